import type { Fault } from '../modification.ts';

/** Deliveries are labelled as a form. */
export const fault: Fault = {
  id: 'webhook-form',
  group: 'webhooks',
  summary: 'Deliveries are labelled as a form.',
  change: ({ webhooks }) => ({
    webhooks: {
      message: (...event) => ({ ...webhooks.message(...event), contentType: 'application/x-www-form-urlencoded' }),
    },
  }),
};
