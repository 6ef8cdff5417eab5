import type { StepContext } from '../../src/jest/step-context.ts';
import type { DeepSearch } from './deep-property.ts';

/**
 * Emits what a search shows: the objection under its proof, and the other proofs as they stand.
 * @param undecidable why a proof can't be decided, if it can't
 * @throws StepFailed when the search was cut short
 */
export function emitSearch(
  t: StepContext,
  proofs: readonly string[],
  { answers, objection, trouble }: DeepSearch,
  undecidable: (proof: string) => string | undefined,
  twin?: string,
): void {
  const refusal = twin === undefined ? {} : { twin };
  for (const proof of proofs) {
    if (objection?.proof === proof) {
      t.check(proof, { holds: false, ...objection, ...refusal });
      continue;
    }
    if (trouble !== undefined) {
      // A refusal of the caller says nothing of the bodies, and leaves the steps after this one their chance.
      if (trouble.stepCause.kind === 'unmet') t.undecided(proof, trouble.message, answers);
      continue;
    }
    // An answer that is wrong in another way is still one of a server that did not fail.
    const alive = proof.startsWith('response.no-server-error#') ? (objection?.answers ?? []) : [];
    const shown = answers.length > 0 ? answers : alive;
    const none = shown.length === 0 ? 'the first value that was sent was objected to for another reason' : undefined;
    const reason = undecidable(proof) ?? none;
    if (reason !== undefined) t.undecided(proof, reason, answers);
    else t.check(proof, { holds: true, message: '', expected: '', received: '', answers: shown, ...refusal });
  }
  // What was not sent is not decided; the network says why.
  if (trouble !== undefined && trouble.stepCause.kind !== 'unmet') throw trouble;
}
