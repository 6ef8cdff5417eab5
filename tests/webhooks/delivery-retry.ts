import type { StepContext } from '../../src/jest/step-context.ts';
import type { EventFacts } from '../../src/webhooks/delivery.ts';
import type { AnswerScript, Arrival, Inbox } from '../../src/webhooks/inbox.ts';
import { customerIn } from '../flows/newcomer.ts';
import { named } from './delivery-checks.ts';

/** What the first deliveries are answered with before one is taken: whatever is no 2xx is a failure, a redirect too. */
const failures = [500, 404, 302];

const names = ['retried', 'retried-again'] as const;

/** The state whose event is refused: that a change is announced is documented, that the creation is, is only inferred. */
const state = 'verifying';

function concerns(t: StepContext, name: string): (event: EventFacts) => boolean {
  return ({ externalId, status }) => externalId === t.externalId(name) && status?.toLowerCase() === state;
}

/** Fails the first deliveries of the events of the retry step; no other is held up. */
export function failingScript(t: StepContext): AnswerScript {
  return (event, earlier) => {
    const mine = names.map((name) => concerns(t, name)).find((concern) => concern(event));
    if (mine === undefined) return 200;
    return failures[earlier.filter((arrival) => mine(arrival.event)).length] ?? 202;
  };
}

/**
 * H5, H10: an event that was answered with 500, 404 or 302 comes again, under the same eventId; a fresh customer has the
 * second word.
 */
export async function checkRetry(t: StepContext, inbox: Inbox): Promise<void> {
  const { webhookBoundMs } = t.session.settings;
  const tries: boolean[] = [];
  let arrivals: Arrival[] = [];
  for (const name of names) {
    await customerIn(t, 'primary', name, state);
    let came = true;
    for (let count = 2; came && count <= failures.length + 1; count += 1)
      came = await inbox.waitFor(concerns(t, name), webhookBoundMs, count);
    tries.push(came);
    arrivals = inbox.select(concerns(t, name));
    // Without a first delivery there is nothing to repeat: what is missing is judged where events are due.
    if (tries.at(-1) || arrivals.length === 0) break;
  }
  const seen = `${arrivals.length}: ${named(arrivals)}`;
  if (arrivals.length === 0) {
    for (const proof of ['webhook.retried', 'webhook.event-id-stable']) t.undecided(proof, 'no event came at all', []);
    return;
  }
  const answered = arrivals.at(-1)?.record.answered;
  const message = `an event that was answered with ${String(answered)} did not come again`;
  if (tries.length > 1 && tries.at(-1)) t.undecided('webhook.retried', `${message}, one of a second customer did`, []);
  else
    t.check('webhook.retried', {
      holds: tries.at(-1) === true,
      message,
      expected: `another delivery within ${webhookBoundMs} ms after each that was answered with ${failures.join(', ')}`,
      received: seen,
      answers: arrivals,
    });
  if (!tries.at(-1)) {
    t.undecided('webhook.event-id-stable', 'the event was not delivered as often as it failed', []);
    return;
  }
  const [first] = arrivals;
  arrivals = inbox.select(({ id, status }) => id === first?.event.id && status === first?.event.status);
  const ids = new Set(arrivals.flatMap(({ event }) => event.eventId ?? []));
  t.check('webhook.event-id-stable', {
    holds: ids.size <= 1,
    message: `an event that was sent again has another eventId (${named(arrivals)})`,
    expected: 'the same eventId in each delivery',
    received: [...ids].join(', '),
    answers: arrivals,
  });
  const waits = arrivals.slice(1).map(({ atMs }, index) => atMs - (arrivals[index]?.atMs ?? atMs));
  const grow = waits.every((wait, index) => wait >= (waits[index - 1] ?? 0));
  t.observe('webhook.retry-waits', waits.length < 2 ? 'one repetition seen' : grow ? 'growing' : 'not growing');
}
