import pc from 'picocolors';
import type { Verdict } from '../verdict/judge.ts';
import type { JudgedCheck, Offence } from '../verdict/judged-check.ts';
import { exitCodes, outcomes } from '../verdict/outcome.ts';
import type { Requirements } from '../verdict/requirements.ts';
import { oneLine, shown } from './shown-text.ts';

/** What a summary says about the run besides its verdict. */
export interface RunFacts {
  readonly build: string | undefined;
  readonly isLocal: boolean;
  readonly baseUrl: string;
  readonly contractVersion: string;
  readonly folder: string;
  readonly durationMs: number;
  readonly seed: string;
  readonly runId: string;
}

const mostShown = 20;

/** The verdict in one sentence; a run against the embedded environment says nothing about the real API, and says so. */
export function verdictSentence(verdict: Verdict, { build, isLocal, contractVersion }: RunFacts): string {
  const subject = isLocal ? `self-test ${verdict.word}` : verdict.word;
  const object = `environment ${verdict.environment}${build === undefined ? '' : `, build ${build}`}, contract ${contractVersion}`;
  return `${subject}: ${object}${isLocal ? ' (embedded; says nothing about the real API)' : ''}`;
}

/** One offence for the person who must act: what, expected, received, where in the contract, which exchange. */
export function describeOffence(offence: Offence, check: JudgedCheck, requirements: Requirements): string {
  const requirement = requirements.get(check.requirement);
  const rows: [string, string][] = [
    ['expected', offence.expected],
    ['received', offence.received],
    [
      'demanded',
      `${requirement?.level ?? 'MUST'} ${check.requirement}: ${requirement?.sentence ?? 'no such requirement'}`,
    ],
    ['source', requirement?.source ?? 'none'],
    [
      'contract',
      offence.line === undefined ? '' : `openapi.yaml:${offence.line}  ${offence.pointer ?? offence.operation ?? ''}`,
    ],
    ['exchange', offence.exchange],
    ['hint', offence.hint ?? ''],
  ];
  const lines = rows
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `  ${name.padEnd(9)} ${shown(text).replace(/\n/g, '\n            ')}`);
  const operation = offence.operation === undefined ? '' : `${offence.operation}: `;
  return [`${offence.code}  ${operation}${oneLine(offence.message)}`, ...lines].join('\n');
}

/** The whole summary, most important first; `colors` may be switched off, no meaning depends on them. */
export function renderSummary(
  verdict: Verdict,
  facts: RunFacts,
  requirements: Requirements,
  colors: Pick<typeof pc, 'bold' | 'green' | 'yellow' | 'red'> = pc,
): string {
  const paint = verdict.word === 'holds' ? colors.green : verdict.word === 'undecided' ? colors.yellow : colors.red;
  const by = (outcome: JudgedCheck['outcome']): JudgedCheck[] =>
    verdict.checks.filter((check) => check.outcome === outcome);
  const sections = [
    '',
    colors.bold(paint(verdictSentence(verdict, facts))),
    `  ${
      outcomes
        .filter((outcome) => verdict.counts[outcome] > 0)
        .reverse()
        .map((outcome) => `${verdict.counts[outcome]} ${outcome}`)
        .join(', ') || 'no checks'
    }; ` + `${verdict.exchanges} exchanges with ${facts.baseUrl} in ${(facts.durationMs / 1000).toFixed(1)} s`,
    ...(verdict.word === 'holds' ? [] : ['', ...listed(verdict.reasons.map(oneLine))]),
    ...offences(by('violated'), requirements, colors.red),
    ...named(
      'warned',
      by('warned').map(
        ({ id, offences: [first] }) => `${id}  ${oneLine(first?.message ?? '')} (${first?.exchange ?? 'no exchange'})`,
      ),
    ),
    ...named(
      'waived',
      by('waived').map(({ id, reason }) => `${id}  ${oneLine(reason ?? '')}`),
    ),
    ...named('not proved', grouped([...by('undecided'), ...by('not-reached'), ...by('suite-fault')])),
    ...named('not applicable', grouped(by('not-applicable'))),
    '',
    `evidence  ${facts.folder}/  (verdict.json, journal/*.ndjson)`,
    `again     --seed ${facts.seed} --run-id ${facts.runId}`,
    `exit ${exitCodes[verdict.word]}  ${verdict.word}`,
  ];
  return `${sections.join('\n')}\n`;
}

function offences(
  checks: readonly JudgedCheck[],
  requirements: Requirements,
  paint: (text: string) => string,
): string[] {
  const shown = checks.slice(0, mostShown).flatMap((check) => {
    const [first] = check.offences;
    const more =
      check.offences.length > 1
        ? [
            `  also in   ${check.offences
              .slice(1, 4)
              .map(({ exchange }) => exchange)
              .join(', ')}${check.offences.length > 4 ? ', …' : ''}`,
          ]
        : [];
    return first ? ['', paint(describeOffence(first, check, requirements)), ...more] : [];
  });
  return checks.length > mostShown
    ? [...shown, '', `… and ${checks.length - mostShown} more violated checks: verdict.json`]
    : shown;
}

function named(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...listed(lines)];
}

function listed(lines: readonly string[]): string[] {
  const rest = lines.length > mostShown ? [`  … and ${lines.length - mostShown} more: verdict.json`] : [];
  return [...lines.slice(0, mostShown).map((line) => `  ${line}`), ...rest];
}

/** One line per reason, because one cause is one line however many checks it cost. */
function grouped(checks: readonly JudgedCheck[]): string[] {
  const byReason = new Map<string, JudgedCheck[]>();
  for (const check of checks) {
    const reason = `${check.outcome}: ${oneLine(check.reason ?? 'no reason was recorded')}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), check]);
  }
  return [...byReason].map(
    ([reason, own]) =>
      `${own.length} ${own.length === 1 ? 'check' : 'checks'} ${reason}  (${own[0]?.id ?? ''}${own.length > 1 ? ', …' : ''})`,
  );
}
