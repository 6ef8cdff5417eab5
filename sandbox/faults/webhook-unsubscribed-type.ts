import type { Fault } from '../modification.ts';

/** Events arrive that were not subscribed to. */
export const fault: Fault = {
  id: 'webhook-unsubscribed-type',
  group: 'webhooks',
  summary: 'Events arrive that were not subscribed to.',
  change: () => ({ webhooks: { wants: () => true } }),
};
