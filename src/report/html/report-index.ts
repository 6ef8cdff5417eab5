import type { Outcome } from '../../verdict/outcome.ts';
import type { ReportedCheck, RunReport } from '../run-report.ts';
import { checkAnchor, exchangeAnchor, hrefOf } from './anchors.ts';
import { type Html, html } from './markup.ts';

/** What a thing of the page can be filtered by. */
export interface Facets {
  readonly outcomes: readonly string[];
  readonly operations: readonly string[];
  readonly statuses: readonly string[];
}

/** Outcomes whose checks are told in full, with what was expected and received. */
export const discrepant: readonly Outcome[] = ['violated', 'waived', 'warned'];

/** What the sections of the page need to know of the whole report. */
export class ReportIndex {
  readonly report: RunReport;
  readonly #messages = new Map<string, { readonly operation: string; readonly status: string }>();
  readonly #outcomes = new Map<string, Set<Outcome>>();
  readonly #cited = new Set<string>();
  readonly #checks: ReadonlySet<string>;

  constructor(report: RunReport) {
    this.report = report;
    for (const { id, operation = '', response } of report.exchanges)
      this.#messages.set(id, { operation, status: String(response?.status ?? 'no answer') });
    for (const { id, operation = '', answered } of report.deliveries)
      this.#messages.set(id, { operation, status: String(answered) });
    this.#checks = new Set(report.checks.map(({ id }) => id));
    for (const check of report.checks) this.#attribute(check);
  }

  /** The checks that came to an outcome, in the order of the report. */
  checksThat(outcome: Outcome): ReportedCheck[] {
    return this.report.checks.filter((check) => check.outcome === outcome);
  }

  /** Ids of what violations rest on, in the order of the violations. */
  get cited(): ReadonlySet<string> {
    return this.#cited;
  }

  /** What checks made of an exchange or a delivery. */
  outcomesOf(id: string): readonly Outcome[] {
    return [...(this.#outcomes.get(id) ?? [])];
  }

  /** A link to an exchange or a delivery; its bare id where the run's evidence does not hold it. */
  linkTo(id: string): Html {
    if (!this.#messages.has(id)) return id === '' ? html`none` : html`<code>${id}</code>`;
    return html`<a href="${hrefOf(exchangeAnchor(id))}"><code>${id}</code></a>`;
  }

  /** How an exchange is sent again; empty where that can't be, because the embedded environment ended with its run. */
  replayOf(id: string): Html {
    return this.report.facts.isLocal ? html`` : html`<code class="command">npm run replay -- ${id}</code>`;
  }

  /** A link to a check, by its id; the bare id where it was not judged. */
  linkToCheck(id: string): Html {
    if (!this.#checks.has(id)) return html`<code>${id}</code>`;
    return html`<a href="${hrefOf(checkAnchor(id))}"><code>${id}</code></a>`;
  }

  /** What a check can be filtered by: its outcome, and operation and status of what it rests on. */
  facetsOf({ outcome, offences, exchanges }: ReportedCheck): Facets {
    const messages = [...exchanges, ...offences.map(({ exchange }) => exchange)].flatMap(
      (id) => this.#messages.get(id) ?? [],
    );
    const operations = new Set([
      ...offences.flatMap(({ operation }) => operation ?? []),
      ...messages.map(({ operation }) => operation),
    ]);
    operations.delete('');
    return {
      outcomes: [outcome],
      operations: [...operations],
      statuses: [...new Set(messages.map(({ status }) => status))],
    };
  }

  /** What an exchange or a delivery can be filtered by. */
  facetsOfMessage(id: string): Facets {
    const { operation = '', status = '' } = this.#messages.get(id) ?? {};
    return { outcomes: this.outcomesOf(id), operations: operation === '' ? [] : [operation], statuses: [status] };
  }

  /** Every value that something on the page can be filtered by. */
  allFacets(): Facets {
    const messages = [...this.#messages.values()];
    const accused = this.report.checks.flatMap(({ offences }) => offences.flatMap(({ operation }) => operation ?? []));
    const sorted = (values: Iterable<string>): string[] => [...new Set(values)].filter((value) => value !== '').sort();
    return {
      outcomes: sorted(this.report.checks.map(({ outcome }) => outcome)),
      operations: sorted([...messages.map(({ operation }) => operation), ...accused]),
      statuses: sorted(messages.map(({ status }) => status)),
    };
  }

  /** A discrepancy speaks for the exchange that shows it; whatever else came out, for all that it rests on. */
  #attribute({ outcome, offences, exchanges }: ReportedCheck): void {
    const shown = discrepant.includes(outcome) ? offences.map(({ exchange }) => exchange) : exchanges;
    for (const id of shown) {
      const outcomes = this.#outcomes.get(id) ?? new Set();
      this.#outcomes.set(id, outcomes.add(outcome));
      if (outcome === 'violated') this.#cited.add(id);
    }
  }
}

/** Facets as attributes, for the filter of the page. */
export function facetAttributes(kind: string, { outcomes, operations, statuses }: Facets): Html {
  // Values stand between separators, so that the filter can ask for one of them without taking the list apart.
  const list = (values: readonly string[]): string => `|${values.join('|')}|`;
  return html`data-item="${kind}" data-o="${list(outcomes)}" data-op="${list(operations)}" data-s="${list(statuses)}"`;
}
