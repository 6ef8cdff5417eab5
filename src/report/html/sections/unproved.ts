import { byCause, type CauseGroup } from '../../reason-groups.ts';
import type { ReportedCheck } from '../../run-report.ts';
import { unprovedCount } from '../../unproved-lines.ts';
import { textList } from '../description-list.ts';
import { bounded } from '../long-text.ts';
import { type Html, html } from '../markup.ts';
import type { ReportIndex } from '../report-index.ts';
import { counted, numeral, outcomeMark } from '../wording.ts';

/** What this run owes and did not prove, one line a cause however many checks it cost. */
export function notProvedSection(index: ReportIndex): Html {
  const checks = (['suite-fault', 'undecided', 'not-reached'] as const).flatMap((outcome) => index.checksThat(outcome));
  const { suites, faults } = index.report;
  const idle = suites.filter(({ ran }) => !ran);
  const more = html`<h3>Suites that did not run to their end (${idle.length})</h3>${textList(idle.map(({ file }) => html`<code>${file}</code>`))}
<h3>Faults of the suite (${faults.length})</h3>${textList(faults.map(({ code, suite, step, message }) => html`<code>${code}</code> <code>${suite}.${step}</code> <pre>${bounded(message)}</pre>`))}`;
  if (idle.length === 0) return section('not-proved', 'Not proved', checks, index, { more });
  // What such a suite owes it never said: without checks this list is not empty, nobody can count it.
  const otherwise =
    'No check is counted here: what the suites below owe they never said. Why they did not run is told above.';
  return section('not-proved', 'Not proved', checks, index, { more, count: unprovedCount(index.report), otherwise });
}

/** What does not apply here, by reason. */
export function notApplicableSection(index: ReportIndex): Html {
  return section('not-applicable', 'Not applicable', index.checksThat('not-applicable'), index);
}

interface Wording {
  readonly more?: Html;
  readonly count?: string;
  readonly otherwise?: string;
}

function section(
  id: string,
  title: string,
  checks: readonly ReportedCheck[],
  index: ReportIndex,
  { more, count = numeral(checks.length), otherwise = 'none' }: Wording = {},
): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} (${count})</h2>
${checks.length === 0 ? html`<p>${otherwise}</p>` : html`<ul class="causes">${byCause(checks).map((group) => told(group, index))}</ul>`}${more}
</section>`;
}

function told({ cause, checks }: CauseGroup, index: ReportIndex): Html {
  const mark = checks.slice(0, 1).map(({ outcome }) => outcomeMark(outcome));
  return html`<li>${mark} ${cause}
<details><summary>${counted(checks.length, 'check')}</summary><ul>${checks.map(({ id }) => html`<li>${index.linkToCheck(id)}</li>`)}</ul></details></li>`;
}
