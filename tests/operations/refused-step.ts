import type { Operation } from '../../generated/operations.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { RequestCase } from '../../src/cases/request-case.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { AddStep } from '../../src/jest/story.ts';
import { answerOf, sendTwin, successOf } from './accepted-answer.ts';
import { caseRequest } from './case-request.ts';
import { preconditionOf } from './preconditions.ts';
import { refusalsOfCase, requirementOfCase } from './requirement-of.ts';
import { together } from './together.ts';
import type { Prepared, Trace } from './valid-request.ts';

const noEffect = 'input.no-effect-of-refusal';

/** How a step of refusals is made. */
export interface RefusedStepOptions {
  /** Whether a valid request is sent too; false where it would use up what later suites need, and another suite sends it. */
  readonly twin: boolean;
}

/** One step: everything that is wrong with a request of one operation is refused, and has no effect. */
export function refusedStep(
  step: AddStep,
  operation: Operation,
  cases: readonly RequestCase[],
  { twin }: RefusedStepOptions,
): void {
  const { operationId } = operation;
  const proofs = cases.map((each) => `${requirementOfCase(each)}#${each.id}`);
  const success = `${operationId}.${successOf(operation)}` as const;
  const { traced, prepare } = preconditionOf(operationId);
  const plan = {
    answers: twin ? [success] : [],
    proves: traced ? [...proofs, `${noEffect}#${operationId}`] : proofs,
  };
  step(operationId, plan, async (t) => {
    const prepared = await prepare(t, operationId);
    const before = traced ? await traceOf(operationId, prepared)([]) : undefined;
    const stated = cases.filter((each) => t.violates(requirementOfCase(each), inferredDeletion(operation, each)));
    const inferred = cases.filter((each) => !stated.includes(each));
    const replies = await together(stated.map((each) => refuse(t, operation, prepared, each)));
    if (before !== undefined && stated.length > 0) await judgeEffect(t, operationId, prepared, before, replies);
    if (replies.some(isAccepted)) await prepared.recover?.();
    // An environment may rightly accept one of these, and what that does must not be put down to a refusal.
    const others: Reply<unknown>[] = [];
    for (const each of inferred) {
      const reply = await refuse(t, operation, prepared, each);
      others.push(reply);
      if (isAccepted(reply)) await prepared.recover?.();
    }
    if (before !== undefined && (stated.length === 0 || !others.some(isAccepted)))
      await judgeEffect(t, operationId, prepared, before, [...replies, ...others]);
    if (twin) await sendTwin(t, operation, `${operationId}-twin`);
    await prepared.remove?.(acceptedOf([...replies, ...others]));
  });
}

async function refuse(
  t: StepContext,
  operation: Operation,
  prepared: Prepared,
  each: RequestCase,
): Promise<Reply<unknown>> {
  const ids = { idempotencyKey: t.uuid(`${each.id}/key`), unknown: t.uuid(`${each.id}/unknown`) };
  const { raw, options } = caseRequest(operation, prepared.request, each.change, ids);
  const [first = 400, ...others] = refusalsOfCase(each);
  const answer = (status: number) => `${operation.operationId}.${status}` as const;
  const proof = `${requirementOfCase(each)}#${each.id}`;
  return t.refuse(proof, [answer(first), ...others.map(answer)], raw, options, inferredDeletion(operation, each));
}

/** Why it is only inferred that the removal of what is not there is refused, if it is: to be gone already may be success. */
function inferredDeletion({ method, responsesInferred }: Operation, { family }: RequestCase): string | undefined {
  return method === 'DELETE' && family === 'path' ? responsesInferred : undefined;
}

/** A precondition that promises a trace has to give one: what was not looked at must not count as unchanged. */
function traceOf(operationId: string, { trace }: Prepared): NonNullable<Prepared['trace']> {
  if (trace !== undefined) return trace;
  throw new TypeError(`TRACE_MISSING  ${operationId}\n  next  give it one in tests/operations/preconditions.ts`);
}

function isAccepted({ status }: Reply<unknown>): boolean {
  return status < 300;
}

/** The answers to the requests that were accepted, where they could be read. */
function acceptedOf(replies: readonly Reply<unknown>[]): Json[] {
  return replies
    .filter(isAccepted)
    .map(answerOf)
    .filter((answer) => answer !== undefined);
}

/** The effects of what was accepted are not those of a refusal; where they can't be told apart nothing is decided. */
async function judgeEffect(
  t: StepContext,
  operationId: string,
  prepared: Prepared,
  before: Trace,
  replies: readonly Reply<unknown>[],
): Promise<void> {
  const proof = `${noEffect}#${operationId}`;
  const accepted = replies.filter(isAccepted).length;
  if (accepted === replies.length) {
    t.undecided(proof, 'nothing was refused, so no refusal could have an effect', []);
    return;
  }
  const after = await traceOf(operationId, prepared)(acceptedOf(replies));
  const refused = replies.filter((reply) => !isAccepted(reply)).slice(-1);
  // A refused request comes last: its operation is accused, not the one that shows the effect.
  const answers = [...before.answers, ...after.answers, ...refused.map(({ answer }) => answer)];
  const unchanged = before.text === after.text;
  if (!unchanged && accepted > 0) {
    t.undecided(
      proof,
      `${accepted} of the requests that must be refused were accepted, so the change may be theirs`,
      answers,
    );
    return;
  }
  t.check(proof, {
    holds: unchanged,
    message: `a refused request of ${operationId} had an effect`,
    expected: before.text,
    received: after.text,
    answers,
    twin: operationId,
  });
}
