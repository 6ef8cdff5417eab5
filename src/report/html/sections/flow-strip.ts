import type { ReportedStep, RunReport } from '../../run-report.ts';
import { type Html, html } from '../markup.ts';
import { counted, duration, isBroken, stepMark } from '../wording.ts';

/** The two ways through the customer verification flow, by the suites that walk them. */
const flows = [
  ['approve', 'Approve: from token to active'],
  ['reject', 'Reject: from token to rejected'],
] as const;

/** The verification flows step by step, with the first broken one marked, and the steps elsewhere that did not pass. */
export function flowSection({ steps }: RunReport): Html {
  const others = steps.filter(
    (step) => !flows.some(([flow]) => flow === step.suite) && (step.outcome !== 'passed' || isBroken(step)),
  );
  return html`<section id="flow" aria-labelledby="flow-title"><h2 id="flow-title">Customer verification flow</h2>
${flows.map(([suite, title]) => strip(suite, title, steps))}
<h3>Steps of other suites that did not pass without a violation (${others.length})</h3>
${others.length === 0 ? html`<p>none</p>` : html`<details><summary>${counted(others.length, 'step')}</summary><ul>${others.map((step) => html`<li>${stepMark(step)} <code>${step.suite}.${step.step}</code> ${step.cause?.message ?? ''}</li>`)}</ul></details>`}
</section>`;
}

function strip(suite: string, title: string, steps: readonly ReportedStep[]): Html {
  const own = steps.filter((step) => step.suite === suite);
  const broken = own.findIndex(isBroken);
  const first = broken === -1 ? own.findIndex(({ outcome }) => outcome === 'not-reached') : broken;
  if (own.length === 0) return html`<h3>${title}</h3><p>none: this flow did not run</p>`;
  return html`<h3 id="flow-${suite}">${title}</h3>
<ol class="strip" aria-labelledby="flow-${suite}">${own.map((step, position) => station(step, position === first))}</ol>`;
}

function station(station: ReportedStep, isFirstBroken: boolean): Html {
  const { step, outcome, durationMs, cause } = station;
  return html`<li class="${isBroken(station) ? 'failed' : outcome}${isFirstBroken ? ' broken' : ''}">${isFirstBroken ? html`<strong class="flag"><span aria-hidden="true">▶</span> first broken step</strong>` : ''}<b>${step}</b>
${stepMark(station)}${outcome === 'passed' || outcome === 'failed' ? html` <span class="muted">${duration(durationMs)}</span>` : ''}
${cause && (isFirstBroken || cause.kind !== 'earlier-step') ? html`<span class="cause">${cause.message}</span>` : ''}</li>`;
}
