import type { Fault } from '../modification.ts';

/** Events name their status twice, with different values. */
export const fault: Fault = {
  id: 'webhook-duplicate-keys',
  group: 'webhooks',
  summary: 'Events name their status twice, with different values.',
  change: ({ webhooks }) => ({
    webhooks: {
      message(...event) {
        const message = webhooks.message(...event);
        return { ...message, body: message.body.replace('{', '{"status":"screening",') };
      },
    },
  }),
};
