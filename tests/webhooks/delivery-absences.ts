import type { Shown, StepContext } from '../../src/jest/step-context.ts';
import type { EventFacts } from '../../src/webhooks/delivery.ts';
import type { Arrival, Inbox } from '../../src/webhooks/inbox.ts';
import { named } from './delivery-checks.ts';

/** Repetitions of an acknowledged event above this are no duplicates any more but an acknowledgement that is not heard. */
const mostArrivals = 3;

/** How many different events a condition selects; what has no eventId is the schema check's finding. */
function differentEvents(inbox: Inbox, condition: (event: EventFacts) => boolean): Set<string> {
  return new Set(inbox.select(condition).flatMap(({ event }) => event.eventId ?? []));
}

/** H9: evaluates that at most `most` different events are told of, in each of the states, by what a condition selects. */
export function checkNoMore(
  t: StepContext,
  proof: string,
  inbox: Inbox,
  condition: (event: EventFacts) => boolean,
  message: string,
  answers: readonly Shown[],
): void {
  const statuses = new Set(inbox.select(condition).map(({ event }) => event.status));
  const repeated = [...statuses].flatMap((status) => {
    const events = differentEvents(inbox, (event) => condition(event) && event.status === status);
    return events.size > 1 ? [`${String(status)}: ${[...events].join(', ')}`] : [];
  });
  const received = repeated.join('; ');
  t.check(proof, {
    holds: repeated.length === 0,
    message,
    expected: 'one eventId for each state',
    received,
    answers: [...answers, ...inbox.select(condition)],
  });
}

/**
 * Evaluates that nothing arrived that a condition selects.
 * @param twin for a refused call: the operation whose valid request must have been accepted too
 */
export function checkNone(
  t: StepContext,
  proof: string,
  inbox: Inbox,
  condition: (event: EventFacts) => boolean,
  message: string,
  answers: readonly Shown[],
  twin?: string,
): void {
  const arrived = inbox.select(condition);
  const received = named(arrived.slice(0, 3));
  t.check(proof, {
    holds: arrived.length === 0,
    message,
    expected: 'no delivery',
    received,
    answers: [...answers, ...arrived],
    ...(twin === undefined ? {} : { twin }),
  });
}

/** H5: evaluates that no eventId stands for two events: another customer, or another state of it. */
export function checkUnique(t: StepContext, inboxes: readonly Inbox[]): void {
  const contents = new Map<string, string>();
  const arrivals = inboxes.flatMap((inbox) => inbox.arrivals);
  const shared = arrivals.filter(({ event: { eventId, id, status } }) => {
    if (eventId === undefined) return false;
    const content = `${String(id)} ${String(status)}`;
    const before = contents.get(eventId) ?? content;
    contents.set(eventId, before);
    return before !== content;
  });
  t.check('webhook.event-id-unique', {
    holds: shared.length === 0,
    message: 'two different events have the same eventId',
    expected: `${contents.size} different events, each with an eventId of its own`,
    received: named(shared.slice(0, 3)),
    answers: shared.length > 0 ? shared : arrivals,
  });
}

/**
 * H10: evaluates that what was acknowledged with 2xx is not sent on and on. Duplicates are documented as possible, so
 * that single repetitions prove nothing.
 */
export function checkStops(t: StepContext, inboxes: readonly Inbox[]): void {
  const acknowledged = new Map<string, Arrival[]>();
  for (const [index, inbox] of inboxes.entries()) {
    for (const arrival of inbox.arrivals) {
      const key = `${index} ${String(arrival.event.id)} ${String(arrival.event.status)} ${String(arrival.event.eventId)}`;
      const sent = acknowledged.get(key);
      if (sent) sent.push(arrival);
      else if (arrival.record.answered < 300) acknowledged.set(key, [arrival]);
    }
  }
  const endless = [...acknowledged.values()].find((sent) => sent.length > mostArrivals);
  t.check('webhook.stops-after-success', {
    holds: endless === undefined,
    message: 'an event that was acknowledged with 2xx is sent again and again',
    expected: `at most ${mostArrivals} deliveries, duplicates included`,
    received: endless ? `${endless.length}: ${named(endless.slice(0, mostArrivals + 1))}` : '',
    answers: endless ?? inboxes.flatMap(({ arrivals }) => arrivals),
  });
}
