import type { components } from '../../generated/types.ts';
import type { Confidential } from '../../src/contract/exchange.ts';
import type { Identity } from '../../src/evidence/records.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import type { Inbox } from '../../src/webhooks/inbox.ts';
import { Receiver } from '../../src/webhooks/receiver.ts';

/** A receiver that records into the session of a step. */
export function openReceiver(t: StepContext): Promise<Receiver> {
  const { settings, ledger, redactor, clock, identities } = t.session;
  const confidential = (): Confidential[] => {
    const kept = identities.secrets().filter(({ name }) => /SECRET|SIGNING_KEY/.test(name));
    const tokens = (['primary', 'second', 'disposable'] as const).flatMap((identity) => {
      const token = identities.token(identity, clock.nowMs());
      return token ? [{ name: `the token of ${identity}`, value: token.reveal() }] : [];
    });
    return [...kept.map((secret) => ({ name: String(secret), value: secret.reveal() })), ...tokens];
  };
  const position = () => ledger.positionOf(t.suite);
  return Receiver.open({ settings, ledger, position, redactor, nowMs: () => clock.nowMs(), confidential });
}

/** Subscribes an inbox to one type and gives the id of the subscription; the step owes `putWebhook.200`. */
export async function subscribe(
  t: StepContext,
  identity: Identity,
  inbox: Inbox,
  type: components['schemas']['WebhookType'],
): Promise<string> {
  const body = { callbackUrl: inbox.url, types: [type] };
  const created = await t.expect('putWebhook.200', (client) => client.putWebhook({ body }), { identity });
  return need(created, 'id', ({ id }) => id);
}

/** Gives a subscription another inbox and other types, and gives its id again; the step owes `putWebhook.200`. */
export async function change(
  t: StepContext,
  identity: Identity,
  id: string,
  inbox: Inbox,
  types: components['schemas']['WebhookType'][],
): Promise<string> {
  const body = { id, callbackUrl: inbox.url, types };
  await t.expect('putWebhook.200', (client) => client.putWebhook({ body }), { identity });
  return id;
}

/** Ends a subscription; the step owes `deleteWebhook.204`. */
export async function unsubscribe(t: StepContext, identity: Identity, webhookId: string): Promise<void> {
  const params = { path: { webhookId } };
  await t.expect('deleteWebhook.204', (client) => client.deleteWebhook({ params }), { identity });
}
