import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { readEvidence } from '../../../src/evidence/read-evidence.ts';
import { printedBy, runContract } from '../run/contract-process.ts';
import { runProcess } from '../run/ended-process.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';

// Whole runs of which something dies under way.
jest.setTimeout(90_000);

const scratch = scratchFolder();
/** The progress line of a suite that ended: others are under way. */
const firstSuite = /^ {2}[.x] \w+\//m;

/** The processes that run suites, as the names of their journals tell. */
function workersOf(runDirectory: string): number[] {
  const journal = join(runDirectory, 'journal');
  const names = existsSync(journal) ? readdirSync(journal) : [];
  return names.flatMap((name) => {
    const pid = Number(/^worker-\d+-(\d+)\.ndjson$/.exec(name)?.[1] ?? 0);
    // Signals to process 0 reach the whole group of the sender: this very test.
    return pid > 0 ? [pid] : [];
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, boundMs: number): Promise<boolean> {
  const end = performance.now() + boundMs;
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return holds();
}

describe('a run that is killed', () => {
  it('leaves facts and evidence that can be read, and no process behind', async () => {
    const reportDir = mkdtempSync(join(scratch, 'run-'));
    const run = join(reportDir, 'killed');
    let workers: number[] = [];
    const ended = await runProcess({
      command: process.execPath,
      args: [
        ...['--import', 'tsx', 'scripts/contract.ts', '--env', 'local'],
        ...['--report-dir', reportDir, '--run-id', 'killed'],
      ],
      cwd: projectRoot,
      env: processEnvironment(),
      onOutput: (soFar, child) => {
        if (workers.length > 0 || !firstSuite.test(soFar)) return;
        workers = workersOf(run);
        child.kill('SIGKILL');
      },
    });
    expect(ended.signal).toBe('SIGKILL');
    expect(workers.length).toBeGreaterThan(0);
    expect(await until(() => !workers.some(isAlive), 10_000)).toBe(true);
    expect(JSON.parse(readFileSync(join(run, 'facts.json'), 'utf8'))).toMatchObject({ runId: 'killed' });
    const { records, unreadable } = readEvidence(join(run, 'journal'));
    expect(records.filter(({ kind }) => kind === 'exchange').length).toBeGreaterThan(0);
    // A process that is killed can tear the line that it is writing, and no other.
    expect(unreadable.length).toBeLessThanOrEqual(workers.length);
  });
});

describe('a process of suites that is killed', () => {
  it('makes a suite fault that says what did not run, and the other processes go on', async () => {
    const reportDir = mkdtempSync(join(scratch, 'run-'));
    let victim: number | undefined;
    const run = await runContract({
      scratch,
      args: ['--env', 'local', '--report-dir', reportDir, '--run-id', 'worker-killed'],
      onOutput: (soFar) => {
        if (victim !== undefined || !firstSuite.test(soFar)) return;
        [victim] = workersOf(join(reportDir, 'worker-killed'));
        if (victim !== undefined) process.kill(victim, 'SIGKILL');
      },
    });
    expect(victim).toBeDefined();
    expect(run.code).toBe(4);
    expect(run.stdout).toMatch(/^exit 4 {2}suite fault$/m);
    expect(run.stdout).toContain(`pid=${victim}`);
    expect(run.stdout).toMatch(/^ {2}Jest ended with exit 1 and did not run \w+\//m);
    expect(run.stdout).toMatch(/^ {2}[1-9]\d* suite-fault, .*[1-9]\d* proved/m);
  });
});

describe('a disk that is full', () => {
  it('makes a suite fault that says so, keeps what fits and leaves no half of a file', async () => {
    const reportDir = mkdtempSync(join(scratch, 'run-'));
    const contract = `"${process.execPath}" --import tsx scripts/contract.ts --env local --only flows --run-id full`;
    const run = await runProcess({
      command: 'bash',
      // No file may grow beyond 100 KiB, the unit of the shell being 1 KiB.
      args: ['-c', `ulimit -f 100; exec ${contract} --report-dir "${reportDir}"`],
      cwd: projectRoot,
      env: processEnvironment(),
    });
    expect(run.code).toBe(4);
    expect(printedBy(run)).toContain('JOURNAL_NOT_WRITTEN  the evidence of this run could not be kept');
    expect(printedBy(run)).toMatch(/^exit 4 {2}suite fault/m);
    const left = readdirSync(join(reportDir, 'full'));
    expect(left).toContain('facts.json');
    expect(left.filter((name) => name.includes('unfinished'))).toEqual([]);
    expect(readEvidence(join(reportDir, 'full', 'journal')).records.length).toBeGreaterThan(0);
  });

  it('says nothing of "holds" at the end where evidence fits and the reports do not', async () => {
    const reportDir = mkdtempSync(join(scratch, 'run-'));
    const contract = `"${process.execPath}" --import tsx scripts/contract.ts --env local --only flows/approve --run-id full`;
    const summary = join(reportDir, 'job.md');
    const run = await runProcess({
      command: 'bash',
      args: ['-c', `ulimit -f 150; exec ${contract} --report-dir "${reportDir}"`],
      cwd: projectRoot,
      env: { ...processEnvironment(), GITHUB_STEP_SUMMARY: summary },
    });
    expect(run.stderr).toMatch(/^notice: run\.json could not be written to .*: EFBIG/m);
    expect(run.stdout).toMatch(/^suite fault: what the run found could not be kept; judged: self-test holds: /m);
    expect(run.stdout.match(/^exit .*$/gm)).toEqual(['exit 4  suite fault']);
    expect(readFileSync(summary, 'utf8')).toMatch(/^# suite fault: .*\n\n\*\*exit 4: suite fault\*\*/);
    expect(run.code).toBe(4);
  });
});
