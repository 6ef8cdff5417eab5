import { compareInstants, parseInstant } from '../../src/contract/instant.ts';
import { valueAt } from '../../src/contract/schema-aspects.ts';
import { isPath, readMachine } from '../../src/contract/state-machine.ts';
import { type Customer, getCustomer } from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { EventFacts } from '../../src/webhooks/delivery.ts';
import type { Arrival, Inbox } from '../../src/webhooks/inbox.ts';
import { statesInOrder, type Told } from './told-order.ts';

const states = '#/components/schemas/CustomerStatus';

/** Selects the events that a customer is in a state; the spelling of the state is the schema check's finding. */
export function says(customerId: string, state: string): (event: EventFacts) => boolean {
  return ({ id, status }) => id === customerId && status?.toLowerCase() === state;
}

/** The ids of deliveries, for a message. */
export function named(arrivals: readonly Arrival[]): string {
  return arrivals.map(({ record }) => record.id).join(', ') || 'no delivery';
}

/**
 * H1: evaluates that a state which the API showed was announced. That no event came violates only if none comes for a
 * second, fresh customer either.
 * @param again brings a fresh customer through the same state, and gives its id
 */
export async function checkAnnounced(
  t: StepContext,
  inbox: Inbox,
  customerId: string,
  state: string,
  proof: string,
  shown: readonly Answer[],
  again: () => Promise<string>,
): Promise<void> {
  const { webhookBoundMs } = t.session.settings;
  const expected = `an event that the customer is ${state}, within ${webhookBoundMs} ms`;
  if (await inbox.waitFor(says(customerId, state), webhookBoundMs)) {
    t.check(proof, { holds: true, message: '', expected, received: expected, answers: shown });
    return;
  }
  const message = `no event announced that the customer is ${state}`;
  if (await inbox.waitFor(says(await again(), state), webhookBoundMs)) {
    t.undecided(proof, `${message}, one did for a second customer`, shown);
    return;
  }
  const seen = inbox.select(({ id }) => id === customerId).map(({ event }) => event.status ?? 'no status');
  const received = seen.join(', ') || 'no event of this customer';
  t.check(proof, {
    holds: false,
    message: `${message}, nor for a second customer`,
    expected,
    received,
    answers: shown,
  });
}

/**
 * H8: a read that began after an event arrived shows what the event said, or something that can follow it. That the
 * creation is announced is only inferred, so that without an event of it there is nothing to agree with.
 */
export async function checkAgreement(t: StepContext, inbox: Inbox, customerId: string, state: string): Promise<void> {
  const proof = `webhook.agrees-with-read#${state}`;
  const arrived = await inbox.waitFor(says(customerId, state), t.session.settings.webhookBoundMs);
  const [arrival] = inbox.select(says(customerId, state));
  if (!arrived || arrival === undefined) {
    const reason = `no event said that the customer is ${state}`;
    if (state === 'initiating') t.notApplicable(proof, reason);
    else t.undecided(proof, reason, []);
    return;
  }
  const read = await t.call(getCustomer(customerId), { identity: 'primary' });
  const differences = disagreements(arrival.event, read);
  t.check(proof, {
    holds: differences.length === 0,
    message: `a read after an event (${arrival.record.id}) contradicts it`,
    expected: differences.map(({ expected }) => expected).join('; '),
    received: differences.map(({ received }) => received).join('; '),
    answers: [read.answer],
  });
}

/** Compares only what both show in a valid form: the rest is the schema check's finding. */
function disagreements(event: EventFacts, { data }: Reply<Customer>): { expected: string; received: string }[] {
  if (data === undefined) return [];
  const found: { expected: string; received: string }[] = [];
  const known = (valueAt(states) as { enum?: unknown[] }).enum ?? [];
  const { status } = data;
  if (event.status !== undefined && known.includes(event.status) && known.includes(status)) {
    const follows = isPath(readMachine(valueAt(states)), [event.status, status], []);
    if (status !== event.status && !follows)
      found.push({ expected: `${event.status} or what follows it`, received: status });
  }
  for (const name of ['externalId', 'chainId'] as const) {
    const [told, shown]: unknown[] = [event[name], data[name]];
    if (typeof told === 'string' && typeof shown === 'string' && told !== shown)
      found.push({ expected: `${name} ${told}`, received: shown });
  }
  for (const name of ['createdAt', 'updatedAt'] as const) {
    const [told, shown] = [event[name], data[name]].map((text: unknown) =>
      typeof text === 'string' ? parseInstant(text) : undefined,
    );
    if (!told || !shown) continue;
    const order = compareInstants(told, shown);
    if (name === 'createdAt' ? order !== 0 : order > 0) {
      const relation = name === 'createdAt' ? '' : 'not before ';
      found.push({ expected: `${name} ${relation}${String(event[name])}`, received: String(data[name]) });
    }
  }
  return found;
}

/** H7: the states that events tell, ordered by updatedAt, are a path of the machine; ties may stand in either order. */
export function checkOrder(t: StepContext, arrivals: readonly Arrival[], calls: readonly string[]): void {
  const proof = 'webhook.states-follow-machine';
  const machine = readMachine(valueAt(states));
  const known = (valueAt(states) as { enum?: unknown[] }).enum ?? [];
  const once = new Map<string, Told>();
  for (const { event } of arrivals) {
    const at = event.updatedAt === undefined ? undefined : parseInstant(event.updatedAt);
    if (at && event.eventId !== undefined && event.status !== undefined && known.includes(event.status))
      once.set(event.eventId, { status: event.status, at });
  }
  const path = statesInOrder([...once.values()], (states) => isPath(machine, states, calls));
  if (path.length < 2) {
    t.undecided(proof, `fewer than two events of one customer have a state and a time: ${named(arrivals)}`, []);
    return;
  }
  t.check(proof, {
    holds: isPath(machine, path, calls),
    message: `events ordered by updatedAt tell states that are no path of the documented machine (${named(arrivals)})`,
    expected: 'a path of the documented machine',
    received: path.join(' -> '),
    answers: arrivals,
  });
}
