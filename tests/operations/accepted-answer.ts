import type { Operation } from '../../generated/operations.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { caseRequest } from './case-request.ts';
import { preconditionOf } from './preconditions.ts';
import type { Prepared } from './valid-request.ts';

/** The status with which an operation accepts a request. */
export function successOf({ responses, operationId }: Operation): number {
  const status = Object.keys(responses).find((name) => /^2\d\d$/.test(name));
  if (status === undefined) throw new TypeError(`the contract declares no success of ${operationId}`);
  return Number(status);
}

/** The JSON value of an answer; undefined where there is none that could be read. */
export function answerOf({ answer }: Reply<unknown>): Json | undefined {
  const bytes = answer.response?.body;
  if (bytes === undefined || bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

/** What a valid request of an operation came to. */
export interface Twin {
  readonly prepared: Prepared;
  readonly reply: Reply<unknown>;
  readonly answer: Json | undefined;
}

/** Twin rule: sends the valid request that all cases of an operation differ from, and judges that it is accepted. */
export async function sendTwin(t: StepContext, operation: Operation, name: string): Promise<Twin> {
  const { operationId } = operation;
  const prepared = await preconditionOf(operationId).prepare(t, name);
  const ids = { idempotencyKey: t.uuid(`${name}/key`), unknown: t.uuid(`${name}/unknown`) };
  const { raw, options } = caseRequest(operation, prepared.request, undefined, ids);
  const reply = await t.send(raw, options);
  t.judgeStatus(`${operationId}.${successOf(operation)}`, reply);
  const answer = answerOf(reply);
  await prepared.recover?.();
  await prepared.remove?.(answer === undefined ? [] : [answer]);
  return { prepared, reply, answer };
}
