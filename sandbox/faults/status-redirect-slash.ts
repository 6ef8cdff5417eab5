import type { Fault } from '../modification.ts';

/** The list of webhooks is redirected to the path with a slash behind it. */
export const fault: Fault = {
  id: 'status-redirect-slash',
  group: 'status, headers, framing',
  summary: 'The list of webhooks is redirected to the path with a slash behind it.',
  change: ({ answers }) => ({
    answers: {
      before: (call) =>
        call.operation.id === 'listWebhooks'
          ? Promise.resolve({ status: 307, headers: { location: `${call.message.target}/` } })
          : answers.before(call),
    },
  }),
};
