import { type Html, html } from '../markup.ts';
import type { ReportIndex } from '../report-index.ts';
import { numeral, worded } from '../wording.ts';

/** Ways into the page. */
export function navigation({ report }: ReportIndex): Html {
  const { counts, warnings, suites, exchanges, deliveries } = report;
  const unproved = counts['suite-fault'] + counts.undecided + counts['not-reached'];
  const idle = suites.filter(({ ran }) => !ran).length;
  const links: readonly (readonly [string, string, number?])[] = [
    ['verdict', 'Verdict'],
    ['warnings', 'Warnings', warnings.length],
    ['violations', 'Violations', counts.violated],
    ['not-proved', 'Not proved', unproved + idle],
    ['warned', 'Warned', counts.warned],
    ['comparison', 'Compared'],
    ['flow', 'Flow'],
    ['requirements', 'Requirements'],
    ['coverage', 'Coverage'],
    ['observations', 'Observations'],
    ['waived', 'Waived', counts.waived],
    ['not-applicable', 'Not applicable', counts['not-applicable']],
    ['exchanges', 'Exchanges', exchanges.length],
    ['deliveries', 'Deliveries', deliveries.length],
  ];
  return html`<nav aria-label="Sections"><ul>${links.map(([id, title, count]) => html`<li><a href="#${id}">${title}${count === undefined ? '' : html` <span class="muted">${numeral(count)}</span>`}</a></li>`)}</ul></nav>`;
}

/** What narrows the page down; it needs script and shows only with it. */
export function filterForm(index: ReportIndex): Html {
  const { outcomes, operations, statuses } = index.allFacets();
  return html`<form id="filter" role="search" aria-label="Filter checks and exchanges" hidden><h2>Filter</h2>
<label>Text <input type="search" id="filter-text" placeholder="id, path, message" autocomplete="off"></label>
<label class="inline"><input type="checkbox" id="filter-inside"> also within requests and responses</label>
${choice('outcome', outcomes)}${choice('operation', operations)}${choice('status', statuses)}
<button type="reset">Clear</button><p id="filter-result" role="status"></p></form>`;
}

function choice(name: string, values: readonly string[]): Html {
  return html`<label>${name} <select id="filter-${name}"><option value="">any</option>${values.map((value) => html`<option value="${value}">${worded(value)}</option>`)}</select></label>`;
}
