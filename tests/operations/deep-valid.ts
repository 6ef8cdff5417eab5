import type { Operation } from '../../generated/operations.ts';
import { valueArbitrary } from '../../src/cases/arbitrary-value.ts';
import { isObject } from '../../src/cases/case-contract.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { answerOf, successOf } from './accepted-answer.ts';
import { caseRequest } from './case-request.ts';
import { demandValid, ownBody, valueContract } from './deep-bodies.ts';
import { emitSearch } from './deep-proofs.ts';
import { type DeepEffort, deepSearch, failureOf, type Look, type Objection, receivedText } from './deep-property.ts';
import { type Precondition, preconditionOf } from './preconditions.ts';
import type { Prepared } from './valid-request.ts';

/** Texts that any reader takes; an API may refuse others rather than alter them. */
const plain = /^[\x20-\x7e]*$/;

/** What a step of random valid bodies proves. */
export function validProofs(operationId: string, free: boolean): string[] {
  const failure = `response.no-server-error#${operationId}.valid`;
  return free
    ? [failure, `input.inferred-value-accepted#${operationId}`, `input.value-kept#${operationId}`]
    : [failure];
}

/** Sends random bodies that honour the schema: accepted and kept, or refused for a reason that the contract lists. */
export async function sendValid(
  t: StepContext,
  operation: Operation,
  pointer: string,
  free: boolean,
  effort: DeepEffort,
): Promise<void> {
  const { operationId } = operation;
  const precondition = preconditionOf(operationId);
  const proofs = validProofs(operationId, free);
  const [failure = '', accepted = '', kept = ''] = proofs;
  // Where no random body can be accepted one entity serves all of them.
  const shared = free ? undefined : await precondition.prepare(t, `${operationId}-valid`);
  let seen = 0;
  const search = await deepSearch(valueArbitrary(valueContract, pointer), effort, async (value, n): Promise<Look> => {
    const name = `${operationId}-valid-${n}`;
    const prepared = shared ?? (await precondition.prepare(t, name));
    const body = shared ? value : ownBody(operationId, value, prepared.request, precondition);
    demandValid(t, pointer, body);
    const ids = { idempotencyKey: t.uuid(`${name}/key`), unknown: t.uuid(`${name}/unknown`) };
    const { raw, options } = caseRequest(operation, { ...prepared.request, body }, undefined, ids);
    const refusals = free ? excuses(operation, body) : businessRefusals(operation);
    const reply = await t.send(raw, { ...options, intent: { kind: 'valid', provokes: refusals } });
    const failed = failureOf(reply, failure, 'a body that honours its schema', refusals);
    if (failed !== undefined || shared !== undefined) return { answers: [reply.answer], objection: failed };
    if (reply.status >= 300) {
      const refused = refusals.includes(reply.status) ? undefined : refusal(operation, accepted, reply);
      return { answers: [reply.answer], objection: refused };
    }
    seen += 1;
    return lookKept(precondition, prepared, body, reply, kept);
  });
  emitSearch(t, proofs, search, (proof) =>
    proof === kept && seen === 0 ? 'no random body was accepted, so none could be kept' : undefined,
  );
}

/** Statuses with which the contract lets an operation refuse a body that honours its schema, but for the caller's own. */
function businessRefusals({ responses, operationId }: Operation): number[] {
  const declared = Object.keys(responses).map(Number);
  return declared.filter((status) => status >= 400 && status < 500 && (status !== 401 || operationId === 'issueToken'));
}

/** Refusals that are none of the schema's: it exists already, or its text is more than the API takes. */
function excuses({ responses }: Operation, body: Json): number[] {
  const exists = Object.hasOwn(responses, '409') ? [409] : [];
  const texts = isObject(body) ? Object.values(body).filter((value) => typeof value === 'string') : [];
  return texts.every((text) => plain.test(text)) ? exists : [...exists, 400, 422];
}

function refusal(operation: Operation, proof: string, { status, answer }: Reply<unknown>): Objection {
  return {
    proof,
    message: `${operation.method} ${operation.path} refused a body that honours its schema`,
    expected: String(successOf(operation)),
    received: receivedText(answer, status),
  };
}

async function lookKept(
  precondition: Precondition,
  prepared: Prepared,
  body: Json,
  reply: Reply<unknown>,
  proof: string,
): Promise<Look> {
  const answer = answerOf(reply);
  const read = answer === undefined ? undefined : await prepared.read?.(answer);
  const views = [answer, read && answerOf(read)].filter((view) => isObject(view));
  await prepared.remove?.(answer === undefined ? [] : [answer]);
  const same = precondition.same ?? ((_name, sent, received) => sent === received);
  const sent = isObject(body) ? Object.entries(body) : [];
  const changed = sent.flatMap(([name, value]) =>
    views.flatMap((view) => {
      const received = view[name];
      if (received === undefined || typeof received !== typeof value || same(name, value, received)) return [];
      return [`${name} ${JSON.stringify(value)} became ${JSON.stringify(received)}`];
    }),
  );
  const answers = [...(read ? [read.answer] : []), reply.answer];
  if (changed.length === 0) return { answers };
  const message = 'an accepted value did not come back as it was sent';
  const received = changed.join('; ').slice(0, 300);
  return { answers, objection: { proof, message, expected: 'every property as it was sent', received } };
}
