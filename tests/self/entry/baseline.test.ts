import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { copyProject } from '../run/project-copy.ts';
import { scratchFolder } from '../run/scratch.ts';
import { runTool } from '../run/tool-process.ts';
import { approved, check, verdictOf } from '../verdict/evidence.ts';
import { runOf, writeRun } from '../verdict/recorded-verdict.ts';
import { copyWithApproveOnly } from './small-project.ts';

// Runs of the entry script, one after the other.
jest.setTimeout(90_000);

const scratch = scratchFolder();

describe('a baseline that is taken from a run', () => {
  let root = '';
  let faulty: ContractOutcome;
  let file = '';
  const run = (...args: string[]): Promise<ContractOutcome> =>
    runContract({ scratch, root, args: ['--env', 'local', '--profile', 'flow', '--no-confirm', ...args] });
  const fault = ['--fault', 'schema-drop-required'];

  beforeAll(async () => {
    root = copyWithApproveOnly(scratch);
    faulty = await run('--seed', 'one', ...fault);
    file = join(root, 'baselines', 'local.json');
  });

  it('is what the next runs are compared with: still, fixed and new, without one first that there is none', async () => {
    expect([faulty.code, faulty.stdout.match(/^warnings\n {2}(.*)$/m)?.[1]]).toEqual([
      1,
      expect.stringMatching(/^nothing to compare with: there is no baselines\/local\.json/),
    ]);
    const clean = await run('--seed', 'two');
    expect(clean.code).toBe(0);

    const written = await runTool('baseline', { root, args: ['--report-dir', faulty.reportDir] });
    expect([written.code, written.stderr]).toEqual([0, '']);
    expect(written.stdout).toMatch(
      /^written {3}baselines\/local\.json from run \S+\n {10}\d+ checks, 1 known discrepancy, /,
    );
    const first = readFileSync(file, 'utf8');

    const again = await run('--seed', 'three', ...fault);
    expect(again.stdout).toMatch(/compared with baselines\/local\.json of [\d-]+: 0 new, 1 still, 0 fixed$/m);
    expect(again.stdout).not.toContain('nothing to compare with');
    // Another seed, run id and port: the same text but for the run that it was taken from.
    const rewritten = await runTool('baseline', { root, args: ['--report-dir', again.reportDir] });
    expect(rewritten.stdout).toContain('0 new, 1 still, 0 fixed');
    const withoutRun = (text: string): string => text.replace(/"run": "[^"]+"/, '');
    expect(withoutRun(readFileSync(file, 'utf8'))).toBe(withoutRun(first));

    const mended = await run('--seed', 'four');
    expect(mended.stdout).toMatch(/compared with .*: 0 new, 0 still, 1 fixed$/m);
    expect(mended.stdout).toMatch(/^fixed\n {2}body\.required {2}GET \/customers/m);

    const against = await run(
      '--seed',
      'five',
      ...fault,
      '--against',
      join(clean.reportDir, clean.verdict?.runId ?? ''),
    );
    expect(against.stdout).toMatch(/compared with run \S+ of [\d-]+: 1 new, 0 still, 0 fixed$/m);
  });

  it('that is damaged or of another environment keeps a run from starting, with what to do', async () => {
    const right = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
    for (const [text, code] of [
      [right.slice(0, 40), 'BASELINE_MALFORMED'],
      [right.replace('"local"', '"staging"'), 'BASELINE_OF_ANOTHER_ENVIRONMENT'],
      [right.replace('"schemaVersion": 1', '"schemaVersion": 2'), 'BASELINE_NEWER'],
    ] as const) {
      writeFileSync(file, text);
      const refused = await run();
      expect([refused.code, refused.verdict]).toEqual([2, undefined]);
      expect(refused.stderr).toMatch(
        new RegExp(
          `^${code} {2}.*\\n {2}expected .*\\n {2}received .*\\n {2}where {5}baselines/local\\.json\\n {2}next`,
        ),
      );
    }
    const unknown = await run('--against', '20200101T000000Z-aaaaaa');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringMatching(/^RUN_NOT_FOUND/)]);
  });
});

describe('npm run baseline', () => {
  const root = copyProject(scratch, {});
  const folder = join(root, 'baselines');
  const file = join(folder, 'staging.json');
  const verdict = verdictOf([approved, check('a.must:x', 'violated')]);
  let number = 0;
  let reportDir = '';
  beforeEach(() => {
    number += 1;
    reportDir = join(scratch, `reports-${number}`);
  });
  const baseline = (...args: string[]) => runTool('baseline', { root, args: ['--report-dir', reportDir, ...args] });

  it('writes the same bytes from the same run, and leaves nothing else in the folder', async () => {
    writeRun(reportDir, runOf(verdict));
    await baseline();
    const first = readFileSync(file, 'utf8');
    const ended = await baseline();
    expect([ended.code, readFileSync(file, 'utf8')]).toEqual([0, first]);
    expect(ended.stdout).toContain('beside the one before (2026-11-23): 0 new, 1 still, 0 fixed');
    expect(readdirSync(folder)).toEqual(['staging.json']);
  });

  it('takes the run that is named, by its id or its folder', async () => {
    const folderOfRun = writeRun(reportDir, runOf(verdict));
    for (const named of ['20261123T100000Z-abcdef', folderOfRun]) {
      expect(await baseline(named)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('20261123T100000Z-abcdef'),
      });
    }
  });

  it.each<[code: string, what: string, prepare: () => string[], said: RegExp]>([
    ['RUN_NOT_FOUND', 'there is no run', () => [], /npm run contract/],
    [
      'RUN_NOT_FOUND',
      'there is no run of this id',
      () => {
        writeRun(reportDir, runOf(verdict));
        return ['20261123T100000Z-abcdeg'];
      },
      /give one of 20261123T100000Z-abcdef/,
    ],
    [
      'RUN_NOT_FIT',
      'only a part of the suites ran',
      () => {
        writeRun(reportDir, runOf(verdict, { full: false }));
        return [];
      },
      /received {2}only a part of the suites ran/,
    ],
    [
      'RUN_NOT_FIT',
      'the run is undecided',
      () => {
        writeRun(reportDir, runOf(verdictOf([], { preflight: 'preflight: refused' })));
        return [];
      },
      /received {2}preflight: refused/,
    ],
    [
      'RUN_NOT_FIT',
      'the run names an environment that leads out of the folder',
      () => {
        writeRun(reportDir, runOf({ ...verdict, environment: '../../escaped' }));
        return [];
      },
      /received {2}"\.\.\/\.\.\/escaped"/,
    ],
    [
      'BASELINE_NEWER',
      'a newer suite wrote the one that is there',
      () => {
        writeRun(reportDir, runOf(verdict));
        writeFileSync(file, '{"schemaVersion": 7}');
        return [];
      },
      /next {6}update this suite/,
    ],
    [
      'BASELINE_MALFORMED',
      'the one that is there is damaged',
      () => {
        writeRun(reportDir, runOf(verdict));
        writeFileSync(file, '{"schemaVersion"');
        return [];
      },
      /next {6}restore it from version control/,
    ],
  ])('refuses with %s where %s, and leaves what was there', async (code, _what, prepare, said) => {
    const args = prepare();
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const ended = await baseline(...args);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(new RegExp(`^${code} {2}`));
    expect(ended.stderr).toMatch(said);
    expect(ended.stderr).toMatch(/\n\nexit 2 {2}nothing was written\n$/);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(before);
  });

  it('says what to do where the folder takes no file, and leaves what was there', async () => {
    const blocked = copyProject(scratch, { baselines: 'a file where the folder would be' });
    writeRun(reportDir, runOf(verdict));
    const ended = await runTool('baseline', { root: blocked, args: ['--report-dir', reportDir] });
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/^BASELINE_(NOT_WRITTEN|UNREADABLE) {2}/);
  });
});
