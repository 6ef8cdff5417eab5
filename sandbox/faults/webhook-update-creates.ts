import type { Fault } from '../modification.ts';

/** PUT with the id of a subscription creates another one. */
export const fault: Fault = {
  id: 'webhook-update-creates',
  group: 'webhooks',
  summary: 'PUT with the id of a subscription creates another one.',
  change: ({ validation }) => ({
    validation: {
      subscription(body) {
        const { id: _ignored, ...wanted } = validation.subscription(body);
        return wanted;
      },
    },
  }),
};
