import type { Fault } from '../modification.ts';

/** The method that was signed may differ from the one that was used. */
export const fault: Fault = {
  id: 'signature-method-free',
  group: 'signature and digest',
  summary: 'The method that was signed may differ from the one that was used.',
  change: () => ({
    signature: {
      candidateMessages: ({ message }) =>
        [message.method, 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((method) => ({
          ...message,
          method,
        })),
    },
  }),
};
