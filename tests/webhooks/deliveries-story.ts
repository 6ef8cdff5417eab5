import { afterAll } from '@jest/globals';
import { StepFailed } from '../../src/evidence/ledger.ts';
import {
  type CustomerStatus,
  createCustomer,
  giveVerdict,
  setActivity,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import { pollCustomer } from '../../src/flow/poll-customer.ts';
import type { Invoke, Reply } from '../../src/http/call.ts';
import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import type { EventFacts } from '../../src/webhooks/delivery.ts';
import { Inbox } from '../../src/webhooks/inbox.ts';
import type { Receiver } from '../../src/webhooks/receiver.ts';
import { type Arrived, customerIn } from '../flows/newcomer.ts';
import { checkNoMore, checkNone, checkStops, checkUnique } from './delivery-absences.ts';
import { checkAgreement, checkAnnounced, checkOrder, says } from './delivery-checks.ts';
import { callInVain, judgeInVain, judgeMoved } from './delivery-of-no-change.ts';
import { change, openReceiver, subscribe, unsubscribe } from './delivery-receiver.ts';
import { checkRetry, failingScript } from './delivery-retry.ts';

const identity = 'primary';

/** What the API shows by GET must be announced: waits for the read, then for the event. */
async function arrivesAndAnnounces(
  t: StepContext,
  inbox: Inbox,
  customerId: string,
  state: Destination,
  proof: string,
): Promise<void> {
  await checkAgreement(t, inbox, customerId, state);
  const polled = await pollCustomer(t.caller(identity), customerId, state, ['rejected'], t.session.settings);
  const shown = polled.reads.map(({ answer }) => answer);
  if (!polled.reached)
    throw new StepFailed({
      kind: 'unmet',
      message: `the customer did not become ${state}: ${polled.states.join(' -> ')}`,
    });
  await checkAnnounced(t, inbox, customerId, state, proof, shown, async () => {
    const second = await customerIn(t, identity, `second-${state}`, state);
    return second.customerId;
  });
}

/** What environments send to a subscriber, and what they don't. */
export function deliveriesStory(): void {
  story('deliveries', { capabilities: ['webhooks', 'simulator'] }, (step) => {
    let receiver: Receiver | undefined;
    const nowhere = new Inbox('', () => 200);
    let [main, cards, failing, removed, left, moved] = [nowhere, nowhere, nowhere, nowhere, nowhere, nowhere];
    const subscriptions: string[] = [];
    let removedId = '';
    let customer: Arrived = { customerId: '', challenge: '' };
    /** Calls that must cause no event, by the case they are judged under. */
    const refused: {
      create?: Reply<unknown>;
      verify?: Reply<unknown>;
      others: readonly Reply<unknown>[];
      waitingId: string;
    } = { others: [], waitingId: '' };
    const replayed: { create: Answer[]; sign: Answer[] } = { create: [], sign: [] };
    const calls: string[] = [];

    afterAll(async () => {
      await receiver?.close();
    });

    step('subscribe', { answers: ['putWebhook.200'] }, async (t) => {
      receiver = await openReceiver(t);
      // Any 2xx takes an event.
      main = receiver.inbox(t.uuid('main'), () => 204);
      cards = receiver.inbox(t.uuid('cards'));
      failing = receiver.inbox(t.uuid('failing'), failingScript(t));
      removed = receiver.inbox(t.uuid('removed'));
      subscriptions.push(await subscribe(t, identity, main, 'customer.updated'));
      // Not from customers, whom other suites create meanwhile.
      const turned = await subscribe(t, identity, cards, 'account.updated');
      subscriptions.push(await change(t, identity, turned, cards, ['card.updated']));
      subscriptions.push(await subscribe(t, identity, failing, 'customer.updated'));
      removedId = await subscribe(t, identity, removed, 'customer.updated');
      left = receiver.inbox(t.uuid('left'));
      moved = receiver.inbox(t.uuid('moved'));
      const moving = await subscribe(t, identity, left, 'card.updated');
      subscriptions.push(await change(t, identity, moving, moved, ['account.updated', 'customer.updated']));
    });

    step('quiet-calls', {}, async (t) => {
      const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
      const intent = { kind: 'invalid', provokes: [400] } as const;
      const body = JSON.stringify({ chainId: 'no account at all', externalId: t.externalId('refused') });
      const headers = [['Content-Type', 'application/json']] as const;
      refused.create = await t.send(
        { method: 'POST', path: '/customers', headers, body: new TextEncoder().encode(body) },
        { identity, intent },
      );
      const waiting = await customerIn(t, identity, 'waiting', 'initiating');
      refused.waitingId = waiting.customerId;
      const verifyEarly = giveVerdict(waiting.customerId, 'verify');
      refused.verify = await t.call(verifyEarly, { identity, intent: { kind: 'invalid', provokes: [400, 409, 422] } });
      refused.others = await callInVain(t, identity, waiting);
      const twice = async <T>(invoke: Invoke<T>, key: string): Promise<[Reply<T>, Reply<T>]> => {
        const options = { identity, idempotencyKey: t.uuid(key) } as const;
        const first = await t.call(invoke, options);
        return [first, await t.call(invoke, { ...options, intent: { kind: 'valid', provokes: [409, 422] } })];
      };
      const wallet = t.wallet('replayed');
      const creation = createCustomer({ chainId: wallet.accountId(chain), externalId: t.externalId('replayed') });
      const [created, again] = await twice(creation, 'creation');
      replayed.create = [created.answer, again.answer];
      if (created.data === undefined) return;
      const { id, challenge } = created.data;
      const signature = signedChallenge(wallet, chain, challenge, challengeSignatureEncoding);
      const signed = await twice(signChallenge(id, signature), 'signing');
      replayed.sign = signed.map(({ answer }) => answer);
    });

    const announced = ['webhook.announces-creation', 'webhook.agrees-with-read#initiating'];
    step('creation', { deliveries: ['customerUpdated'], proves: announced }, async (t) => {
      customer = await customerIn(t, identity, 'customer', 'initiating');
      await arrivesAndAnnounces(t, main, customer.customerId, 'initiating', 'webhook.announces-creation');
    });

    step(
      'verifying',
      { proves: ['webhook.delivered#verifying', 'webhook.announces-screening', 'webhook.agrees-with-read#verifying'] },
      async (t) => {
        const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
        const { customerId, challenge } = customer;
        const body = signedChallenge(t.wallet('customer'), chain, challenge, challengeSignatureEncoding);
        const signed = await t.call(signChallenge(customerId, body), { identity });
        calls.push('signCustomerChallenge');
        await arrivesAndAnnounces(t, main, customerId, 'verifying', 'webhook.delivered#verifying');
        const again = async (): Promise<string> =>
          (await customerIn(t, identity, 'second-screening', 'verifying')).customerId;
        const passing: CustomerStatus = 'screening';
        await checkAnnounced(t, main, customerId, passing, 'webhook.announces-screening', [signed.answer], again);
      },
    );

    step('active', { proves: ['webhook.delivered#active', 'webhook.agrees-with-read#active'] }, async (t) => {
      await t.call(giveVerdict(customer.customerId, 'verify'), { identity });
      calls.push('verifyCustomer');
      await arrivesAndAnnounces(t, main, customer.customerId, 'active', 'webhook.delivered#active');
    });

    step('inactive', { proves: ['webhook.delivered#inactive', 'webhook.agrees-with-read#inactive'] }, async (t) => {
      await t.call(setActivity(customer.customerId, 'deactivate'), { identity });
      calls.push('deactivateCustomer');
      await arrivesAndAnnounces(t, main, customer.customerId, 'inactive', 'webhook.delivered#inactive');
    });

    step('rejected', { proves: ['webhook.delivered#rejected', 'webhook.agrees-with-read#rejected'] }, async (t) => {
      const refusedByVerdict = await customerIn(t, identity, 'rejected', 'verifying');
      await t.call(giveVerdict(refusedByVerdict.customerId, 'reject'), { identity });
      await arrivesAndAnnounces(t, main, refusedByVerdict.customerId, 'rejected', 'webhook.delivered#rejected');
    });

    step('order', { proves: ['webhook.states-follow-machine'] }, async (t) => {
      checkOrder(
        t,
        main.select(({ id }) => id === customer.customerId),
        calls,
      );
    });

    step('retry', { proves: ['webhook.retried', 'webhook.event-id-stable'] }, async (t) => {
      await checkRetry(t, failing);
    });

    step('delete', { answers: ['deleteWebhook.204'] }, async (t) => {
      await unsubscribe(t, identity, removedId);
    });

    step(
      'absences',
      {
        answers: ['deleteWebhook.204'],
        proves: [
          'webhook.none-for-refused#create',
          'webhook.none-for-refused#verify',
          'webhook.none-without-change',
          'webhook.update-counts#new',
          'webhook.update-counts#old',
          'webhook.none-for-replay#create',
          'webhook.none-for-replay#sign',
          'webhook.one-event-per-transition',
          'webhook.event-id-unique',
          'webhook.stops-after-success',
          'webhook.only-subscribed',
          'webhook.none-after-delete',
        ],
      },
      async (t) => {
        // An absence is bounded by the arrival of what came later, not by a pause.
        const late = await customerIn(t, identity, 'late', 'verifying');
        const bound = t.session.settings.webhookBoundMs;
        const bounded = await main.waitFor(({ id, status }) => id === late.customerId && status === 'verifying', bound);
        if (!bounded) throw new StepFailed({ kind: 'unmet', message: 'no later event bounds what must not arrive' });
        const wasRefused = (reply: Reply<unknown> | undefined): boolean => (reply?.status ?? 0) >= 400;
        const { create, verify, waitingId } = refused;
        const judgeRefused = (name: string, reply: Reply<unknown> | undefined, judged: () => void): void => {
          if (wasRefused(reply)) judged();
          else t.undecided(`webhook.none-for-refused#${name}`, 'the call was not refused', reply ? [reply.answer] : []);
        };
        judgeRefused('create', create, () => {
          const mine = t.externalId('refused');
          const message = 'a refused creation was announced';
          checkNone(
            t,
            'webhook.none-for-refused#create',
            main,
            ({ externalId }) => externalId === mine,
            message,
            create ? [create.answer] : [],
            'createCustomer',
          );
        });
        judgeRefused('verify', verify, () => {
          const isCreation = says(waitingId, 'initiating');
          const [creation] = main.select(isCreation);
          // Nothing but its creation happened to it, which one event tells, however often it is sent.
          const more = (event: EventFacts): boolean =>
            event.id === waitingId && !(isCreation(event) && event.eventId === creation?.event.eventId);
          const message = 'a refused verdict was announced';
          checkNone(
            t,
            'webhook.none-for-refused#verify',
            main,
            more,
            message,
            verify ? [verify.answer] : [],
            'verifyCustomer',
          );
        });
        judgeInVain(t, main, refused.waitingId, refused.others);
        await judgeMoved(t, { left, moved }, late.customerId, main);
        const replay = t.externalId('replayed');
        const isReplayed = ({ externalId }: { externalId?: string }): boolean => externalId === replay;
        checkNoMore(
          t,
          'webhook.none-for-replay#create',
          main,
          (event) => isReplayed(event) && event.status === 'initiating',
          'a replayed creation was announced again',
          replayed.create,
        );
        checkNoMore(
          t,
          'webhook.none-for-replay#sign',
          main,
          (event) => isReplayed(event) && event.status !== 'initiating',
          'a replayed signature was announced again',
          replayed.sign,
        );
        checkNoMore(
          t,
          'webhook.one-event-per-transition',
          main,
          ({ id }) => id === customer.customerId,
          'one transition was announced by several events',
          [],
        );
        checkUnique(t, [main, failing]);
        checkStops(t, [main, failing]);
        const foreign = ({ webhookType }: { webhookType?: string }): boolean =>
          webhookType !== undefined && webhookType !== 'customer.updated';
        const astray = [
          ...cards.select(({ webhookType }) => webhookType !== 'card.updated'),
          ...main.select(foreign),
          ...failing.select(foreign),
        ];
        t.check('webhook.only-subscribed', {
          holds: astray.length === 0,
          message: 'an event arrived of a type that was not subscribed',
          expected: 'only the types of the subscription',
          received: astray
            .slice(0, 3)
            .map(({ event, record }) => `${String(event.webhookType)} (${record.id})`)
            .join(', '),
          answers: astray.length > 0 ? astray : [...main.arrivals, ...failing.arrivals, ...cards.arrivals],
        });
        checkNone(
          t,
          'webhook.none-after-delete',
          removed,
          ({ id }) => id === late.customerId,
          'an event arrived at a deleted subscription',
          main.select(({ id }) => id === late.customerId),
        );
        for (const id of subscriptions) await unsubscribe(t, identity, id);
      },
    );
  });
}
