import type { Identity } from '../../src/evidence/records.ts';
import {
  createCustomer,
  getChallenge,
  getCustomer,
  setActivity,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { EventFacts } from '../../src/webhooks/delivery.ts';
import type { Inbox } from '../../src/webhooks/inbox.ts';
import type { Arrived } from '../flows/newcomer.ts';
import { checkNone } from './delivery-absences.ts';
import { named, says } from './delivery-checks.ts';

/** Calls that leave a waiting customer as it is: reads, the same creation again, and what must be refused. */
export async function callInVain(
  t: StepContext,
  identity: Identity,
  { customerId, challenge }: Arrived,
): Promise<readonly Reply<unknown>[]> {
  const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
  const wallet = t.wallet('waiting');
  const signed = signedChallenge(wallet, chain, challenge, challengeSignatureEncoding);
  const forged = {
    ...signed,
    signature: signedChallenge(t.wallet('thief'), chain, challenge, challengeSignatureEncoding).signature,
  };
  const options = { identity, intent: { kind: 'invalid', provokes: [400, 403, 404, 409, 422] } } as const;
  const creation = createCustomer({ chainId: wallet.accountId(chain), externalId: t.externalId('waiting') });
  return [
    await t.call(getCustomer(customerId), { identity }),
    await t.call(getChallenge(customerId), { identity }),
    await t.call(creation, options),
    await t.call(signChallenge(customerId, forged), options),
    await t.call(setActivity(customerId, 'activate'), options),
    await t.call(setActivity(customerId, 'deactivate'), options),
  ];
}

/** H9: evaluates that of a customer whom nothing happened to after its creation nothing else is told. */
export function judgeInVain(
  t: StepContext,
  inbox: Inbox,
  customerId: string,
  replies: readonly Reply<unknown>[],
): void {
  const proof = 'webhook.none-without-change';
  const answers = replies.map(({ answer }) => answer);
  // Where one of them was accepted it may have changed something, which is another requirement's finding.
  if (replies.slice(2).some(({ status }) => status < 400)) {
    t.undecided(proof, 'a call that must be refused was accepted', answers);
    return;
  }
  const isCreation = says(customerId, 'initiating');
  const [creation] = inbox.select(isCreation);
  const more = (event: EventFacts): boolean =>
    event.id === customerId && !(isCreation(event) && event.eventId === creation?.event.eventId);
  const message = 'an event told of a customer that nothing had changed';
  checkNone(t, proof, inbox, more, message, answers);
}

/**
 * Evaluates that an update of a subscription counts: a customer's events come to its new address, and to the old one no more.
 * @param main an inbox that has the event whose arrival elsewhere is judged
 */
export async function judgeMoved(
  t: StepContext,
  { left, moved }: { readonly left: Inbox; readonly moved: Inbox },
  customerId: string,
  main: Inbox,
): Promise<void> {
  const verifying = says(customerId, 'verifying');
  const arrived = await moved.waitFor(verifying, t.session.settings.webhookBoundMs);
  const answers = main.select(verifying);
  t.check('webhook.update-counts#new', {
    holds: arrived,
    message: 'an updated subscription does not get the events that it asks for since',
    expected: `an event that the customer is verifying, as ${named(answers)}`,
    received: arrived ? named(moved.select(verifying)) : named(moved.arrivals),
    answers,
  });
  const message = 'an event arrived at the address that a subscription had before its update';
  checkNone(t, 'webhook.update-counts#old', left, () => true, message, answers);
}
