import { violatedReason } from '../verdict/judge.ts';
import { counted } from './counted.ts';
import { discrepanciesOf } from './discrepancies.ts';
import { offenceRows } from './offence-text.ts';
import type { ReportedCheck, ReportedOffence, RunReport } from './run-report.ts';
import { shown } from './shown-text.ts';
import { workflowCommand } from './workflow-command.ts';

/** As many as GitHub shows of each kind in a step (limits of workflow commands). */
const mostShown = 10;

interface Annotation {
  readonly file?: string;
  readonly line?: number | undefined;
  readonly title: string;
  readonly message: string;
}

/**
 * The run as annotations on lines of openapi.yaml, in GitHub's workflow commands: at most ten errors, ten warnings and a
 * notice with the verdict; what counts most comes first, and the last of its kind says how many are left out.
 */
export function renderAnnotations(report: RunReport): string {
  const { word, exitCode, checks, reasons, warnings, sentence } = report;
  const by = (outcome: string): Annotation[] =>
    checks
      .filter((check) => check.outcome === outcome)
      .flatMap((check) => discrepanciesOf(check).map(({ first }) => ofOffence(first, check)));
  // The violations tell by themselves what this reason counts.
  const causes = (word === 'holds' ? [] : reasons.filter((reason) => reason !== violatedReason(report.counts))).map(
    (message) => ({ title: `Contract: why exit ${exitCode}`, message }),
  );
  const doubts = warnings.map((message) => ({ title: 'Contract: can make a pass mean less', message }));
  const lines = [
    workflowCommand('notice', { title: `Contract: exit ${exitCode}` }, sentence),
    ...limited('error', [...by('violated'), ...causes]),
    ...limited('warning', [...doubts, ...by('warned'), ...by('waived')]),
  ];
  return `${lines.join('\n')}\n`;
}

function ofOffence(offence: ReportedOffence, check: ReportedCheck): Annotation {
  const rows = offenceRows(offence, check).filter(([name]) => name !== 'contract');
  const waived = check.outcome === 'waived' ? [`waived: ${check.reason ?? ''}`] : [];
  const place =
    offence.line === undefined
      ? { file: 'requirements.yaml', line: check.requirementLine }
      : { file: 'openapi.yaml', line: offence.line };
  return {
    ...place,
    title: `${offence.code}${offence.operation === undefined ? '' : ` ${offence.operation}`}`,
    message: [offence.message, ...waived, ...rows.map(([name, text]) => `${name}: ${shown(text)}`)].join('\n'),
  };
}

function limited(command: 'error' | 'warning', annotations: readonly Annotation[]): string[] {
  const kept = annotations.length > mostShown ? annotations.slice(0, mostShown - 1) : annotations;
  const left = annotations.length - kept.length;
  const rest: Annotation[] =
    left > 0 ? [{ title: 'Contract', message: `… and ${counted(left, `more ${command}`)}: the job's summary` }] : [];
  return [...kept, ...rest].map(({ file, line, title, message }) =>
    workflowCommand(command, { file, line, title }, message),
  );
}
