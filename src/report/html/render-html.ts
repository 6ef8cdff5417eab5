import type { RunReport } from '../run-report.ts';
import { packedDetails, packedTogether } from './archive.ts';
import { html } from './markup.ts';
import { contentPolicy, scriptElement, styleElement } from './page-assets.ts';
import { ReportIndex } from './report-index.ts';
import { comparisonSection } from './sections/comparison.ts';
import { coverageSection } from './sections/coverage.ts';
import { violationsSection, waivedSection, warnedSection } from './sections/discrepancies.ts';
import { divided, exchangesSection } from './sections/exchanges.ts';
import { flowSection } from './sections/flow-strip.ts';
import { filterForm, navigation } from './sections/navigation.ts';
import { observationsSection } from './sections/observations.ts';
import { requirementsSection } from './sections/requirement-matrix.ts';
import { notApplicableSection, notProvedSection } from './sections/unproved.ts';
import { verdictHeader, warningsSection } from './sections/verdict.ts';

/**
 * The report of a run as one HTML document that needs nothing else: no request leaves it, and all that matters can be
 * read without script, colour or a wide screen. The verdict comes first.
 */
export function renderHtml(report: RunReport): string {
  const index = new ReportIndex(report);
  const division = divided(report, index);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.sentence}</title>
${styleElement}
</head>
<body data-packed-together="${packedTogether}">
${verdictHeader(report)}
<div class="page">
<aside aria-label="Find your way"><a class="skip" href="#violations">Skip to the violations</a>${navigation(index)}${filterForm(index)}</aside>
<main>
${warningsSection(report)}
${violationsSection(index)}
${notProvedSection(index)}
${warnedSection(index)}
${comparisonSection(report)}
${flowSection(report)}
${requirementsSection(index)}
${coverageSection(report.coverage)}
${observationsSection(report)}
${waivedSection(index)}
${notApplicableSection(index)}
${exchangesSection(index, division)}
</main>
</div>
${packedDetails(division.packed, index)}
${scriptElement}
</body>
</html>
`;
  return page.markup;
}
