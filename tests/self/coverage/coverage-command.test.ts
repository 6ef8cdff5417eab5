import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Coverage } from '../../../src/coverage/coverage.ts';
import { type EndedProcess, runProcess } from '../run/ended-process.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';
import { exchange } from '../verdict/evidence.ts';
import { plain } from './small-contract.ts';

const scratch = scratchFolder();

/** A run with one answer of a status, and what it wrote down about itself. */
function runWith(name: string, status: number, files: Readonly<Record<string, unknown>>): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, 'journal'), { recursive: true });
  writeFileSync(join(folder, 'journal', 'worker.ndjson'), `${JSON.stringify(exchange('a.b#1', { status }))}\n{"torn`);
  for (const [file, value] of Object.entries(files)) writeFileSync(join(folder, file), JSON.stringify(value));
  utimesSync(join(folder, 'journal'), status, status);
  return folder;
}

const signatures = { components: ['@method'], algorithms: ['ed25519'] };
const older = runWith('older', 200, { 'verdict.json': { coverage: { circumstances: { ...plain, isLocal: false } } } });
runWith('younger', 404, { 'facts.json': { isLocal: false, capabilities: { offered: [] }, signatures } });
const unknown = runWith('unknown', 100, {});

const coverage = async (...args: string[]): Promise<EndedProcess> =>
  runProcess({
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/coverage.ts', '--report-dir', scratch, ...args],
    cwd: projectRoot,
    env: processEnvironment({}),
  });

describe('npm run coverage', () => {
  it('lists the coverage of a run that is named, and names the journal lines that it could not read', async () => {
    const { code, stdout, stderr } = await coverage(older, '--only', 'getCustomer 200');
    expect(stdout).toMatch(/^run .*older\n\noperation × status {2}1\/\d+, .*\n {7}1 {2}getCustomer 200$/m);
    expect([code, stderr]).toEqual([0, 'notice: a journal line could not be read: worker.ndjson:2\n']);
  });

  it('takes the last run if none is named, as JSON if asked, also where it was never judged', async () => {
    const { code, stdout } = await coverage('--json');
    const { axes, circumstances } = JSON.parse(stdout) as Coverage;
    expect(axes[0]?.rows.filter(({ hits }) => hits > 0)).toEqual([{ place: 'getCustomer 404', hits: 1 }]);
    expect([code, circumstances.limitedBy]).toEqual([0, 'the run ended before it was judged']);
  });

  it.each([
    ['NO_SUCH_RUN', [join(scratch, 'none')]],
    ['NO_SUCH_RUN', [join(older, 'journal')]],
    ['RUN_WITHOUT_FACTS', [unknown]],
    ['NO_RUN', ['--report-dir', join(older, 'journal')]],
    ['ONLY_MATCHES_NOTHING', ['older', '--only', 'getWindow']],
  ])('says %s, what to do next, and ends with 2', async (error, args) => {
    const { code, stdout, stderr } = await coverage(...args);
    expect([code, stdout]).toEqual([2, '']);
    const rows = String.raw`^${error} {2}.*\n {2}expected {2}.*\n {2}received {2}.*\n {2}next {6}.*npm run`;
    expect(stderr).toMatch(new RegExp(rows));
  });
});
