import type { ReportedCheck } from '../../run-report.ts';
import { noViolationText } from '../../unproved-lines.ts';
import { checkAnchor } from '../anchors.ts';
import { type Html, html } from '../markup.ts';
import { facetAttributes, type ReportIndex } from '../report-index.ts';
import { counted, numeral, outcomeMark } from '../wording.ts';
import { discrepancy } from './discrepancy.ts';

/** Most checks of one outcome that are told in full: nobody reads on, and the page must stay usable. */
const mostInFull = 150;

/** Everything that accuses the API. */
export function violationsSection(index: ReportIndex): Html {
  return told('violations', 'Violations', index.checksThat('violated'), index, noViolationText(index.report));
}

/** What only warns: a SHOULD, or a reading that nobody confirmed in this environment. */
export function warnedSection(index: ReportIndex): Html {
  return told('warned', 'Warned', index.checksThat('warned'), index);
}

/** What somebody accepted for a time; beside what was proved, never among it. */
export function waivedSection(index: ReportIndex): Html {
  return told('waived', 'Waived', index.checksThat('waived'), index);
}

function told(
  id: string,
  title: string,
  checks: readonly ReportedCheck[],
  index: ReportIndex,
  otherwise = 'none',
): Html {
  const rest = checks.slice(mostInFull);
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} (${numeral(checks.length)})</h2>
${checks.length === 0 ? html`<p>${otherwise}</p>` : ''}${checks.slice(0, mostInFull).map((check) => discrepancy(check, index))}
${rest.length === 0 ? '' : html`<h3>and ${counted(rest.length, 'more check')}, in short</h3><ul>${rest.map((check) => brief(check, index))}</ul>`}
</section>`;
}

function brief(check: ReportedCheck, index: ReportIndex): Html {
  const [first] = check.offences;
  return html`<li id="${checkAnchor(check.id)}" ${facetAttributes('card', index.facetsOf(check))}>${outcomeMark(check.outcome)} <code>${check.id}</code> ${first?.message ?? ''} ${index.linkTo(first?.exchange ?? '')}</li>`;
}
