import type { DriftFinding } from '../finding.ts';
import { byWeight, reach, type ToldDrift, told } from '../told-drift.ts';
import { answerChanges } from './answer-changes.ts';
import { bodyChanges } from './body-changes.ts';
import type { Change } from './change.ts';
import { checkChanges } from './check-changes.ts';
import { latencyChanges } from './latency-changes.ts';
import type { Snapshot } from './snapshot.ts';

/** What changed between two runs. */
export interface RunDrift {
  readonly told: readonly ToldDrift[];
  /** Subjects of findings of another kind that changed since: they are told there. */
  readonly alreadyTold: ReadonlyMap<string, Pick<Change, 'before' | 'after'>>;
}

/** Places that a row names. */
const mostNamed = 3;
/** Changes that are what another one shows, too: a tightened check brings its status along. */
const consequences = new Set(['STATUS_APPEARED', 'OBSERVATION_CHANGED']);

/**
 * Compares how an environment behaved in two runs; each cause is one row.
 * @param elsewhere subjects that findings of another kind tell
 */
export function runDrift(before: Snapshot, after: Snapshot, elsewhere: ReadonlySet<string>): RunDrift {
  const all = [
    ...bodyChanges(before, after),
    ...answerChanges(before, after),
    ...checkChanges(before, after),
    ...latencyChanges(before, after),
  ];
  const fresh = all.filter(({ subject }) => !elsewhere.has(subject));
  const alreadyTold = new Map(
    all.flatMap((change) => (elsewhere.has(change.subject) ? [[change.subject, change] as const] : [])),
  );
  const byCause = new Map<string, Change[]>();
  for (const change of fresh) {
    const key = JSON.stringify([change.code, change.cause]);
    byCause.set(key, [...(byCause.get(key) ?? []), change]);
  }
  const explained = statusesOf(all);
  const rows = [...byCause.values()].filter((changes) => !changes.every((change) => isConsequence(change, explained)));
  return { told: rows.map(rowOf).sort(byWeight), alreadyTold };
}

/** The changes of status that checks tell, by operation-independent text: `400 401`. */
function statusesOf(changes: readonly Change[]): ReadonlySet<string> {
  const checks = changes.filter(({ where }) => /^[\w.-]+:/.test(where));
  return new Set(checks.map(({ after }) => after.split(' with ')[1] ?? ''));
}

function isConsequence({ code, before, after }: Change, explained: ReadonlySet<string>): boolean {
  if (!consequences.has(code)) return false;
  const old = before.split(' ');
  const fresh = after.split(' ').filter((word) => !old.includes(word));
  return fresh.length > 0 && fresh.every((status) => explained.has(status));
}

function rowOf(changes: readonly Change[]): ToldDrift {
  const [first] = changes;
  if (!first) throw new Error('a row without a change');
  const { code, cause, direction, before, after, what } = first;
  const operations = [...new Set(changes.map(({ operation }) => operation))].sort();
  const places = changes.map(({ where }) => where).sort();
  const rest = places.length - mostNamed;
  const named = `${places.slice(0, mostNamed).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
  const finding: Omit<DriftFinding, 'fingerprint'> = {
    kind: 'run',
    class: 'changed',
    code,
    ...reach(operations),
    direction,
    place: cause,
    message: `${sentence(what)} (${named}).`,
    before,
    after,
    ...(first.onlyTold ? { onlyTold: true } : {}),
  };
  return told(finding, { subjects: changes.map(({ subject }) => subject) });
}

/** A name of a requirement stays as it is written. */
function sentence(text: string): string {
  return /^[\w-]+\.[\w.-]+:/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
