import type { Identity } from '../../src/evidence/records.ts';
import { sessionOfThisSuite } from '../../src/jest/bridge.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { AddStep } from '../../src/jest/story.ts';
import { mutations } from '../../src/signing/mutations/catalogue.ts';
import type { Mutation, RequestShape } from '../../src/signing/mutations/mutation.ts';
import { mutationMaterial, requestShape } from './mutation-material.ts';
import type { GoodCall, SignedOperation } from './signed-operations.ts';

/** One operation with what it can be asked: its good calls and the options that mutate them. */
interface Target {
  readonly t: StepContext;
  readonly identity: Identity;
  readonly operation: SignedOperation;
  readonly good: GoodCall;
  /** Tells what is made for this target from what is made for another one. */
  readonly attempt: string;
  readonly optionsFor: (mutation: Mutation) => Parameters<StepContext['call']>[1];
}

/** What every operation must notice: enough to find one that leaves signatures unchecked, or one part of them. */
const everywhere: ReadonlySet<string> = new Set([
  'no-signature',
  'no-signature-input',
  'neither-signature-header',
  'bit-flipped',
  'empty',
  'unregistered-key',
  'foreign-key-under-known-keyid',
  'unknown-keyid',
  'method',
  'path',
  'authority',
  'query-added',
  'idempotency-key',
  'body',
  'created-ten-days-ago',
  'digest-missing',
  'digest-of-other-bytes',
  'components-reversed',
  'nothing-covered',
  'idempotency-key-uncovered',
]);

const caseOf = ({ requirement, id }: Mutation): string => `${requirement}#${id}`;

/** A refused mutation of a request leaves everything as it was, so that the same request unbroken is accepted after all. */
const noEffect = 'signature.verified#no-effect';

/** Mutations of an operation by what they are due; those that are accepted act, so they need calls that don't meet. */
function partsOf({ repeatable, thorough }: SignedOperation, shape: RequestShape) {
  const fitting = mutations.filter(({ id, applies }) => applies(shape) && (thorough || everywhere.has(id)));
  return {
    refused: fitting.filter(({ due }) => due === 'refused'),
    accepted: repeatable ? fitting.filter(({ due }) => due === 'accepted') : [],
    observed: repeatable ? fitting.filter(({ due }) => due === 'observed') : [],
  };
}

async function refuse({ t, identity, operation, good, optionsFor }: Target, mutation: Mutation): Promise<boolean> {
  const reply = await t.refuse(caseOf(mutation), [`${operation.id}.400`, `${operation.id}.401`], good('broken'), {
    ...optionsFor(mutation),
    identity,
  });
  return reply.status < 300;
}

async function accept({ t, operation, good, optionsFor }: Target, mutation: Mutation): Promise<void> {
  const reply = await t.call(good(mutation.id), optionsFor(mutation));
  t.check(caseOf(mutation), {
    holds: reply.status < 300,
    message: `${operation.id} refused a good request: ${mutation.id}`,
    expected: 'the answer that the same request gets as it is usually written',
    received: `${reply.status} ${reply.answer.record.response?.body.content.slice(0, 160) ?? ''}`.trim(),
    answers: [reply.answer],
  });
}

async function observe({ t, operation, good, optionsFor }: Target, mutation: Mutation): Promise<void> {
  const intent = { kind: 'valid', provokes: [400, 401] } as const;
  const reply = await t.call(good(mutation.id), { ...optionsFor(mutation), intent });
  t.observe(`${mutation.requirement}.${mutation.id}.${operation.id}`, String(reply.status), reply.answer);
}

/** Mutations that an environment may rightly accept: what one of them did must not decide what becomes of the next. */
async function refuseEachAfresh(
  left: readonly Mutation[],
  targetOf: (attempt: string) => Promise<Target>,
): Promise<void> {
  let target: Target | undefined;
  for (const mutation of left) {
    target ??= await targetOf(`-${mutation.id}`);
    if (await refuse(target, mutation)) target = undefined;
  }
}

/** The unbroken request after all the broken ones. */
async function checkNoEffect({ t, identity, operation, good, attempt }: Target, acted: boolean): Promise<void> {
  const reply = await t.call(good('broken'), {
    identity,
    idempotencyKey: t.uuid(`${operation.id}-unbroken${attempt}`),
  });
  if (acted) {
    t.undecided(noEffect, 'a broken request was accepted, so what came of the refused ones can not be told', [
      reply.answer,
    ]);
    return;
  }
  t.check(noEffect, {
    holds: reply.status < 300,
    message: `${operation.id}: after requests with broken signatures were refused, the same request unbroken is not accepted`,
    expected: 'the answer that it gets when nothing came before',
    received: `${reply.status} ${reply.answer.record.response?.body.content.slice(0, 160) ?? ''}`.trim(),
    answers: [reply.answer],
  });
}

/**
 * F1–F19, F23: one step for each operation, in which a good request is mutated in every way that makes sense for it,
 * each refused or accepted as it is due; in the end the unbroken request is accepted.
 */
export function mutationStory(identity: Identity, operations: readonly SignedOperation[], step: AddStep): void {
  const { settings, identities } = sessionOfThisSuite();
  for (const operation of operations) {
    const { refused, accepted, observed } = partsOf(operation, requestShape(settings, identities, identity, operation));
    const proves = [...[...refused, ...accepted].map(caseOf), noEffect];
    step(operation.id, { proves }, async (t) => {
      const material = mutationMaterial(
        t.session.identities,
        identity,
        t.session.settings.baseUrl,
        t.uuid('unknown-key'),
      );
      const targetOf = async (attempt: string): Promise<Target> => ({
        t,
        identity,
        operation,
        good: await operation.prepare(t, identity, attempt),
        attempt,
        optionsFor: ({ id, mutate }) => ({
          identity,
          idempotencyKey: t.uuid(`${operation.id}-${id}${attempt}`),
          tamper: (request) => mutate(request, material(request)),
        }),
      });
      const target = await targetOf('');
      const due = refused.filter(({ requirement }) => t.violates(requirement));
      const acted = await Promise.all(due.map((mutation) => refuse(target, mutation)));
      await checkNoEffect(target, acted.includes(true));
      const left = refused.filter((mutation) => !due.includes(mutation));
      await refuseEachAfresh(left, targetOf);
      await Promise.all(accepted.map((mutation) => accept(target, mutation)));
      await Promise.all(observed.map((mutation) => observe(target, mutation)));
    });
  }
}
