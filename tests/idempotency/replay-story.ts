import { headerValue, type SentRequest } from '../../src/contract/message.ts';
import type { Identity } from '../../src/evidence/records.ts';
import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { AddStep } from '../../src/jest/story.ts';
import { resign } from '../../src/signing/mutations/resign.ts';
import { effectText, sameEffect } from './effect.ts';
import type { ModifyingCall, ModifyingOperation } from './modifying-operations.ts';
import { identityOfAnswer } from './same-answer.ts';

const noEffect = 'idempotency.key-required#no-effect';
const keyCases = ['not-a-uuid', 'too-long', 'empty', 'two'] as const;

/** The request with its key changed into another text, or into two headers, and signed again as it then is. */
function withKeys(t: StepContext, identity: Identity, keys: readonly string[]): (request: SentRequest) => SentRequest {
  const key = t.session.identities.key(identity);
  return (request) => {
    const headers = request.headers.flatMap(([name, value]) =>
      name.toLowerCase() === 'idempotency-key' ? keys.map((text) => [name, text] as const) : [[name, value] as const],
    );
    const changed = { ...request, headers };
    return key && headerValue(request.headers, 'signature-input') !== undefined ? resign(changed, key) : changed;
  };
}

/** G1, G2: no key, or none that is one UUID. */
async function checkKeys(
  t: StepContext,
  identity: Identity,
  { id }: ModifyingOperation,
  { call }: ModifyingCall,
): Promise<void> {
  const refusals = [`${id}.400`] as const;
  await t.refuse('idempotency.key-required', refusals, call, { identity, idempotencyKey: null });
  const keys: Readonly<Record<(typeof keyCases)[number], readonly string[]>> = {
    'not-a-uuid': ['not-a-uuid'],
    'too-long': [`${t.uuid(`${id}-key`)}0`],
    empty: [''],
    two: [t.uuid(`${id}-first`), t.uuid(`${id}-second`)],
  };
  for (const name of keyCases) {
    await t.refuse(`idempotency.key-is-uuid#${name}`, refusals, call, {
      identity,
      idempotencyKey: t.uuid(`${id}-${name}`),
      tamper: withKeys(t, identity, keys[name]),
    });
  }
}

/** G3, G5, G6, G12: the same again, and the same key for something else. */
async function checkReplay(
  t: StepContext,
  identity: Identity,
  { id, hasBody }: ModifyingOperation,
  { call, other, settled, effect }: ModifyingCall,
): Promise<Answer> {
  const options = { identity, idempotencyKey: t.uuid(`${id}-replayed`) };
  const first = await t.call(call, options);
  await settled();
  const once = await effect();
  // By now what the call set off has happened: the entity moved on, and the stored answer has not.
  const second = await t.call(call, { ...options, intent: { kind: 'valid', provokes: [409, 422] } });
  t.check('idempotency.replayed', {
    holds: identityOfAnswer(first) === identityOfAnswer(second),
    message: `${id}: the same key with the same payload did not get the identical response`,
    expected: identityOfAnswer(first),
    received: identityOfAnswer(second),
    answers: [first.answer, second.answer],
  });
  const twice = await effect();
  t.check('idempotency.acts-once', {
    holds: sameEffect(once, twice),
    message: `${id}: a replay acted again`,
    expected: effectText(once),
    received: effectText(twice),
    answers: [first.answer, second.answer],
  });
  const bound = `idempotency.${hasBody ? 'payload' : 'request'}-bound`;
  const reused = await t.refuse(bound, [`${id}.422`, `${id}.409`], other, options);
  t.observe(`${bound}.${id}.status`, String(reused.status), reused.answer);
  const after = await effect();
  t.check(`${bound}#no-effect`, {
    holds: sameEffect(twice, after),
    message: `${id}: a reused key for another request acted`,
    expected: effectText(twice),
    received: effectText(after),
    answers: [first.answer, reused.answer],
  });
  return first.answer;
}

/** G1–G6, G12 for each modifying operation: what its key must be, and what it stands for. */
export function replayStory(identity: Identity, operations: readonly ModifyingOperation[], step: AddStep): void {
  for (const operation of operations) {
    const bound = `idempotency.${operation.hasBody ? 'payload' : 'request'}-bound`;
    step(
      operation.id,
      {
        proves: [
          'idempotency.key-required',
          ...keyCases.map((name) => `idempotency.key-is-uuid#${name}`),
          noEffect,
          'idempotency.replayed',
          'idempotency.acts-once',
          bound,
          `${bound}#no-effect`,
        ],
      },
      async (t) => {
        const [unused, replayed] = await Promise.all(
          ['unused', 'replayed'].map((name) => operation.prepare(t, identity, name)),
        );
        if (unused === undefined || replayed === undefined) return;
        const before = await unused.effect();
        await checkKeys(t, identity, operation, unused);
        // An effect may come after its answer; the replay takes as long as one that acts.
        const last = await checkReplay(t, identity, operation, replayed);
        const after = await unused.effect();
        t.check(noEffect, {
          holds: sameEffect(before, after),
          message: `${operation.id} acted although its Idempotency-Key was refused`,
          expected: effectText(before),
          received: effectText(after),
          answers: [last],
          twin: operation.id,
        });
      },
    );
  }
}
