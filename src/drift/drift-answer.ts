import type { BehaviourDrift } from './behaviour/behaviour-drift.ts';
import type { DriftFinding } from './finding.ts';
import type { OverlayAction } from './overlay-action.ts';
import { type RunDrift, runDrift } from './snapshot/run-drift.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import type { ToldDrift } from './told-drift.ts';

/** What a run is called, and what became of it. */
export interface DriftRun {
  readonly id: string;
  readonly environment: string;
  /** Word of its verdict; undefined for a run that was never judged. */
  readonly verdict: string | undefined;
  readonly violated: number;
}

/** All drifts of a run in one answer. */
export interface DriftAnswer {
  readonly run: DriftRun;
  /** As the contract is called. */
  readonly contract: string;
  /** What the run was compared with, as a sentence part; undefined where there was nothing. */
  readonly against: string | undefined;
  /** Why nothing, or something hardly comparable, was there to compare with; a sentence each. */
  readonly notices: readonly string[];
  /** What else was compared with the contract: findings of two documents. */
  readonly spec:
    | {
        readonly name: string;
        readonly findings: readonly DriftFinding[];
        /** How many of each class, and the version that they ask for, as a sentence or two. */
        readonly advice: string;
      }
    | undefined;
  readonly behaviour: readonly DriftFinding[];
  readonly changes: readonly DriftFinding[];
  readonly actions: readonly OverlayAction[];
  readonly density: BehaviourDrift['density'];
  readonly answers: number;
  readonly cutBodies: number;
}

/** Where a drift is told from. */
export interface DriftSources {
  readonly run: DriftRun;
  readonly contract: string;
  readonly behaviour: BehaviourDrift;
  readonly snapshot: Snapshot;
  readonly before: { readonly name: string; readonly snapshot: Snapshot } | undefined;
  readonly spec: DriftAnswer['spec'];
}

/** Puts the three drifts together: what two of them see is told once. */
export function driftAnswer({ run, contract, behaviour, snapshot, before, spec }: DriftSources): DriftAnswer {
  const subjects = new Set(behaviour.told.flatMap((one) => one.subjects));
  const since: RunDrift = before ? runDrift(before.snapshot, snapshot, subjects) : { told: [], alreadyTold: new Map() };
  const marked = behaviour.told.map(({ finding, subjects: own }: ToldDrift): DriftFinding => {
    const [change] = own.flatMap((subject) => since.alreadyTold.get(subject) ?? []);
    return change ? { ...finding, changed: true, before: change.before, after: change.after } : finding;
  });
  return {
    run,
    contract,
    against: before?.name,
    notices: before ? hardlyComparable(before.snapshot, snapshot) : [],
    spec,
    behaviour: marked,
    changes: since.told.map(({ finding }) => finding),
    actions: distinct(behaviour.told.flatMap(({ actions }) => actions)),
    density: behaviour.density,
    answers: behaviour.answers,
    cutBodies: behaviour.cutBodies,
  };
}

/** All findings of an answer. */
export function allFindings({ spec, behaviour, changes }: DriftAnswer): DriftFinding[] {
  return [...(spec?.findings ?? []), ...behaviour, ...changes];
}

/** What `--fail-on` may name. */
export const failClasses = ['breaking', 'undeclared', 'changed'] as const;

/** The findings that a policy fails by. */
export function failing(findings: readonly DriftFinding[], classes: readonly string[]): DriftFinding[] {
  return findings.filter(
    (one) => !one.onlyTold && (classes.includes(one.class) || (one.changed === true && classes.includes('changed'))),
  );
}

function hardlyComparable(before: Snapshot, now: Snapshot): string[] {
  const part = [...(before.full ? [] : ['the earlier run']), ...(now.full ? [] : ['this run'])].join(' and ');
  return [
    ...(part === '' ? [] : [`Only a part of the suites ran in ${part}: what was not asked in both is not compared.`]),
    ...(before.profile === now.profile
      ? []
      : [`The profiles differ (${before.profile}, now ${now.profile}): only what both asked is compared.`]),
    ...(before.environment === now.environment
      ? []
      : [`The environments differ (${before.environment}, here ${now.environment}).`]),
  ];
}

function distinct(actions: readonly OverlayAction[]): OverlayAction[] {
  return [
    ...new Map(
      actions.map((action) => [JSON.stringify([action.target, action.update, action.remove]), action]),
    ).values(),
  ];
}
