import type { Fault } from '../modification.ts';

/** PUT with an id that nothing has creates a subscription. */
export const fault: Fault = {
  id: 'webhook-unknown-id-creates',
  group: 'webhooks',
  summary: 'PUT with an id that nothing has creates a subscription.',
  change: ({ webhooks }) => ({
    webhooks: { changed: ({ id }, call) => (id === undefined ? undefined : webhooks.find(id, call)) },
  }),
};
