import type { Outcome } from '../verdict/outcome.ts';
import { changedObservationLines, comparisonLine, fixedLines, noveltyText } from './comparison-text.ts';
import { counted } from './counted.ts';
import { coverageLines } from './coverage-text.ts';
import { type Discrepancy, discrepanciesOf, furtherExchanges } from './discrepancies.ts';
import { fitSections, type Section } from './fit-sections.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { offenceRows } from './offence-text.ts';
import { countsLine } from './outcome-counts.ts';
import { reasonLines } from './reason-groups.ts';
import type { ReportedCheck, RunReport } from './run-report.ts';
import { noViolationText, unprovedCount, unprovedLines } from './unproved-lines.ts';

/** Size that the summary never exceeds, in bytes; GitHub drops a job summary over 1 MiB and mails get long before that. */
export const longestSummary = 60_000;

/** How many reasons and warnings are told: what they are about comes after them. */
const mostBefore = 20;

/** Discrepancies that are told in full: nobody reads more of them, and the others shall be named as well. */
const mostInFull = 25;

/** Rows whose text comes from an answer or may quote one. */
const quoted = new Set(['expected', 'received', 'hint', 'exchange', 'check', 'finding', 'contract']);

/**
 * The summary for the page of a pipeline's job, in GitHub's Markdown: the verdict, what can make it mean less, violations,
 * what nobody could see, and the rest; cut by whole entries, with their number, to stay below 60,000 bytes.
 */
export function renderMarkdown(report: RunReport): string {
  const { facts, word, exitCode, comparedWith, coverage } = report;
  const by = (...wanted: Outcome[]): ReportedCheck[] =>
    wanted.flatMap((outcome) => report.checks.filter((check) => check.outcome === outcome));
  const texts = (lines: readonly string[]): string[] => lines.map((line) => `- ${markdownText(line)}`);
  const head = [
    `# ${markdownText(report.sentence)}`,
    `**exit ${exitCode}: ${word}** · ${markdownText(countsLine(report))}`,
    ...(comparedWith ? [markdownText(comparisonLine(comparedWith))] : []),
  ];
  const sections: Section[] = [
    ...(word === 'holds' ? [] : [{ title: 'Reasons', entries: codes(report.reasons), most: mostBefore }]),
    { title: 'Warnings', entries: texts(report.warnings), most: mostBefore },
    violatedSection(report),
    { title: 'Not proved', entries: codes(unprovedLines(report)), count: unprovedCount(report) },
    { title: 'Warned', entries: by('warned').map(warnedEntry) },
    { title: 'Waived', entries: by('waived').map(({ id, reason = '' }) => entry(id, markdownText(reason))) },
    ...(comparedWith
      ? [
          { title: 'Fixed', entries: codes(fixedLines(comparedWith)) },
          { title: 'Observations that changed', entries: codes(changedObservationLines(comparedWith)) },
        ]
      : []),
    {
      title: 'Not applicable',
      entries: codes(reasonLines(by('not-applicable'))),
      count: counted(by('not-applicable').length, 'check'),
    },
    {
      title: 'Observations',
      entries: Object.entries(report.observations).map(([id, value]) => entry(id, markdownCode(value))),
    },
    ...(coverage ? [{ title: 'Coverage', entries: texts(coverageLines(coverage).map((line) => line.trim())) }] : []),
  ];
  const tail = [
    `Run ${markdownCode(facts.runId)} with seed ${markdownCode(facts.seed)}, profile ${markdownText(facts.profile)}, ` +
      `started ${markdownText(facts.startedAt)}, against ${markdownCode(facts.baseUrl)}. ` +
      'The evidence is in the run folder: report.html, run.json, junit.xml, results.sarif, exchanges.har, journal/.',
  ];
  return fitSections({ head, sections, tail }, longestSummary);
}

function codes(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${markdownCode(line)}`);
}

function violatedSection(report: RunReport): Section {
  const checks = report.checks.filter(({ outcome }) => outcome === 'violated');
  const entries = checks
    .flatMap((check) => discrepanciesOf(check).map((discrepancy) => ({ check, discrepancy })))
    .map(({ check, discrepancy }, index) => (index < mostInFull ? inFull : inShort)(check, discrepancy));
  const count = `${counted(checks.length, 'check')}, ${counted(entries.length, 'discrepancy', 'discrepancies')}`;
  return { title: 'Violated', entries, count, none: noViolationText(report) };
}

function entry(id: string, text: string): string {
  return `- **${markdownText(id)}** ${text}`;
}

function inFull(check: ReportedCheck, discrepancy: Discrepancy): string {
  const { first } = discrepancy;
  const rows = offenceRows(first, check).map(([name, text]) => {
    return `  - ${name}: ${name === 'source' ? sourceLink(text) : quoted.has(name) ? markdownCode(text) : markdownText(text)}`;
  });
  const also = furtherExchanges(discrepancy);
  const operation = first.operation === undefined ? '' : ` ${markdownText(first.operation)}:`;
  return [
    `- **${markdownText(first.code)}**${operation} ${markdownCode(first.message)}`,
    ...rows,
    ...(also === '' ? [] : [`  - also in ${markdownCode(also)}`]),
  ].join('\n');
}

function inShort({ id }: ReportedCheck, { first }: Discrepancy): string {
  return entry(id, markdownText(first.exchange));
}

/** A source is this project's own word, so that it may be followed. */
function sourceLink(source: string): string {
  return /^https:\/\/[^\s<>]+$/.test(source) ? `<${source}>` : markdownText(source);
}

function warnedEntry({ id, offences: [first], offences }: ReportedCheck): string {
  const where = [first?.exchange ?? 'no exchange', first ? noveltyText(first) : ''].filter(Boolean).join('; ');
  const more = offences.length > 1 ? `, ${counted(offences.length, 'time')}` : '';
  return entry(id, `${markdownCode(first?.message ?? '')} (${markdownText(where)}${more})`);
}
