import type { ReportedCheck } from '../../run-report.ts';
import { checkAnchor, requirementAnchor } from '../anchors.ts';
import { bounded } from '../long-text.ts';
import { type Html, html, type Inlay, joined } from '../markup.ts';
import { discrepant, facetAttributes, type ReportIndex } from '../report-index.ts';
import { sourceLink } from '../source-link.ts';
import { gravestFirst, numeral, outcomeMark } from '../wording.ts';

/** Exchanges that are named for a check; what holds on every exchange rests on hundreds. */
const mostNamed = 3;
/** Checks of one requirement that proved it, listed one by one; the rest is counted. */
const mostProved = 1500;

/** One requirement with its sentence, its source and each of its checks, the gravest first. */
export function requirementChecks(checks: readonly ReportedCheck[], index: ReportIndex): Html {
  const [first] = checks;
  if (!first) return html``;
  const { requirement, level, sentence, source } = first;
  const sorted = gravestFirst.flatMap((outcome) => {
    const own = checks.filter((check) => check.outcome === outcome);
    return outcome === 'proved' ? own.slice(0, mostProved) : own;
  });
  const more = checks.length - sorted.length;
  return html`<details id="${requirementAnchor(requirement)}" data-group><summary><code>${requirement}</code> ${summary(checks)}</summary>
<p>${level}: ${sentence} <br>${sourceLink(source)}</p>
<ul class="checks">${sorted.map((check) => item(check, index))}${more > 0 ? html`<li>and ${numeral(more)} more proved: verdict.json</li>` : ''}</ul></details>`;
}

function summary(checks: readonly ReportedCheck[]): Inlay {
  const counts = gravestFirst.flatMap((outcome) => {
    const count = checks.filter((check) => check.outcome === outcome).length;
    return count === 0 ? [] : [html`<span class="count">${numeral(count)} ${outcomeMark(outcome)}</span>`];
  });
  return joined(counts, ' ');
}

function item(check: ReportedCheck, index: ReportIndex): Html {
  const { id, requirement, outcome, exchanges, reason } = check;
  const named = id.startsWith(`${requirement}:`) ? id.slice(requirement.length + 1) : id;
  const facets = facetAttributes('check', index.facetsOf(check));
  // What is told in full elsewhere has its place there.
  if (discrepant.includes(outcome)) return html`<li ${facets}>${outcomeMark(outcome)} ${index.linkToCheck(id)}</li>`;
  const rest = exchanges.length - mostNamed;
  const links = joined(
    exchanges.slice(0, mostNamed).map((exchange) => index.linkTo(exchange)),
    ', ',
  );
  return html`<li id="${checkAnchor(id)}" ${facets}>${outcomeMark(outcome)} <code>${named}</code> ${links}${rest > 0 ? ` and ${numeral(rest)} more` : ''}${reason === undefined ? '' : ` ${bounded(reason, 400)}`}</li>`;
}
