import type { RunReport } from '../../run-report.ts';
import { descriptionList, textList } from '../description-list.ts';
import { type Html, html } from '../markup.ts';
import { nextSteps } from '../next-steps.ts';
import { counted, duration, gravestFirst, numeral, outcomeMark, verdictMark } from '../wording.ts';

/** Where each outcome is told. */
const places: Readonly<Record<string, string>> = {
  violated: '#violations',
  'suite-fault': '#not-proved',
  undecided: '#not-proved',
  'not-reached': '#not-proved',
  waived: '#waived',
  warned: '#warned',
  proved: '#requirements',
  'not-applicable': '#not-applicable',
};

/** The verdict: word, sentence, exit code, why, what to do next, and what was run. */
export function verdictHeader(report: RunReport): Html {
  const { word, facts, sentence, exitCode, reasons, counts, exchanges, deliveries, durationMs } = report;
  const { symbol, colour } = verdictMark(word);
  return html`<header id="verdict" class="verdict ${colour}">
<h1><span aria-hidden="true">${symbol}</span> ${facts.isLocal ? 'self-test ' : ''}${word}</h1>
<p class="sentence">${sentence}</p>
<p><strong>exit ${exitCode}</strong> · ${counted(exchanges.length, 'exchange')}, ${counted(deliveries.length, 'delivery', 'deliveries')} with <code>${facts.baseUrl}</code> in ${duration(durationMs)}</p>
<div class="columns"><section aria-labelledby="why"><h2 id="why">Why</h2>${textList(reasons, word === 'holds' ? 'Every planned check was proved, warned, waived or not applicable with a reason.' : 'none')}</section>
<section aria-labelledby="next"><h2 id="next">What to do next</h2><ol>${nextSteps(report).map((step) => html`<li>${step}</li>`)}</ol></section></div>
<ul class="counts" aria-label="Checks by outcome">${gravestFirst.map((outcome) => html`<li${counts[outcome] === 0 ? html` class="zero"` : ''}><a href="${places[outcome] ?? '#requirements'}"><b>${numeral(counts[outcome])}</b> ${outcomeMark(outcome)}</a></li>`)}</ul>
${factsOfRun(report)}
</header>`;
}

/** What can make a pass meaningless; it comes before everything that was found. */
export function warningsSection({ warnings }: RunReport): Html {
  return html`<section id="warnings" aria-labelledby="warnings-title"${warnings.length > 0 ? html` class="warnings"` : ''}><h2 id="warnings-title">Warnings: what can make a pass meaningless</h2>${textList(warnings)}</section>`;
}

function factsOfRun({ facts, comparedWith }: RunReport): Html {
  const names = (all: readonly string[]): string => (all.length === 0 ? 'none' : all.join(', '));
  const only = facts.only.length === 0 ? '' : ` (--only ${facts.only.join(',')})`;
  const suites = `${facts.suites.length} of ${facts.suitesOfProfile}${only}`;
  const rows = descriptionList([
    ['environment', facts.environment + (facts.isLocal ? ' (embedded; says nothing about the real API)' : '')],
    ['address', html`<code>${facts.baseUrl}</code>`],
    ['build', facts.build ?? 'not named'],
    ['contract', html`${facts.contract.title} ${facts.contract.version}, <code>${facts.contract.hash}</code>`],
    ['profile', facts.profile],
    ['suites', suites],
    ['capabilities', `offered: ${names(facts.capabilities.offered)}; missing: ${names(facts.capabilities.missing)}`],
    ['started', html`<time datetime="${facts.startedAt}">${facts.startedAt}</time>`],
    ['run', html`<code>${facts.runId}</code>`],
    ['seed', html`<code>${facts.seed}</code>`],
    ['compared with', comparedWith ? comparedWith.name : 'nothing'],
    ['evidence', html`<code>journal/*.ndjson</code> and <code>verdict.json</code> beside this file`],
  ]);
  return html`<details class="facts"><summary>This run</summary>${rows}</details>`;
}
