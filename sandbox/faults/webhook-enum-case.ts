import type { Fault } from '../modification.ts';

/** The status in an event is in capitals. */
export const fault: Fault = {
  id: 'webhook-enum-case',
  group: 'webhooks',
  summary: 'The status in an event is in capitals.',
  change: ({ webhooks }) => ({
    webhooks: {
      message: (event, ...others) =>
        webhooks.message({ ...event, status: String(event.status).toUpperCase() }, ...others),
    },
  }),
};
