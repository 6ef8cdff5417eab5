import type { Fault } from '../modification.ts';

/** An event that was not received is not sent again. */
export const fault: Fault = {
  id: 'webhook-no-retry',
  group: 'webhooks',
  summary: 'An event that was not received is not sent again.',
  change: () => ({ webhooks: { retryDelayMs: () => undefined } }),
};
