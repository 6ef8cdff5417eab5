import { type FailedKeyword, homesOfKeyword, inferredFailure } from '../contract/inferred.ts';
import type { Violation } from './case-contract.ts';
import type { Json } from './edit.ts';

/** A generated validator, as far as it is needed here. */
export interface CaseValidator {
  (data: unknown): boolean;
  errors?: readonly FailedKeyword[] | null;
}

/**
 * A judge of values from the generated validators.
 * @throws Error when a pointer has no validator
 */
export function judgeBy(
  validators: Readonly<Record<string, CaseValidator>>,
): (pointer: string, value: Json | undefined) => readonly Violation[] {
  return (pointer, value) => {
    const validate = validators[pointer];
    if (validate === undefined) throw new Error(`no validator was generated for ${pointer}; run: npm run generate`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => {
      const inferred = inferredFailure(homesOfKeyword(pointer, error), error.keyword);
      return { keyword: error.keyword, ...(inferred === undefined ? {} : { inferred }) };
    });
  };
}
