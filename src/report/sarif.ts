import type { Outcome } from '../verdict/outcome.ts';
import { type Discrepancy, discrepanciesOf } from './discrepancies.ts';
import { offenceRows } from './offence-text.ts';
import { reasonLines } from './reason-groups.ts';
import type { ReportedCheck, RunReport } from './run-report.ts';
import {
  type SarifLevel,
  type SarifNotification,
  type SarifResult,
  type SarifRule,
  sarifLocation,
  sarifText,
} from './sarif-log.ts';
import { harmless, shown } from './shown-text.ts';
import { unprovedLines } from './unproved-lines.ts';
import { wellFormedJson } from './well-formed.ts';

/** Name of our fingerprint among those that a result may have; the number changes when fingerprints are made otherwise. */
const fingerprintName = 'offblocksContract/v1';

const levels: Partial<Record<Outcome, SarifLevel>> = { violated: 'error', waived: 'error', warned: 'warning' };

/**
 * The run in SARIF 2.1.0: requirements are rules, each discrepancy of a check a result on its line of openapi.yaml, or of
 * requirements.yaml where the contract does not speak. What nobody could see is no result but a notification of the tool,
 * whose invocation is successful only where everything was seen.
 */
export function renderSarif(report: RunReport): string {
  const { facts, word, exitCode, checks, comparedWith } = report;
  const rules = rulesOf(checks);
  const indices = new Map(rules.map(({ id }, index) => [id, index] as const));
  const results = checks.flatMap((check) =>
    discrepanciesOf(check).map((discrepancy) => resultOf(check, discrepancy, indices.get(check.requirement))),
  );
  const absent = (comparedWith?.gone ?? []).map(({ requirement, fingerprint, message }): SarifResult => {
    const line = checks.find((check) => check.requirement === requirement)?.requirementLine ?? 1;
    const index = indices.get(requirement);
    return {
      ruleId: requirement,
      ...(index === undefined ? {} : { ruleIndex: index }),
      kind: 'fail',
      level: 'note',
      message: sarifText(`fixed: ${harmless(message)}`),
      locations: [sarifLocation('requirements.yaml', line)],
      partialFingerprints: { [fingerprintName]: fingerprint },
      baselineState: 'absent',
      suppressions: [],
    };
  });
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'offblocks-contract', rules } },
        automationDetails: { id: `contract/${facts.environment}/${facts.runId}` },
        originalUriBaseIds: { PROJECT: { description: { text: 'The folder of openapi.yaml and requirements.yaml.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: sawEverything(report),
            exitCode,
            exitCodeDescription: word,
            startTimeUtc: facts.startedAt,
            toolExecutionNotifications: notificationsOf(report),
          },
        ],
        results: [...results, ...absent],
        properties: { sentence: report.sentence, counts: report.counts, build: facts.build },
      },
    ],
  };
  return `${wellFormedJson(log, 2)}\n`;
}

function sawEverything({ word, counts, faults, suites }: RunReport): boolean {
  const blind = counts['suite-fault'] + counts.undecided + counts['not-reached'] + faults.length;
  return blind === 0 && suites.every(({ ran }) => ran) && (word === 'holds' || word === 'violated');
}

function rulesOf(checks: readonly ReportedCheck[]): SarifRule[] {
  const byId = new Map(checks.map((check) => [check.requirement, check] as const));
  return [...byId.values()].map(({ requirement, sentence, source, level }) => ({
    id: requirement,
    shortDescription: sarifText(sentence),
    help: sarifText(`${level}: ${sentence} Source: ${source}`),
    ...(/^https?:\/\/\S+$/.test(source) ? { helpUri: source } : {}),
    defaultConfiguration: { level: level === 'MUST' ? ('error' as const) : ('warning' as const) },
    properties: { level, source },
  }));
}

function resultOf(check: ReportedCheck, { first, all }: Discrepancy, ruleIndex: number | undefined): SarifResult {
  const { id, requirement, outcome, requirementLine = 1, reason = '', confirmation } = check;
  const waived = outcome === 'waived' ? reason : first.waived;
  const rows = offenceRows(first, check).map(([name, text]) => `${name}: ${shown(text)}`);
  return {
    ruleId: requirement,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: 'fail',
    level: levels[outcome] ?? 'note',
    message: sarifText([harmless(first.message), ...rows].join('\n')),
    locations: [
      first.line === undefined
        ? sarifLocation('requirements.yaml', requirementLine)
        : sarifLocation('openapi.yaml', first.line),
    ],
    partialFingerprints: { [fingerprintName]: first.fingerprint },
    ...(first.novelty === undefined ? {} : { baselineState: first.novelty === 'new' ? 'new' : 'unchanged' }),
    suppressions: waived === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: waived }],
    occurrenceCount: all.length,
    properties: { check: id, outcome, exchanges: all.flatMap(({ exchange }) => exchange || []), confirmation },
  };
}

function notificationsOf(report: RunReport): SarifNotification[] {
  const { word, reasons, warnings, checks } = report;
  const grave = word === 'suite fault' || word === 'misconfigured' ? 'error' : 'warning';
  const idle = reasonLines(checks.filter(({ outcome }) => outcome === 'not-applicable'));
  const said = (level: SarifLevel, texts: readonly string[]): SarifNotification[] =>
    texts.map((text) => ({ level, message: sarifText(harmless(text)) }));
  return [
    ...said(grave, word === 'holds' ? [] : reasons),
    ...said('warning', unprovedLines(report)),
    ...said('note', [...warnings, ...idle]),
  ];
}
