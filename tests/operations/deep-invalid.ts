import fc from 'fast-check';
import type { Operation } from '../../generated/operations.ts';
import { bodyOf, brokenBodies } from '../../src/cases/arbitrary-broken.ts';
import { kept } from '../../src/cases/arbitrary-kept.ts';
import { malformedTexts } from '../../src/cases/arbitrary-malformed.ts';
import { valueArbitrary } from '../../src/cases/arbitrary-value.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { answerOf, sendTwin } from './accepted-answer.ts';
import { caseRequest } from './case-request.ts';
import { valueContract } from './deep-bodies.ts';
import { emitSearch } from './deep-proofs.ts';
import { type DeepEffort, deepSearch, failureOf, type Look, receivedText } from './deep-property.ts';
import { preconditionOf } from './preconditions.ts';
import type { Prepared } from './valid-request.ts';

const drawnToLearn = 300;
const noEffect = 'input.no-effect-of-refusal';

/** Rules of one kind: stated by the documentation, or inferred by the contract. */
interface Part {
  readonly proof: string;
  accepts(body: Json): boolean;
}

const known = new Map<string, readonly Part[]>();

/** The kinds of rules that bodies of an operation can break; which they are depends on the contract and not on the seed. */
function partsOf(operationId: string, pointer: string): readonly Part[] {
  const parts = known.get(operationId) ?? learnedParts(operationId, pointer);
  known.set(operationId, parts);
  return parts;
}

function learnedParts(operationId: string, pointer: string): Part[] {
  const stated = (body: Json): boolean =>
    valueContract.judge(pointer, body).some(({ inferred }) => inferred === undefined);
  const parts: Part[] = [
    { proof: `input.invalid-body-refused#${operationId}`, accepts: stated },
    { proof: `input.inferred-rule-refused#${operationId}`, accepts: (body) => !stated(body) },
  ];
  const [base = null] = fc.sample(valueArbitrary(valueContract, pointer), { seed: 1, numRuns: 1 });
  const drawn = fc.sample(brokenBodies(valueContract, pointer, base), { seed: 1, numRuns: drawnToLearn });
  return parts.filter(({ accepts }) => drawn.some((broken) => accepts(bodyOf(broken, base))));
}

function failureProof(operationId: string, kind: string): string {
  return `response.no-server-error#${operationId}.${kind}`;
}

/** What a step of broken bodies proves. */
export function invalidProofs(operationId: string, pointer: string): string[] {
  const effect = preconditionOf(operationId).traced ? [`${noEffect}#${operationId}`] : [];
  const refused = partsOf(operationId, pointer).map(({ proof }) => proof);
  return [failureProof(operationId, 'invalid'), ...refused, ...effect];
}

/** Sends random bodies that break their schema in one place: each is refused with 400, and none has an effect. */
export async function sendInvalid(
  t: StepContext,
  operation: Operation,
  pointer: string,
  effort: DeepEffort,
): Promise<void> {
  const { operationId } = operation;
  const { traced, prepare } = preconditionOf(operationId);
  const failure = failureProof(operationId, 'invalid');
  const prepared = await prepare(t, `${operationId}-invalid`);
  const before = traced ? await prepared.trace?.([]) : undefined;
  await sendTwin(t, operation, `${operationId}-twin-invalid`);
  const base = prepared.request.body ?? null;
  const accepted: Json[] = [];
  const searches = [];
  for (const { proof, accepts } of partsOf(operationId, pointer)) {
    const broken = kept(
      brokenBodies(valueContract, pointer, base),
      (each) => accepts(bodyOf(each, base)),
      `a body for ${proof}`,
    );
    const search = await deepSearch(broken, effort, async (each, n): Promise<Look> => {
      const body = new TextEncoder().encode(JSON.stringify(bodyOf(each, base)));
      const reply = await sendBytes(t, operation, prepared, body, `${proof}-${n}`);
      if (reply.status < 300) accepted.push(answerOf(reply) ?? null);
      return refusalOf(reply, { failure, proof }, 'a body that breaks its schema');
    });
    searches.push({ proof, search });
  }
  // Looked at before anything is thrown, so that what was accepted is removed whatever came after it.
  const after = before && (await prepared.trace?.(accepted));
  await prepared.remove?.(accepted);
  for (const { proof, search } of searches) emitSearch(t, [proof, failure], search, () => undefined, operationId);
  if (before === undefined || after === undefined) return;
  const answers = [...before.answers, ...after.answers];
  const effect = `${noEffect}#${operationId}`;
  if (before.text !== after.text && accepted.length > 0) {
    t.undecided(effect, 'bodies that must be refused were accepted, so the change may be theirs', answers);
    return;
  }
  t.check(effect, {
    holds: before.text === after.text,
    message: `a refused request of ${operationId} had an effect`,
    expected: before.text,
    received: after.text,
    answers,
    twin: operationId,
  });
}

/** What a step of malformed texts proves. */
export function malformedProofs(operationId: string): string[] {
  return [failureProof(operationId, 'malformed'), `input.malformed-json-refused#${operationId}`];
}

/** Sends random texts that are nearly JSON, with their right digests: each is refused with 400. */
export async function sendMalformed(
  t: StepContext,
  operation: Operation,
  pointer: string,
  effort: DeepEffort,
): Promise<void> {
  const { operationId } = operation;
  const [failure = '', proof = ''] = malformedProofs(operationId);
  const prepared = await preconditionOf(operationId).prepare(t, `${operationId}-malformed`);
  await sendTwin(t, operation, `${operationId}-twin-malformed`);
  const accepted: Json[] = [];
  // Random values and no real ones: a cut through a secret would leave a half that no redaction knows.
  const texts = malformedTexts(valueArbitrary(valueContract, pointer));
  const search = await deepSearch(texts, effort, async (text, n): Promise<Look> => {
    const reply = await sendBytes(t, operation, prepared, new TextEncoder().encode(text), `${proof}-${n}`);
    if (reply.status < 300) accepted.push(answerOf(reply) ?? null);
    return refusalOf(reply, { failure, proof }, 'a text that is no JSON');
  });
  await prepared.remove?.(accepted);
  emitSearch(t, [failure, proof], search, () => undefined, operationId);
}

async function sendBytes(
  t: StepContext,
  operation: Operation,
  { request }: Prepared,
  body: Uint8Array,
  name: string,
): Promise<Reply<unknown>> {
  const ids = { idempotencyKey: t.uuid(`${name}/key`), unknown: t.uuid(`${name}/unknown`) };
  const { raw, options } = caseRequest(operation, request, undefined, ids);
  return t.send({ ...raw, body }, { ...options, intent: { kind: 'invalid', provokes: [400] } });
}

function refusalOf(reply: Reply<unknown>, proofs: { failure: string; proof: string }, what: string): Look {
  const { status, answer } = reply;
  const failed = failureOf(reply, proofs.failure, what, []);
  if (failed !== undefined || status === 400) return { answers: [answer], objection: failed };
  const message = `${what} was ${status < 300 ? 'accepted' : 'not refused as is due'}`;
  const received = receivedText(answer, status);
  return { answers: [answer], objection: { proof: proofs.proof, message, expected: '400', received } };
}
