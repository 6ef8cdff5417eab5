import { type SarifLevel, type SarifResult, type SarifRule, sarifLocation, sarifText } from '../../report/sarif-log.ts';
import { harmless } from '../../report/shown-text.ts';
import { allFindings, type DriftAnswer } from '../drift-answer.ts';
import type { DriftClass, DriftFinding } from '../finding.ts';

/** Drift fails nothing by itself, so that nothing of it is an error. */
const levels: Readonly<Record<DriftClass, SarifLevel>> = {
  breaking: 'warning',
  undeclared: 'warning',
  changed: 'warning',
  compatible: 'note',
  editorial: 'note',
  'never seen': 'note',
};

/** Name of our fingerprint among those that a result may have. */
const fingerprintName = 'offblocksDrift/v1';

/** All drifts in SARIF 2.1.0, each on the line of the contract that it is about. */
export function renderDriftSarif(answer: DriftAnswer): string {
  const findings = allFindings(answer);
  const rules = rulesOf(findings);
  const indices = new Map(rules.map(({ id }, index) => [id, index] as const));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'offblocks-contract-drift', rules } },
        automationDetails: { id: `drift/${answer.run.environment}/${answer.run.id}` },
        originalUriBaseIds: { PROJECT: { description: { text: 'The folder of openapi.yaml.' } } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, answer.contract, indices.get(finding.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rulesOf(findings: readonly DriftFinding[]): SarifRule[] {
  const classes = new Map(findings.map((one) => [one.code, one.class] as const));
  return [...classes].map(([code, name]) => {
    const words = code.toLowerCase().replaceAll('_', ' ');
    return {
      id: code,
      shortDescription: sarifText(words),
      help: sarifText(`Drift, ${name}: ${words}.`),
      defaultConfiguration: { level: 'warning' },
      properties: { class: name },
    };
  });
}

function resultOf(finding: DriftFinding, contract: string, ruleIndex: number | undefined): SarifResult {
  const { code, message, example, lines, fingerprint, operations, place, changed, seen } = finding;
  const text = example === undefined ? message : `${message}\nexample: ${example}`;
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: 'fail',
    level: levels[finding.class],
    message: sarifText(harmless(text)),
    // A change between two runs has no line: it belongs to the contract as a whole.
    locations: [sarifLocation(contract, lines?.before ?? 1)],
    partialFingerprints: { [fingerprintName]: fingerprint },
    ...(finding.class === 'changed' || changed ? { baselineState: 'new' as const } : {}),
    suppressions: [],
    ...(seen && seen.count > 0 ? { occurrenceCount: seen.count } : {}),
    properties: { class: finding.class, place, ...(operations ? { operations } : {}) },
  };
}
