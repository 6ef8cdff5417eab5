import type { JudgedCheck } from '../../../src/verdict/judged-check.ts';
import { type ContractOutcome, requirementsWith } from '../run/contract-process.ts';
import type { Pin } from './pin.ts';

/** In what a run under a fault differs from its pin; all empty when the fault is killed, attributed, and alone. */
export interface Shortfall {
  /** Pinned requirements that nothing violated. */
  readonly survived: readonly string[];
  /** Violated requirements that the pin does not know. */
  readonly coRed: readonly string[];
  /** Why the first pinned requirement does not accuse the right operation at a line of the contract. */
  readonly misattributed: readonly string[];
}

/** Compares a run under a fault with its pin. */
export function shortfallOf(run: Pick<ContractOutcome, 'verdict'>, pin: Pin): Shortfall {
  const violated = requirementsWith(run, 'violated');
  const known = [...pin.requirements, ...(pin.alsoRed?.requirements ?? [])];
  return {
    survived: pin.requirements.filter((requirement) => !violated.includes(requirement)),
    coRed: violated.filter((requirement) => !known.includes(requirement)),
    misattributed: misattributions(run, pin),
  };
}

function misattributions({ verdict }: Pick<ContractOutcome, 'verdict'>, { requirements, operation }: Pin): string[] {
  const checks = (verdict?.checks ?? []).filter(
    (check) => check.outcome === 'violated' && check.requirement === requirements[0],
  );
  if (checks.length === 0 || operation === undefined) return [];
  const accused = checks.flatMap(({ offences }) => offences);
  const right = accused.find((offence) => offence.operation === operation);
  if (right === undefined) return [`accuses ${accusedOperations(checks).join(', ')}, not ${operation}`];
  return right.line === undefined ? [`names no line of the contract for ${operation}`] : [];
}

function accusedOperations(checks: readonly JudgedCheck[]): string[] {
  return [...new Set(checks.flatMap(({ offences }) => offences.map((offence) => offence.operation ?? 'nothing')))];
}
