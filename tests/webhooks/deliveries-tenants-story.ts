import { afterAll } from '@jest/globals';
import { story } from '../../src/jest/story.ts';
import { Inbox } from '../../src/webhooks/inbox.ts';
import type { Receiver } from '../../src/webhooks/receiver.ts';
import { customerIn } from '../flows/newcomer.ts';
import { named, says } from './delivery-checks.ts';
import { openReceiver, subscribe, unsubscribe } from './delivery-receiver.ts';

/** That a tenant's events reach only its own subscriptions. */
export function deliveriesTenantsStory(): void {
  story('deliveries-tenants', { capabilities: ['webhooks', 'tenants'] }, (step) => {
    let receiver: Receiver | undefined;
    const nowhere = new Inbox('', () => 200);
    const inboxes = { primary: nowhere, second: nowhere };
    const subscriptions = { primary: '', second: '' };
    const tenants = ['primary', 'second'] as const;

    afterAll(async () => {
      await receiver?.close();
    });

    step('subscribe', { answers: ['putWebhook.200'] }, async (t) => {
      receiver = await openReceiver(t);
      for (const tenant of tenants) {
        inboxes[tenant] = receiver.inbox(t.uuid(tenant));
        subscriptions[tenant] = await subscribe(t, tenant, inboxes[tenant], 'customer.updated');
      }
    });

    step(
      'isolated',
      {
        answers: ['deleteWebhook.204'],
        proves: ['webhook.tenant-isolation#primary', 'webhook.tenant-isolation#second'],
      },
      async (t) => {
        const { webhookBoundMs } = t.session.settings;
        const own = { primary: new Set<string>(), second: new Set<string>() };
        let bounded = true;
        // Each tenant's second customer bounds the absence of the other's first one.
        for (const name of ['first', 'later']) {
          for (const tenant of tenants) {
            // A change of state is announced; that a creation is, is only inferred.
            const { customerId } = await customerIn(t, tenant, `${name}-${tenant}`, 'verifying');
            own[tenant].add(customerId);
            bounded = (await inboxes[tenant].waitFor(says(customerId, 'verifying'), webhookBoundMs)) && bounded;
          }
        }
        for (const tenant of tenants) {
          const proof = `webhook.tenant-isolation#${tenant}`;
          const others = own[tenant === 'primary' ? 'second' : 'primary'];
          const astray = inboxes[tenant].select(({ id }) => id !== undefined && others.has(id));
          if (!bounded && astray.length === 0) {
            t.undecided(proof, 'a tenant got no event of its own, so that the absence of others says nothing', []);
            continue;
          }
          t.check(proof, {
            holds: astray.length === 0,
            message: `an event of another tenant's customer reached ${tenant}`,
            expected: 'only events of own customers',
            received: named(astray.slice(0, 3)),
            answers: astray.length > 0 ? astray : [...inboxes.primary.arrivals, ...inboxes.second.arrivals],
          });
        }
        for (const tenant of tenants) await unsubscribe(t, tenant, subscriptions[tenant]);
      },
    );
  });
}
