import { checkId, findingCode } from '../contract/finding.ts';
import type { CheckRecord, EvidenceRecord, ExchangeRecord } from '../evidence/records.ts';
import { Accusable } from './accusable.ts';
import { CheckBook } from './check-book.ts';
import { judgeCreatedIds } from './created-ids.ts';
import { judgeEntityHistory } from './entity-history.ts';
import type { JudgedCheck, Offence } from './judged-check.ts';
import { gravity } from './level.ts';
import { missingChecks } from './missing-checks.ts';
import type { Outcome } from './outcome.ts';
import type { Requirements } from './requirements.ts';

/** What the checks of a run are made of. */
export interface Evidenced {
  readonly records: readonly EvidenceRecord[];
  readonly requirements: Requirements;
  readonly environment: string;
  /** Why the run was cut short: a signal. */
  readonly interrupted?: string;
}

/** Accusations of a status, which wrong credentials of ours explain as well. */
const ofStatus = new Set(['response.status-declared']);

/** Every check of a run with its outcome, before waivers. */
export function judgeChecks(input: Evidenced): JudgedCheck[] {
  return new Judgement(input).checks();
}

class Judgement {
  readonly #input: Evidenced;
  readonly #book = new CheckBook();
  readonly #exchanges: readonly ExchangeRecord[];
  readonly #accusable: Accusable;

  constructor(input: Evidenced) {
    this.#input = input;
    this.#exchanges = input.records.filter((record): record is ExchangeRecord => record.kind === 'exchange');
    this.#accusable = new Accusable(this.#exchanges);
  }

  checks(): JudgedCheck[] {
    const { records, interrupted } = this.#input;
    for (const exchange of this.#exchanges) {
      // An intermediary that answers with a page says nothing about the API behind it.
      if (!this.#accusable.isIntermediary(exchange)) this.#evaluations(exchange);
    }
    for (const record of records) {
      if (record.kind === 'check') this.#check(record);
      else if (record.kind === 'delivery') this.#evaluations(record);
    }
    const same = this.#outcomeOf('entity.id-unique');
    for (const entry of judgeCreatedIds(this.#exchanges, same)) this.#book.add(entry);
    for (const entry of judgeEntityHistory(this.#exchanges, (id) => this.#outcomeOf(id))) this.#book.add(entry);
    const missing = missingChecks(records, (id) => this.#book.has(id), interrupted);
    for (const entry of missing) this.#book.add(entry);
    return this.#book.sorted();
  }

  #outcomeOf(requirement: string, inferred?: string): Outcome {
    const known = this.#input.requirements.get(requirement);
    if (known === undefined) return 'violated';
    return gravity(known, this.#input.environment, inferred) === 'violates' ? 'violated' : 'warned';
  }

  #evaluations(exchange: Pick<ExchangeRecord, 'id' | 'operation' | 'evaluations'>): void {
    for (const { requirement, case: caseId, finding } of exchange.evaluations) {
      const id = checkId(requirement, caseId);
      const exchanges = [exchange.id];
      if (!finding) {
        this.#book.add({ id, requirement, exchanges, ...this.#proof(requirement) });
        continue;
      }
      const excuse = ofStatus.has(requirement) ? this.#accusable.excuse(exchange.id) : undefined;
      // Whose finding it is, and whether the contract only infers it, the check says.
      const { requirement: _requirement, inferred, ...told } = finding;
      const operation = exchange.operation === undefined ? {} : { operation: exchange.operation };
      if (excuse !== undefined) this.#book.add({ id, requirement, exchanges, outcome: 'undecided', reason: excuse });
      else
        this.#book.add({
          id,
          requirement,
          exchanges,
          outcome: this.#outcomeOf(requirement, inferred),
          offence: { ...operation, ...told, exchange: exchange.id },
        });
    }
  }

  /** A check that names no requirement would slip by unnamed for as long as it passes. */
  #proof(requirement: string): { outcome: Outcome; reason?: string } {
    if (this.#input.requirements.has(requirement)) return { outcome: 'proved' };
    return { outcome: 'suite-fault', reason: `requirements.yaml has no ${requirement}` };
  }

  #check(record: CheckRecord): void {
    const { id, requirement, exchanges } = record;
    if (record.outcome === 'proved') {
      const { twin } = record;
      // A proof of what nobody demands is the suite's own fault, whatever it rests on.
      if (exchanges.length === 0 && this.#input.requirements.has(requirement)) {
        const nothing = 'no answer and no delivery was there to be looked at';
        this.#book.add({ id, requirement, exchanges, outcome: 'undecided', reason: nothing });
        return;
      }
      const reason = `${twin} refused this request, but accepted no valid one in this run either`;
      if (twin !== undefined && !this.#accusable.accepted(twin))
        this.#book.add({ id, requirement, exchanges, outcome: 'undecided', reason });
      else this.#book.add({ id, requirement, exchanges, ...this.#proof(requirement) });
      return;
    }
    if (record.outcome !== 'violated') {
      this.#book.add({ id, requirement, exchanges, outcome: record.outcome, reason: record.reason });
      return;
    }
    const excuse = this.#accusable.excuse(exchanges.at(-1));
    const outcome = this.#outcomeOf(requirement, record.inferred);
    if (excuse === undefined) this.#book.add({ id, requirement, exchanges, outcome, offence: offenceOf(record) });
    else this.#book.add({ id, requirement, exchanges, outcome: 'undecided', reason: excuse });
  }
}

function offenceOf(record: CheckRecord): Offence {
  return {
    code: findingCode(record.requirement),
    message: record.message ?? record.requirement,
    expected: record.expected ?? '',
    received: record.received ?? '',
    exchange: record.exchanges.at(-1) ?? '',
    where: `case ${record.id.slice(record.requirement.length + 1)}`,
    ...(record.operation === undefined ? {} : { operation: record.operation }),
    ...(record.line === undefined ? {} : { line: record.line }),
  };
}
