import { checkId, findingCode } from '../contract/finding.ts';
import { isHtmlPage } from '../contract/html-page.ts';
import type { CheckRecord, EvidenceRecord, ExchangeRecord, PlannedRecord, StepRecord } from '../evidence/records.ts';
import type { JudgedCheck, Offence } from './judged-check.ts';
import { gravity } from './level.ts';
import { type Outcome, precedence, stronger, type VerdictWord } from './outcome.ts';
import type { Requirements } from './requirements.ts';
import { applyWaivers, type Waiver } from './waivers.ts';

/** Everything a verdict is made of. */
export interface Case {
  readonly records: readonly EvidenceRecord[];
  /** Journal lines that could not be read. */
  readonly unreadable: readonly string[];
  readonly requirements: Requirements;
  readonly waivers: readonly Waiver[];
  readonly environment: string;
  /** Today as YYYY-MM-DD, for the expiry of waivers. */
  readonly today: string;
  /** Whether all suites were to run, so that an unused waiver is one that nothing needed. */
  readonly full: boolean;
  /** Why the suites did not start: what the preflight met. */
  readonly preflight?: string;
  /** Why the run was cut short: a signal. */
  readonly interrupted?: string;
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
  const checks = applyWaivers(new Judgement(input).checks(), input.waivers, input);
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
  if (counts.violated > 0) say('violated', `${counts.violated} checks violated`);
  for (const fault of faults) say('suite fault', `${fault.suite}.${fault.step}: ${fault.message}`);
  if (input.crash !== undefined) say('suite fault', input.crash);
  const silent = checks.judged.filter((check) => check.outcome === 'suite-fault');
  for (const check of silent) say('suite fault', `${check.id}: ${check.reason ?? 'no evidence'}`);
  for (const problem of checks.problems) say('misconfigured', problem);
  if (input.preflight !== undefined) say('undecided', input.preflight);
  if (input.interrupted !== undefined) say('undecided', input.interrupted);
  for (const line of input.unreadable) say('undecided', `a journal line could not be read: ${line}`);
  for (const outcome of ['undecided', 'not-reached'] as const) {
    if (counts[outcome] > 0) say('undecided', `${counts[outcome]} planned checks ${outcome.replace('-', ' ')}`);
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
    exchanges: exchangesOf(input.records).length,
    reasons: reasons.map(([, text]) => text),
    observations: Object.fromEntries(observations),
  };
}

/** Nothing holds unless a customer was seen to become active: the one thing that everything else is there for. */
function approveProved(checks: readonly JudgedCheck[]): boolean {
  return checks.some(
    (check) =>
      check.requirement === 'customer.becomes-active' &&
      check.outcome !== 'not-reached' &&
      check.outcome !== 'not-applicable',
  );
}

function exchangesOf(records: readonly EvidenceRecord[]): ExchangeRecord[] {
  return records.filter((record): record is ExchangeRecord => record.kind === 'exchange');
}

/** Whether every answer of the run was an HTML page. */
function onlyPages(exchanges: readonly ExchangeRecord[]): boolean {
  const answers = exchanges.flatMap(({ response }) => (response ? [response] : []));
  return answers.length > 0 && answers.every(({ body }) => isHtmlPage(body.content));
}

class Judgement {
  readonly #input: Case;
  readonly #checks = new Map<string, JudgedCheck>();
  readonly #exchanges: readonly ExchangeRecord[];
  /** Operations that accepted a valid request: only there does a refusal prove anything (twin rule). */
  readonly #accepted: ReadonlySet<string>;

  constructor(input: Case) {
    this.#input = input;
    this.#exchanges = exchangesOf(input.records);
    this.#accepted = new Set(
      this.#exchanges.flatMap(({ operation, intent, response }) =>
        operation !== undefined && intent.kind === 'valid' && response !== undefined && response.status < 300 ? [operation] : [],
      ),
    );
  }

  checks(): JudgedCheck[] {
    // An intermediary that answers everything with a page says nothing about the API behind it.
    if (!onlyPages(this.#exchanges)) for (const exchange of this.#exchanges) this.#evaluations(exchange);
    const planned: PlannedRecord[] = [];
    const steps = new Map<string, StepRecord>();
    for (const record of this.#input.records) {
      if (record.kind === 'check') this.#check(record);
      else if (record.kind === 'planned') planned.push(record);
      else if (record.kind === 'step') steps.set(`${record.suite}.${record.step}`, record);
    }
    this.#missing(planned, steps);
    return [...this.#checks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #outcomeOf(requirement: string, inferred?: string): Outcome {
    const known = this.#input.requirements.get(requirement);
    if (known === undefined) return 'violated';
    return gravity(known, this.#input.environment, inferred) === 'violates' ? 'violated' : 'warned';
  }

  #add(
    id: string,
    requirement: string,
    outcome: Outcome,
    exchanges: readonly string[],
    offence?: Offence,
    reason?: string,
  ): void {
    const before = this.#checks.get(id);
    const why = before?.reason ?? reason;
    this.#checks.set(id, {
      id,
      requirement,
      outcome: before ? stronger(before.outcome, outcome) : outcome,
      exchanges: [...(before?.exchanges ?? []), ...exchanges],
      offences: [...(before?.offences ?? []), ...(offence ? [offence] : [])],
      ...(why === undefined ? {} : { reason: why }),
    });
  }

  #evaluations(exchange: ExchangeRecord): void {
    const operation = exchange.operation === undefined ? {} : { operation: exchange.operation };
    for (const { requirement, case: caseId, finding } of exchange.evaluations) {
      const outcome = finding ? this.#outcomeOf(requirement, finding.inferred) : 'proved';
      this.#add(
        checkId(requirement, caseId),
        requirement,
        outcome,
        [exchange.id],
        finding && { ...operation, ...finding, exchange: exchange.id },
      );
    }
  }

  #check(record: CheckRecord): void {
    const violated = record.outcome === 'violated';
    const twinless = record.outcome === 'proved' && record.twin !== undefined && !this.#accepted.has(record.twin);
    if (twinless) {
      const reason = `${record.twin} refused this request, but accepted no valid one in this run either`;
      this.#add(record.id, record.requirement, 'undecided', record.exchanges, undefined, reason);
      return;
    }
    const outcome = violated ? this.#violationOrRefusal(record) : record.outcome;
    const offence: Offence | undefined = violated
      ? {
          code: findingCode(record.requirement),
          message: record.message ?? record.requirement,
          expected: record.expected ?? '',
          received: record.received ?? '',
          exchange: record.exchanges.at(-1) ?? '',
          ...(record.operation === undefined ? {} : { operation: record.operation }),
          ...(record.line === undefined ? {} : { line: record.line }),
        }
      : undefined;
    this.#add(
      record.id,
      record.requirement,
      outcome,
      record.exchanges,
      offence,
      record.reason ?? (outcome === 'undecided' ? record.message : undefined),
    );
  }

  /** 401 and 403 accuse the API only if the rest of the run proves that these credentials are entitled. */
  #violationOrRefusal(record: CheckRecord): Outcome {
    const exchange = this.#exchanges.find(({ id }) => id === record.exchanges.at(-1));
    const refused = exchange?.response?.status === 401 || exchange?.response?.status === 403;
    if (!refused || exchange.intent.kind === 'invalid') return this.#outcomeOf(record.requirement);
    const entitled = this.#exchanges.some(
      ({ identity, operation, response, intent }) =>
        identity === exchange.identity &&
        operation !== 'issueToken' &&
        intent.kind === 'valid' &&
        response !== undefined &&
        response.status < 300,
    );
    return entitled ? this.#outcomeOf(record.requirement) : 'undecided';
  }

  /** Decision 2: what was planned and not emitted is not reached if a cause was recorded, else the suite's fault. */
  #missing(planned: readonly PlannedRecord[], steps: ReadonlyMap<string, StepRecord>): void {
    for (const { id, requirement, suite, step } of planned) {
      if (this.#checks.has(id)) continue;
      const owner = steps.get(`${suite}.${step}`);
      if (owner?.outcome === 'not-applicable')
        this.#add(id, requirement, 'not-applicable', [], undefined, owner.cause?.message);
      else if (owner?.cause) this.#add(id, requirement, 'not-reached', [], undefined, owner.cause.message);
      else if (owner === undefined && this.#input.interrupted !== undefined)
        this.#add(id, requirement, 'not-reached', [], undefined, this.#input.interrupted);
      else if (owner === undefined)
        this.#add(id, requirement, 'suite-fault', [], undefined, `step ${suite}.${step} never ended`);
      else
        this.#add(
          id,
          requirement,
          'suite-fault',
          [],
          undefined,
          `step ${suite}.${step} passed without emitting this check`,
        );
    }
  }
}
