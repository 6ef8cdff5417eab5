import type { Requirement, Requirements } from './requirements.ts';

/** What an offence against a requirement means in an environment: it violates, or it only warns. */
export type Gravity = 'violates' | 'warns';

/** The environment whose readings of everything that the documentation leaves open are our own choices (docs/sandbox.md). */
const embedded = 'local';

/**
 * A MUST that a source states violates everywhere; what is only inferred violates where somebody confirmed the reading
 * and warns elsewhere; a SHOULD always warns.
 * @param inferredByContract why the sentence of the contract that was broken is only inferred, if it is
 */
export function gravity(requirement: Requirement, environment: string, inferredByContract?: string): Gravity {
  if (requirement.level === 'SHOULD') return 'warns';
  const confirmed = requirement.confirmed.some((confirmation) => confirmation.environment === environment);
  if (requirement.inferred !== undefined && !confirmed) return 'warns';
  return inferredByContract !== undefined && environment !== embedded ? 'warns' : 'violates';
}

/** Whether an offence turns its test red; an id that no requirement has always does, because nothing may slip by unnamed. */
export function reddens(
  requirements: Requirements,
  id: string,
  environment: string,
  inferredByContract?: string,
): boolean {
  const requirement = requirements.get(id);
  return requirement === undefined || gravity(requirement, environment, inferredByContract) === 'violates';
}
