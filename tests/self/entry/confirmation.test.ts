import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { readEvidence } from '../../../src/evidence/read-evidence.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { scratchFolder } from '../run/scratch.ts';

// Runs of their own, each with its repetition.
jest.setTimeout(90_000);

const scratch = scratchFolder();

const underFault = (fault: string, ...more: string[]): Promise<ContractOutcome> =>
  runContract({
    scratch,
    args: ['--env', 'local', '--only', 'flows/approve', '--run-id', 'first', '--fault', fault, ...more],
  });

/** What run.json says of each violated check. */
function confirmations({ reportDir }: ContractOutcome): (string | undefined)[] {
  const { checks } = JSON.parse(readFileSync(join(reportDir, 'first', 'run.json'), 'utf8')) as Pick<
    RunReport,
    'checks'
  >;
  return [...new Set(checks.flatMap(({ outcome, confirmation }) => (outcome === 'violated' ? [confirmation] : [])))];
}

const customersOf = (folder: string): Set<string> =>
  new Set(
    readEvidence(join(folder, 'journal')).records.flatMap((record) =>
      record.kind === 'exchange' && record.operation === 'createCustomer' && record.response?.status === 201
        ? [JSON.parse(record.request.body?.content ?? '{}').externalId as string]
        : [],
    ),
  );

describe('a violation', () => {
  it('is confirmed by a repetition on customers that the run never had, with evidence of its own', async () => {
    const run = await underFault('schema-drop-required');
    const folder = join(run.reportDir, 'first');
    const first = customersOf(folder);
    const again = customersOf(join(folder, 'first-again'));
    expect([run.code, confirmations(run)]).toEqual([1, ['confirmed']]);
    expect(first.size).toBeGreaterThan(0);
    expect(again.size).toBeGreaterThan(0);
    expect([...again].filter((externalId) => first.has(externalId))).toEqual([]);
    expect(run.stdout).toMatch(
      /^repeating {2}\d suites? on fresh customers, to see whether 1 violated check fails again$/m,
    );
    expect(run.stdout).toMatch(/^ {2}confirmed yes, it showed again on a fresh customer$/m);
  });

  it('that does not show again is flaky and stays a violation: nothing is retried until it is green', async () => {
    const run = await underFault('status-500-once');
    expect([run.code, run.verdict?.word, confirmations(run)]).toEqual([1, 'violated', ['flaky']]);
    expect(run.stdout).toMatch(/^ {2}\d violations did not show again when repeated: flaky$/m);
  });

  it('is not repeated where --no-confirm says so', async () => {
    const run = await underFault('schema-drop-required', '--no-confirm');
    expect([run.code, confirmations(run)]).toEqual([1, [undefined]]);
    expect(run.stdout).not.toContain('repeating');
  });
});
