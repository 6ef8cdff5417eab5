import { applyWaivers } from './apply-waivers.ts';
import type { JudgedCheck } from './judged-check.ts';
import { type Evidenced, judgeChecks } from './judgement.ts';
import { type Outcome, precedence, type VerdictWord } from './outcome.ts';
import type { Waiver } from './waivers.ts';

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
  /** Waivers that end within 14 days, a sentence each, the first to end first. */
  readonly expiring: readonly string[];
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
  const reasons: [VerdictWord, string][] = [];
  const say = (word: VerdictWord, text: string): unknown => reasons.push([word, text]);
  if (counts.violated > 0) say('violated', violatedReason(counts));
  for (const reason of faultReasons(input.records)) say('suite fault', reason);
  if (input.crash !== undefined) say('suite fault', input.crash);
  for (const reason of silences(checks.judged)) say('suite fault', reason);
  for (const problem of checks.problems) say('misconfigured', problem);
  if (input.preflight !== undefined) say('undecided', input.preflight);
  if (input.interrupted !== undefined) say('undecided', input.interrupted);
  for (const line of input.unreadable) say('undecided', `a journal line could not be read: ${line}`);
  if (counts.undecided > 0) say('undecided', `${counted(counts.undecided, 'planned check')} undecided`);
  if (counts['not-reached'] > 0) say('undecided', notReachedReason(counts));
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
    expiring: checks.expiring,
  };
}

/** The reason that violated checks give for a verdict. */
export function violatedReason(counts: Verdict['counts']): string {
  return `${counted(counts.violated, 'check')} violated`;
}

/** The reason that checks which were not reached give for a verdict. */
export function notReachedReason(counts: Verdict['counts']): string {
  return `${counted(counts['not-reached'], 'planned check')} not reached`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Nothing holds unless a customer was seen to become active: the one thing that everything else is there for. */
function approveProved(checks: readonly JudgedCheck[]): boolean {
  return checks.some(({ requirement, outcome }) => requirement === 'customer.becomes-active' && outcome === 'proved');
}

/** One sentence per cause: what fails in every process, a full disk for example, is still one thing to mend. */
function faultReasons(records: Case['records']): string[] {
  const byCause = new Map<string, string[]>();
  for (const record of records) {
    if (record.kind !== 'suite-fault') continue;
    const [cause = ''] = record.message.split('\n');
    byCause.set(cause, [...(byCause.get(cause) ?? []), `${record.suite}.${record.step}: ${record.message}`]);
  }
  return [...byCause.values()].map(([first = '', ...more]) =>
    more.length === 0 ? first : `${first} (and ${counted(more.length, 'more time')})`,
  );
}

/** What a check says of a step that began and did not come back. */
const neverEnded = /^step \S+ never ended$/;

/** One sentence per cause, however many checks it silenced; steps that never ended have one cause, told elsewhere. */
function silences(checks: readonly JudgedCheck[]): string[] {
  const silent = checks.filter(({ outcome }) => outcome === 'suite-fault');
  const byReason = new Map<string, string[]>();
  for (const { id, reason = 'no evidence' } of silent) byReason.set(reason, [...(byReason.get(reason) ?? []), id]);
  const cutShort = [...byReason.keys()].filter((reason) => neverEnded.test(reason));
  const told = cutShort.length > 1 ? [...byReason].filter(([reason]) => !neverEnded.test(reason)) : [...byReason];
  const sentences = told.map(([reason, [first = '', ...more]]) =>
    more.length === 0 ? `${first}: ${reason}` : `${first} and ${counted(more.length, 'more check')}: ${reason}`,
  );
  if (cutShort.length <= 1) return sentences;
  const lost = cutShort.reduce((sum, reason) => sum + (byReason.get(reason)?.length ?? 0), 0);
  const all = `${counted(lost, 'check')} of ${cutShort.length} steps that never ended: ${cutShort[0] ?? ''}, and so on`;
  return [all, ...sentences];
}
