import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { type AddStep, story } from '../../src/jest/story.ts';
import { effectText, sameEffect } from './effect.ts';
import { customerOperations, type ModifyingOperation, webhookOperations } from './modifying-operations.ts';
import { identityOfAnswer } from './same-answer.ts';

const identity = 'primary';

/** More than one process of an environment is likely to see one of them. */
const copies = 6;

const succeeded = ({ status }: Reply<unknown>): boolean => status < 300;

async function checkCopies(t: StepContext, { id, prepare }: ModifyingOperation): Promise<void> {
  const { call, settled, effect } = await prepare(t, identity, 'parallel');
  const options = { identity, idempotencyKey: t.uuid(`${id}-parallel`) } as const;
  const replies = await Promise.all(
    Array.from({ length: copies }, () => t.call(call, { ...options, intent: { kind: 'valid', provokes: [409] } })),
  );
  await settled();
  const once = await effect();
  const answers = replies.map(({ answer }) => answer);
  const good = replies.filter(succeeded);
  const different = new Set(good.map(identityOfAnswer)).size;
  t.check('idempotency.replayed', {
    holds: different === 1 && replies.every((reply) => succeeded(reply) || reply.status === 409),
    message: `${id}: identical requests at the same time did not get one answer, or 409`,
    expected: 'one and the same success, or 409 while it is in flight',
    received: `${replies.map(({ status }) => status).join(', ')}; ${different} different successes`,
    answers,
  });
  // What acted more than once shows as soon as it is asked again: the key knows one answer by now.
  const last = await t.call(call, { ...options, intent: { kind: 'valid', provokes: [409] } });
  const first = good[0];
  const after = await effect();
  const same = first !== undefined && identityOfAnswer(first) === identityOfAnswer(last);
  t.check('idempotency.acts-once', {
    holds: sameEffect(once, after) && (once.rows ?? 0) <= 1 && (same || last.status === 409 || different !== 1),
    message: `${id}: identical requests at the same time acted more than once`,
    expected: `one effect, and the first answer again: ${effectText(once)}`,
    received: `${last.status}, ${effectText(after)}`,
    answers: [...answers, last.answer],
  });
}

function declare(operations: readonly ModifyingOperation[], step: AddStep): void {
  const raced = operations.filter(({ id }) =>
    ['createCustomer', 'deactivateCustomer', 'verifyCustomer', 'putWebhook'].includes(id),
  );
  for (const operation of raced) {
    step(operation.id, { proves: ['idempotency.replayed', 'idempotency.acts-once'] }, (t) => checkCopies(t, operation));
  }
}

/** G8: identical requests at the same time have one effect. */
story('idempotency-parallel', { capabilities: ['simulator'], alone: true }, (step) =>
  declare(customerOperations, step),
);
story('idempotency-parallel-webhooks', { capabilities: ['webhooks'], alone: true }, (step) =>
  declare(webhookOperations, step),
);
