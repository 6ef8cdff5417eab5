import type { Outcome } from '../../../verdict/outcome.ts';
import type { ReportedCheck } from '../../run-report.ts';
import { hrefOf, requirementAnchor } from '../anchors.ts';
import { type Html, html } from '../markup.ts';
import type { ReportIndex } from '../report-index.ts';
import { gravestFirst, numeral, outcomeMark, worded } from '../wording.ts';
import { requirementChecks } from './requirement-checks.ts';

/** Each requirement with how often it came to which outcome, by group, and under it every check. */
export function requirementsSection(index: ReportIndex): Html {
  const groups = byGroup(index.report.checks);
  const used = gravestFirst.filter((outcome) => index.report.counts[outcome] > 0);
  const unused = gravestFirst.filter((outcome) => !used.includes(outcome));
  if (groups.size === 0) return titled(0, html`<p>none</p>`);
  return titled(
    [...groups.values()].reduce((sum, group) => sum + group.size, 0),
    html`<p>How many checks of each requirement came to each outcome. ${unused.length === 0 ? '' : `No check came to: ${unused.map(worded).join(', ')}.`}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Requirements by outcome"><table class="matrix">
<thead><tr><th scope="col">requirement</th>${used.map((outcome) => html`<th scope="col">${outcomeMark(outcome)}</th>`)}</tr></thead>
${[...groups].map(
  ([
    group,
    requirements,
  ]) => html`<tbody><tr class="group"><th scope="rowgroup" colspan="${used.length + 1}">${group}</th></tr>
${[...requirements].map(([id, checks]) => row(id, checks, used))}</tbody>`,
)}
</table></div>
<h3>Checks by requirement</h3>
${[...groups.values()].flatMap((group) => [...group.values()].map((checks) => requirementChecks(checks, index)))}`,
  );
}

function titled(count: number, body: Html): Html {
  return html`<section id="requirements" aria-labelledby="requirements-title"><h2 id="requirements-title">Requirements (${numeral(count)})</h2>${body}</section>`;
}

/** Requirements by the part of their id before the dot, each with its checks. */
function byGroup(checks: readonly ReportedCheck[]): Map<string, Map<string, ReportedCheck[]>> {
  const groups = new Map<string, Map<string, ReportedCheck[]>>();
  for (const check of checks) {
    const name = check.requirement.split('.', 1)[0] ?? '';
    const group = groups.get(name) ?? new Map<string, ReportedCheck[]>();
    groups.set(name, group);
    const own = group.get(check.requirement);
    if (own) own.push(check);
    else group.set(check.requirement, [check]);
  }
  return groups;
}

function row(id: string, checks: readonly ReportedCheck[], used: readonly Outcome[]): Html {
  const anchor = requirementAnchor(id);
  return html`<tr data-row="${anchor}"><th scope="row"><a href="${hrefOf(anchor)}"><code>${id}</code></a></th>${used.map(
    (outcome) => {
      const count = checks.filter((check) => check.outcome === outcome).length;
      return count === 0 ? html`<td class="zero">0</td>` : html`<td class="${outcome}">${numeral(count)}</td>`;
    },
  )}</tr>`;
}
