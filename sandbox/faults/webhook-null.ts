import type { Fault } from '../modification.ts';

/** updatedAt of an event is null. */
export const fault: Fault = {
  id: 'webhook-null',
  group: 'webhooks',
  summary: 'updatedAt of an event is null.',
  change: ({ webhooks }) => ({
    webhooks: {
      message: (event, ...others) => webhooks.message({ ...event, updatedAt: null }, ...others),
    },
  }),
};
