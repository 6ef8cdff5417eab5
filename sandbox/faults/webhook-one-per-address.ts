import { callingTenant } from '../http/call.ts';
import type { Fault } from '../modification.ts';

/** PUT without an id changes the subscription that has the address already. */
export const fault: Fault = {
  id: 'webhook-one-per-address',
  group: 'webhooks',
  summary: 'PUT without an id changes the subscription that has the address already.',
  change: ({ webhooks }) => ({
    webhooks: {
      changed: (wanted, call) =>
        webhooks.changed(wanted, call) ??
        call.world.subscriptions
          .ofTenant(callingTenant(call).id)
          .find(({ callbackUrl }) => callbackUrl === wanted.callbackUrl),
    },
  }),
};
