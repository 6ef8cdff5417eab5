import { changedObservationLines, comparisonLine, fixedLines } from '../../comparison-text.ts';
import type { RunReport } from '../../run-report.ts';
import { textList } from '../description-list.ts';
import { type Html, html } from '../markup.ts';

/** What is known of the run beside another: what is gone and what changed; what is new is told at each check. */
export function comparisonSection({ comparedWith }: RunReport): Html {
  const body = comparedWith
    ? html`<p>${comparisonLine(comparedWith)}</p>
<h3>Fixed</h3>${textList(fixedLines(comparedWith))}
<h3>Observations that changed</h3>${textList(changedObservationLines(comparedWith))}`
    : html`<p>There was nothing to compare with, so nothing is called new, still or fixed.</p>`;
  return html`<section id="comparison" aria-labelledby="comparison-title"><h2 id="comparison-title">Compared</h2>${body}</section>`;
}
