import type { RunReport } from '../../run-report.ts';
import { bounded } from '../long-text.ts';
import { type Html, html } from '../markup.ts';

/** Facts about the environment that the contract leaves open; none of them is right or wrong. */
export function observationsSection({ observations }: RunReport): Html {
  const all = Object.entries(observations);
  return html`<section id="observations" aria-labelledby="observations-title"><h2 id="observations-title">Observations (${all.length})</h2>
<p>What the contract leaves open and this environment does. Compared between runs, never a violation.</p>
${all.length === 0 ? html`<p>none</p>` : html`<dl class="wide">${all.map(([id, value]) => html`<div><dt><code>${id}</code></dt><dd>${bounded(value, 1000)}</dd></div>`)}</dl>`}
</section>`;
}
