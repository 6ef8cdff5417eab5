import pc from 'picocolors';
import type { Outcome } from '../verdict/outcome.ts';
import { changedObservationLines, comparisonLine, fixedLines, noveltyText } from './comparison-text.ts';
import { counted } from './counted.ts';
import { coverageLines } from './coverage-text.ts';
import { discrepanciesOf, furtherExchanges } from './discrepancies.ts';
import { offenceRows, offenceTitle } from './offence-text.ts';
import { countsLine } from './outcome-counts.ts';
import { reasonLines } from './reason-groups.ts';
import type { ReportedCheck, ReportedOffence, RunReport } from './run-report.ts';
import { oneLine, shown } from './shown-text.ts';
import { noViolationText, unprovedLines } from './unproved-lines.ts';

/** What the console paints with; no meaning depends on it. */
export type Colors = Pick<typeof pc, 'bold' | 'green' | 'yellow' | 'red'>;

const mostShown = 20;

/** One offence for the person who must act: what, expected, received, where in the contract, which exchange. */
export function describeOffence(offence: ReportedOffence, check: ReportedCheck): string {
  const lines = offenceRows(offence, check).map(([name, text]) => {
    return `  ${name.padEnd(9)} ${shown(text).replace(/\n/g, '\n            ')}`;
  });
  return [offenceTitle(offence), ...lines].join('\n');
}

/**
 * The whole summary, most important first: the verdict, what can make it mean less, what is wrong, what nobody could see.
 * @param folder where the evidence lies, as the reader may type it
 */
export function renderSummary(report: RunReport, folder: string, colors: Colors = pc): string {
  const { facts, comparedWith, coverage, word, exitCode } = report;
  const paint = word === 'holds' ? colors.green : word === 'undecided' ? colors.yellow : colors.red;
  const by = (...outcomes: Outcome[]): ReportedCheck[] =>
    outcomes.flatMap((outcome) => report.checks.filter((check) => check.outcome === outcome));
  const violated = by('violated');
  const head = [
    colors.bold(paint(oneLine(report.sentence))),
    `  ${countsLine(report)}`,
    ...(comparedWith ? [`  ${oneLine(comparisonLine(comparedWith))}`] : []),
  ];
  const sections = [
    head,
    ...(word === 'holds' ? [] : [listed(report.reasons.map(oneLine))]),
    named('warnings', report.warnings.map(oneLine)),
    ...(violated.length === 0 ? [[`violated  ${noViolationText(report)}`]] : violations(violated, colors.red)),
    named('not proved', unprovedLines(report)),
    named('warned', by('warned').map(warnedLine)),
    named(
      'waived',
      by('waived').map(({ id, reason }) => `${id}  ${oneLine(reason ?? '')}`),
    ),
    ...(comparedWith ? [named('fixed', fixedLines(comparedWith))] : []),
    ...(comparedWith ? [named('observations that changed', changedObservationLines(comparedWith))] : []),
    named('not applicable', reasonLines(by('not-applicable'))),
    ...(coverage ? [['coverage  (each place, holes first: npm run coverage)', ...coverageLines(coverage)]] : []),
    [
      ...(word === 'undecided' && !facts.isLocal
        ? [`next      npm run doctor -- --env ${facts.environment}  (what works, what each step rests on, what to do)`]
        : []),
      `report    ${folder}/report.html  (other formats: npm run report -- --help)`,
      `evidence  ${folder}/  (run.json, journal/*.ndjson)`,
      `again     --seed ${facts.seed} --run-id ${facts.runId}`,
      `exit ${exitCode}  ${word}`,
    ],
  ];
  return `\n${spaced(sections).join('\n')}\n`;
}

/** The lines of all sections, with an empty one between two unless both are a single line. */
function spaced(sections: readonly (readonly string[])[]): string[] {
  return sections.flatMap((lines, index) => {
    const before = sections[index - 1] ?? [];
    return index > 0 && (lines.length > 1 || before.length > 1) ? ['', ...lines] : [...lines];
  });
}

function warnedLine({ id, offences: [first] }: ReportedCheck): string {
  const where = [first?.exchange ?? 'no exchange', first ? noveltyText(first) : ''].filter(Boolean).join('; ');
  return `${id}  ${oneLine(first?.message ?? '')} (${where})`;
}

function violations(checks: readonly ReportedCheck[], paint: (text: string) => string): string[][] {
  const told = checks.slice(0, mostShown).flatMap((check) =>
    discrepanciesOf(check).map((discrepancy) => {
      const also = furtherExchanges(discrepancy);
      const text = paint(describeOffence(discrepancy.first, check));
      return [...text.split('\n'), ...(also === '' ? [] : [`  also in   ${also}`])];
    }),
  );
  const left = checks.slice(mostShown);
  if (left.length === 0) return told;
  return [...told, [`… and ${counted(left.length, 'more violated check')}: run.json`, ...listed(perRequirement(left))]];
}

/** How many checks of each requirement, the most first: `51  signature.covers`. */
function perRequirement(checks: readonly ReportedCheck[]): string[] {
  const counts = new Map<string, number>();
  for (const { requirement } of checks) counts.set(requirement, (counts.get(requirement) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([requirement, count]) => `${count}  ${requirement}`);
}

/** A list with its title; an empty one says so, because a missing one would leave open whether anybody looked. */
function named(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}  none`] : [title, ...listed(lines)];
}

function listed(lines: readonly string[]): string[] {
  const rest = lines.length > mostShown ? [`  … and ${lines.length - mostShown} more: run.json`] : [];
  return [...lines.slice(0, mostShown).map((line) => `  ${line}`), ...rest];
}
