import type { JudgedCheck } from './judged-check.ts';
import { type Evidenced, judgeChecks } from './judgement.ts';
import { type Outcome, precedence, type VerdictWord } from './outcome.ts';
import { applyWaivers, type Waiver } from './waivers.ts';

/** Everything a verdict is made of. */
export interface Case extends Evidenced {
  /** Journal lines that could not be read. */
  readonly unreadable: readonly string[];
  readonly waivers: readonly Waiver[];
  /** Today as YYYY-MM-DD, for the expiry of waivers. */
  readonly today: string;
  /** Whether all suites were to run, so that an unused waiver is one that nothing needed. */
  readonly full: boolean;
  /** Why the suites did not start: what the preflight met. */
  readonly preflight?: string;
  /** How the process that ran the suites died by itself. */
  readonly crash?: string;
}

/** What all of it means. */
export interface Verdict {
  readonly word: VerdictWord;
  readonly environment: string;
  readonly checks: readonly JudgedCheck[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly exchanges: number;
  /** Sentences of why the verdict is not "holds", most important first. */
  readonly reasons: readonly string[];
  readonly observations: Readonly<Record<string, string>>;
}

/** Judges a run from its evidence; pure, so that every report can be rendered again. */
export function judge(input: Case): Verdict {
  const checks = applyWaivers(judgeChecks(input), input.waivers, input);
  const counts: Record<Outcome, number> = {
    'not-applicable': 0,
    proved: 0,
    warned: 0,
    waived: 0,
    'not-reached': 0,
    undecided: 0,
    'suite-fault': 0,
    violated: 0,
  };
  for (const check of checks.judged) counts[check.outcome] += 1;
  const faults = input.records.filter((record) => record.kind === 'suite-fault');
  const reasons: [VerdictWord, string][] = [];
  const say = (word: VerdictWord, text: string): unknown => reasons.push([word, text]);
  if (counts.violated > 0) say('violated', `${counted(counts.violated, 'check')} violated`);
  for (const fault of faults) say('suite fault', `${fault.suite}.${fault.step}: ${fault.message}`);
  if (input.crash !== undefined) say('suite fault', input.crash);
  for (const reason of silences(checks.judged)) say('suite fault', reason);
  for (const problem of checks.problems) say('misconfigured', problem);
  if (input.preflight !== undefined) say('undecided', input.preflight);
  if (input.interrupted !== undefined) say('undecided', input.interrupted);
  for (const line of input.unreadable) say('undecided', `a journal line could not be read: ${line}`);
  for (const outcome of ['undecided', 'not-reached'] as const) {
    if (counts[outcome] > 0)
      say('undecided', `${counted(counts[outcome], 'planned check')} ${outcome.replace('-', ' ')}`);
  }
  if (counts.proved === 0) say('undecided', 'nothing was proved');
  if (input.full && !approveProved(checks.judged)) say('undecided', 'the approve flow was not proved');
  reasons.sort(([a], [b]) => precedence.indexOf(a) - precedence.indexOf(b));
  const observations = input.records.flatMap((record) =>
    record.kind === 'observation' ? [[record.id, record.value] as const] : [],
  );
  return {
    word: reasons[0]?.[0] ?? 'holds',
    environment: input.environment,
    checks: checks.judged,
    counts,
    exchanges: input.records.filter(({ kind }) => kind === 'exchange').length,
    reasons: reasons.map(([, text]) => text),
    observations: Object.fromEntries(observations),
  };
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Nothing holds unless a customer was seen to become active: the one thing that everything else is there for. */
function approveProved(checks: readonly JudgedCheck[]): boolean {
  return checks.some(({ requirement, outcome }) => requirement === 'customer.becomes-active' && outcome === 'proved');
}

/** One sentence per cause, however many checks it silenced. */
function silences(checks: readonly JudgedCheck[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, outcome, reason = 'no evidence' } of checks) {
    if (outcome === 'suite-fault') byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  }
  return [...byReason].map(([reason, [first = '', ...more]]) =>
    more.length === 0 ? `${first}: ${reason}` : `${first} and ${counted(more.length, 'more check')}: ${reason}`,
  );
}
