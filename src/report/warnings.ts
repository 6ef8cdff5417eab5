import type { Coverage } from '../coverage/coverage.ts';
import { unfitness } from '../verdict/baseline.ts';
import { baselinePath } from '../verdict/baseline-file.ts';
import type { Comparison } from '../verdict/comparison.ts';
import type { Verdict } from '../verdict/judge.ts';
import { counted } from './counted.ts';
import type { ReportedCheck, RunFacts } from './run-report.ts';

/** What warnings are told from. */
export interface Doubtful {
  readonly facts: RunFacts;
  readonly checks: readonly ReportedCheck[];
  readonly verdict: Verdict;
  readonly comparison: Comparison | undefined;
  readonly coverage: Coverage | undefined;
  /** `file:line` of each journal line that could not be read. */
  readonly unreadable: readonly string[];
}

/** What can make a pass mean less than it seems, most important first; each a sentence, none of them a reason to fail. */
export function warningsOf({ facts, checks, verdict, comparison, coverage, unreadable }: Doubtful): string[] {
  const { counts, expiring } = verdict;
  const { profile, only, full, suites, suitesOfProfile, capabilities, readOnly, isLocal } = facts;
  const flaky = checks.filter(({ confirmation }) => confirmation === 'flaky').length;
  const said: (string | false)[] = [
    !comparison &&
      `nothing to compare with: there is no ${baselinePath(facts.environment)} (${originOf(facts, verdict)}), so that nobody knows what is new`,
    unreadable.length > 0 &&
      `${counted(unreadable.length, 'journal line')} could not be read, so that evidence is missing: ${unreadable[0] ?? ''}${unreadable.length > 1 ? ', …' : ''}`,
    !full &&
      `only ${suites.length} of ${counted(suitesOfProfile, 'suite')} of profile ${profile} ran (--only ${only.join(',')})`,
    profile === 'flow' && 'profile flow, not the gate: only the verification flow was looked at',
    readOnly && 'a production host: only reads ran, so that no step of the flow was tried',
    counts['not-applicable'] > 0 &&
      capabilities.missing.length > 0 &&
      `${counted(counts['not-applicable'], 'check')} not applicable: the environment does not offer ${capabilities.missing.join(', ')}`,
    comparison !== undefined &&
      comparison.unseen > 0 &&
      `${counted(comparison.unseen, 'known discrepancy', 'known discrepancies')} of ${comparison.name} not looked at`,
    counts.waived > 0 && `${counted(counts.waived, 'check')} waived: violated and accepted, not proved`,
    ...expiring,
    flaky > 0 && `${counted(flaky, 'violation')} did not show again when repeated: flaky`,
    coverage !== undefined &&
      coverage.cutBodies > 0 &&
      `${counted(coverage.cutBodies, 'body', 'bodies')} too long for the evidence and not counted as covered`,
    coverage !== undefined &&
      coverage.stale.length > 0 &&
      `${counted(coverage.stale.length, 'stale entry', 'stale entries')} in coverage.yaml`,
    !isLocal && facts.build === undefined && 'no build was named (--build), so that the verdict belongs to no release',
    isLocal && 'the embedded environment: a self-test, which says nothing about the real API',
  ];
  return said.filter((sentence) => sentence !== false);
}

/** What writes the baseline that is missing: this run, where it is fit to be one. */
function originOf({ full, runId }: RunFacts, verdict: Verdict): string {
  if (unfitness({ full, verdict }).length === 0) return `npm run baseline -- ${runId} writes it`;
  return 'npm run baseline writes it after a run of all suites that leaves nothing undecided';
}
