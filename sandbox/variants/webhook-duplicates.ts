import type { Variant } from '../modification.ts';

/** Every event is sent twice, with the same eventId. */
export const variant: Variant = {
  id: 'webhook-duplicates',
  summary: 'Every event is sent twice, with the same eventId.',
  change: () => ({ webhooks: { initialDelaysMs: () => [0, 40] } }),
};
