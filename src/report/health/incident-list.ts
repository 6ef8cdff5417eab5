import type { Incident } from '../../health/incidents.ts';
import { counted } from '../counted.ts';
import { type Html, html } from '../html/markup.ts';

/** `2026-11-24 02:17 UTC`. */
export function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function incidentEntry({ fingerprint, start, end, worst, cause, worsened, runId, nights }: Incident): Html {
  const exchange =
    cause.exchange === undefined
      ? undefined
      : html`<div><dt>first exchange</dt><dd><code>${cause.exchange}</code></dd></div>`;
  const worse =
    worsened === null
      ? undefined
      : html`<div><dt>became ${worst}</dt><dd>${minute(worsened.at)}, ${worsened.cause.kind}: ${worsened.cause.text}</dd></div>`;
  return html`<article class="incident" id="incident-${fingerprint}">
<h3><span class="state ${worst}">${worst}</span> ${minute(start)} – ${end === null ? 'now' : minute(end)}</h3>
<dl>
<div><dt>cause</dt><dd>${cause.kind}: ${cause.text}</dd></div>
${exchange}
${worse}
<div><dt>first run</dt><dd><code>${runId}</code></dd></div>
<div><dt>nights</dt><dd>${counted(nights.length, 'bad night')}</dd></div>
</dl>
</article>
`;
}

/** Incidents, the latest first, each with start, end, cause class and the first exchange that shows it. */
export function incidentSection(incidents: readonly Incident[]): Html {
  const told = incidents.length === 0 ? html`<p>none</p>` : incidents.map(incidentEntry);
  return html`<section aria-labelledby="incidents"><h2 id="incidents">Incidents (${incidents.length})</h2>
${told}</section>`;
}
