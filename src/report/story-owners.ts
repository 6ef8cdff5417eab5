import type { EvidenceRecord } from '../evidence/records.ts';
import type { JudgedCheck } from '../verdict/judged-check.ts';

/** The story of what belongs to none. */
const wholeRun = 'run';

/** Knows which story of the suites a check belongs to, so that each check stands in one place of a report. */
export class StoryOwners {
  readonly #planned = new Map<string, string>();
  readonly #evidence = new Map<string, string>();

  constructor(records: readonly EvidenceRecord[]) {
    for (const record of records) {
      if (record.kind === 'planned') this.#plan(record.id, record.suite);
      else if (record.kind === 'check') this.#plan(record.id, record.suite);
      else if (record.kind === 'exchange' || record.kind === 'delivery') this.#evidence.set(record.id, record.suite);
    }
  }

  /** Of several stories that owe a check the first by name; processes finish in another order each time. */
  #plan(id: string, suite: string): void {
    const before = this.#planned.get(id);
    if (before === undefined || suite < before) this.#planned.set(id, suite);
  }

  /** The story that owes a check; where none does, the one of its first exchange. */
  storyOf({ id, exchanges }: Pick<JudgedCheck, 'id' | 'exchanges'>): string {
    const seen = exchanges.flatMap((exchange) => this.#evidence.get(exchange) ?? []).sort();
    return this.#planned.get(id) ?? seen[0] ?? wholeRun;
  }
}
