import fc from 'fast-check';
import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Reply } from '../../src/http/call.ts';
import type { Answer } from '../../src/http/transport.ts';

/** Requests that one finding may cost to be shrunk. */
const mostShrinks = 80;
/** Answers that tell of the caller or of the load, and of no body. */
const ofTheCaller = [401, 403, 429];

/** What is wrong with the answer to one value. */
export interface Objection {
  readonly proof: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/** What was looked at for one value, and what is wrong with it. */
export interface Look {
  readonly answers: readonly Answer[];
  readonly objection?: Objection | undefined;
}

/** What a search came to. */
export interface DeepSearch {
  /** Values that were sent. */
  readonly tried: number;
  /** Answers to the last value that nothing was objected to, the telling one last. */
  readonly answers: readonly Answer[];
  /** The objection to the smallest value that has one, with how it is found again, and the answers that show it. */
  readonly objection?: Objection & { readonly answers: readonly Answer[] };
  /** Why it could not be looked on, if it could not. */
  readonly trouble?: StepFailed;
}

/** How many values are sent, and from which seed they are drawn. */
export interface DeepEffort {
  readonly seed: number;
  readonly runs: number;
}

/**
 * Sends random values until one is objected to, and shrinks that one. What is no answer to the value, a failure of the
 * network for example, ends the search and is no objection.
 * @param send sends a value, the n-th of the search, and looks at what comes
 * @throws what `send` throws, but for StepFailed
 */
export async function deepSearch<V>(
  values: fc.Arbitrary<V>,
  { seed, runs }: DeepEffort,
  send: (value: V, n: number) => Promise<Look>,
): Promise<DeepSearch> {
  let tried = 0;
  let shrinks = 0;
  let answers: readonly Answer[] = [];
  let objected: (Objection & { answers: readonly Answer[] }) | undefined;
  let stopped: unknown;
  const property = fc.asyncProperty(values, async (value) => {
    if (objected !== undefined) shrinks += 1;
    // There is nothing more to be learned; fast-check ends by itself when nothing fails.
    if (stopped !== undefined || shrinks > mostShrinks) return true;
    tried += 1;
    try {
      const look = await send(value, tried);
      const { objection } = look;
      if (objection === undefined) answers = look.answers;
      if (objection === undefined || (objected !== undefined && objected.proof !== objection.proof)) return true;
      objected = { ...objection, answers: look.answers };
      return false;
    } catch (error) {
      stopped = error;
      return true;
    }
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  // An error of ours must not pass for one of the network.
  if (stopped !== undefined && (stopped as StepFailed).name !== 'StepFailed') throw stopped;
  const found = objected as (Objection & { answers: readonly Answer[] }) | undefined;
  const again = `seed ${details.seed}, path ${details.counterexamplePath ?? 'none'}, ${details.numShrinks} times smaller`;
  return {
    tried,
    answers,
    ...(found ? { objection: { ...found, received: `${found.received}\n${again}` } } : {}),
    ...(stopped === undefined ? {} : { trouble: stopped as StepFailed }),
  };
}

/**
 * The objection to a server that fails.
 * @param provoked statuses that the request was meant to get
 * @throws StepFailed for an answer that tells nothing about a body
 */
export function failureOf(
  { status, answer }: Reply<unknown>,
  proof: string,
  sent: string,
  provoked: readonly number[],
): Objection | undefined {
  const { method, url } = answer.record.request;
  if (ofTheCaller.includes(status) && !provoked.includes(status))
    throw new StepFailed({ kind: 'unmet', message: `${method} ${url} answered ${status} (${answer.record.id})` });
  if (status < 500) return undefined;
  return {
    proof,
    message: `the server failed on ${sent}`,
    expected: 'an answer below 500',
    received: receivedText(answer, status),
  };
}

/** Status and body of an answer, cut for a report, with the body that it answers. */
export function receivedText({ record }: Answer, status: number): string {
  const answered = `${status} ${record.response?.body.content.slice(0, 80) ?? ''}`.trim();
  return `${answered}\nto ${record.request.body?.content.slice(0, 160) ?? 'no body'}`;
}
