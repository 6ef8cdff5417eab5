import type { Fault } from '../modification.ts';

/** Events are delivered by PUT. */
export const fault: Fault = {
  id: 'webhook-put',
  group: 'webhooks',
  summary: 'Events are delivered by PUT.',
  change: ({ webhooks }) => ({
    webhooks: {
      message: (...event) => ({ ...webhooks.message(...event), method: 'PUT' }),
    },
  }),
};
