import type { Coverage, CoverageAxis } from '../../../coverage/coverage.ts';
import type { CoverageRow } from '../../../coverage/rows.ts';
import { textList } from '../description-list.ts';
import { type Html, html, joined } from '../markup.ts';
import { counted, numeral } from '../wording.ts';
import { statusMatrix } from './status-matrix.ts';

const noReason = 'no reason given';

/** How much of the contract was reached, axis by axis, with each hole and why it is one. */
export function coverageSection(coverage: Coverage | undefined): Html {
  const body = coverage
    ? html`${coverage.axes.map((axis) => axisOf(axis, coverage))}
<h3>Answers with statuses that the contract does not declare (${coverage.undeclared.length})</h3>
${textList(coverage.undeclared.map(({ place, hits, tolerated }) => html`<code>${place}</code>: ${counted(hits, 'time')}, ${tolerated ? 'provoked by the request' : 'a violation'}`))}
<h3>Stale entries of coverage.yaml (${coverage.stale.length})</h3>
${textList(coverage.stale)}
<p>Bodies too long for the evidence, and not looked at here: ${coverage.cutBodies === 0 ? 'none' : coverage.cutBodies}</p>`
    : html`<p>none: coverage was not told for this run</p>`;
  return html`<section id="coverage" aria-labelledby="coverage-title"><h2 id="coverage-title">Coverage of the contract</h2>${body}</section>`;
}

function axisOf({ name, rows }: CoverageAxis, coverage: Coverage): Html {
  const reached = rows.filter(({ hits }) => hits > 0);
  const holes = rows.filter(({ hits }) => hits === 0);
  return html`<h3>${name}: ${numeral(reached.length)} of ${numeral(rows.length)} reached, ${counted(holes.length, 'hole')}</h3>
${name === 'operation × status' ? statusMatrix(rows, coverage.undeclared) : ''}
<p>Holes, by reason:${holes.length === 0 ? ' none' : ''}</p>
${holes.length === 0 ? '' : html`<ul class="causes">${[...byReason(holes)].map(([reason, places]) => hole(reason, places))}</ul>`}
<details><summary>${counted(reached.length, 'place')} reached, with how often</summary>${textList(reached.map(({ place, hits }) => html`<code>${place}</code> ${numeral(hits)}`))}</details>`;
}

/** What nobody explained comes first: it is what somebody has to look at. */
function byReason(holes: readonly CoverageRow[]): Map<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  const sorted = [...holes].sort((a, b) => Number(a.reason !== undefined) - Number(b.reason !== undefined));
  for (const { place, reason = noReason } of sorted) groups.set(reason, [...(groups.get(reason) ?? []), place]);
  return groups;
}

function hole(reason: string, places: readonly string[]): Html {
  const codes = places.map((place) => html`<code>${place}</code>`);
  const mark = reason === noReason ? html`<strong>${reason}</strong>` : html`${reason}`;
  if (places.length <= 6) return html`<li>${mark}: ${joined(codes, ', ')}</li>`;
  return html`<li>${mark}<details><summary>${counted(places.length, 'place')}</summary>${textList(codes)}</details></li>`;
}
