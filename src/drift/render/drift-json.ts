import type { DriftAnswer } from '../drift-answer.ts';

/** Everything that drift found, for programs. */
export function driftJson(answer: DriftAnswer): Readonly<Record<string, unknown>> {
  const { run, contract, against, notices, spec, behaviour, changes, density, answers, cutBodies, actions } = answer;
  return {
    schemaVersion: 1,
    run,
    contract,
    against: against ?? null,
    notices,
    ...(spec ? { spec } : {}),
    findings: [...(spec?.findings ?? []), ...behaviour, ...changes],
    density,
    looked: { answers, cutBodies },
    overlay: { actions },
  };
}
