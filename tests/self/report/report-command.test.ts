import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { formats } from '../../../src/report/formats.ts';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import type { EndedProcess } from '../run/ended-process.ts';
import { scratchFolder } from '../run/scratch.ts';
import { runTool } from '../run/tool-process.ts';
import { schemaDefects } from './schema-defects.ts';

// A run of the entry script, and its report again and again.
jest.setTimeout(90_000);

const scratch = scratchFolder();
const runId = '20261123T100000Z-report';
const files = formats.map(({ file }) => file);
let run: ContractOutcome;
let folder = '';

beforeAll(async () => {
  const args = ['--env', 'local', '--only', 'flows/approve', '--fault', 'schema-drop-required', '--no-confirm'];
  run = await runContract({ scratch, args: [...args, '--run-id', runId] });
  folder = join(run.reportDir, runId);
}, 90_000);

const report = (...args: string[]): Promise<EndedProcess> =>
  runTool('report', { args: ['--report-dir', run.reportDir, ...args] });
const textIn = (where: string, file: string): string => readFileSync(join(where, file), 'utf8');

/** A copy of the run in a report folder of its own, to be damaged. */
function copyOfRun(damage: (copy: string) => void): { readonly reportDir: string; readonly copy: string } {
  const reportDir = mkdtempSync(join(scratch, 'damaged-'));
  const copy = join(reportDir, runId);
  cpSync(folder, copy, { recursive: true });
  damage(copy);
  return { reportDir, copy };
}

/** As SIGKILL leaves a run: no verdict, no report, and a line of a journal that ends in its middle. */
function asKilled(copy: string): string {
  for (const file of [...files, 'verdict.json']) rmSync(join(copy, file));
  const [journal = ''] = readdirSync(join(copy, 'journal'));
  appendFileSync(join(copy, 'journal', journal), '{"kind":"exchange","id":"approve.torn#1","sui');
  return journal;
}

describe('the reports of a run that was judged', () => {
  it('were written by the run itself, each valid by the schema of its readers', async () => {
    expect([run.code, run.verdict?.word]).toEqual([1, 'violated']);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(files));
    for (const [file, defectsOf] of Object.entries(schemaDefects))
      expect([file, await defectsOf(textIn(folder, file))]).toEqual([file, []]);
  });

  it.each([
    ['the last one unless named', () => []],
    ['as latest', () => ['latest']],
    ['by its id', () => [runId]],
    ['by its folder', () => [folder]],
  ])('are made again to the letter, %s, with exit 0 although the run is violated', async (_how, named) => {
    const out = mkdtempSync(join(scratch, 'out-'));
    const ended = await report(...named(), '--out', out);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toMatch(/^self-test violated: environment local/m);
    expect(ended.stdout).not.toContain('missing ');
    expect(readdirSync(out).sort()).toEqual([...files].sort());
    for (const file of files) expect([file, textIn(out, file)]).toEqual([file, textIn(folder, file)]);
  });

  it('are only those that are asked for', async () => {
    const out = mkdtempSync(join(scratch, 'out-'));
    const ended = await report('latest', '--format', 'junit, html', '--out', out);
    expect([ended.code, readdirSync(out).sort()]).toEqual([0, ['junit.xml', 'report.html']]);
    expect(ended.stdout).toMatch(/^written {3}\S+junit\.xml$/m);
  });

  it('can be printed instead of written, for a pipe', async () => {
    const out = mkdtempSync(join(scratch, 'out-'));
    const ended = await report('--print', 'har', '--out', out);
    expect([ended.code, ended.stderr, readdirSync(out)]).toEqual([0, '', []]);
    expect(ended.stdout).toBe(textIn(folder, 'exchanges.har'));
  });
});

describe('the report of a run that was killed', () => {
  it('tells what its journals show, and what is missing, each time that it is made', async () => {
    let journal = '';
    const { reportDir, copy } = copyOfRun((where) => {
      journal = asKilled(where);
    });
    for (const _time of ['first', 'second']) {
      const ended = await runTool('report', { args: ['--report-dir', reportDir] });
      expect(ended.code).toBe(0);
      expect(ended.stdout).toMatch(/^missing {3}there is no (run|verdict)\.json: .* from its journals alone$/m);
      expect(ended.stdout).toMatch(new RegExp(`^missing {3}journal/${journal}:\\d+ could not be read$`, 'm'));
      expect(ended.stdout).toMatch(/the run left no verdict: it was killed before it was judged/);
      expect(ended.stdout).toMatch(/^BODY_REQUIRED {2}/m);
      expect(ended.stdout).toMatch(/^exit 1 {2}violated$/m);
      expect(readdirSync(copy)).toEqual(expect.arrayContaining(files));
      for (const [file, defectsOf] of Object.entries(schemaDefects))
        expect([file, await defectsOf(textIn(copy, file))]).toEqual([file, []]);
    }
  });

  it('names the suites that did not end, and does not hold although nothing is violated', async () => {
    const { reportDir } = copyOfRun((where) => {
      asKilled(where);
      for (const name of readdirSync(join(where, 'journal'))) writeFileSync(join(where, 'journal', name), '');
    });
    const ended = await runTool('report', { args: ['--report-dir', reportDir, '--format', 'junit'] });
    expect(ended.stdout).toMatch(/^missing {3}there is no record in its journals$/m);
    expect(ended.stdout).toMatch(/^missing {3}flows\/approve did not end$/m);
    expect(ended.stdout).toMatch(/^exit [34] {2}/m);
    expect(textIn(join(reportDir, runId), 'junit.xml')).toMatch(/<error type="SUITE_DID_NOT_END"/);
  });

  it('prints what is missing apart from the format that a pipe waits for', async () => {
    const { reportDir } = copyOfRun(asKilled);
    const ended = await runTool('report', { args: ['--report-dir', reportDir, '--print', 'json'] });
    expect(ended.stderr).toMatch(/^missing: there is no run\.json/m);
    expect(await schemaDefects['run.json'](ended.stdout)).toEqual([]);
  });
});

describe('the report of a run whose evidence was damaged', () => {
  it.each<[what: string, damage: (copy: string) => void, said: RegExp]>([
    ['run.json ends in its middle', (copy) => writeFileSync(join(copy, 'run.json'), '{"$schema"'), /no JSON/],
    ['run.json is another document', (copy) => writeFileSync(join(copy, 'run.json'), 'null'), /\$schema is undefined/],
    [
      'journals are gone',
      (copy) => rmSync(join(copy, 'journal'), { recursive: true }),
      /\d+ of its exchanges and deliveries are not in journal/,
    ],
  ])('is judged again where %s, and says why', async (_what, damage, said) => {
    const { reportDir } = copyOfRun(damage);
    const ended = await runTool('report', { args: ['--report-dir', reportDir, '--format', 'summary'] });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^missing {3}run\.json can't be used \(.*\): the run was judged again/m);
    expect(ended.stdout).toMatch(said);
  });
});

describe('a report that cannot be made', () => {
  const problem = (code: string): RegExp =>
    new RegExp(`^${code} {2}.+\\n {2}expected {2}.+\\n {2}received {2}.+\\n {2}where {5}.+\\n {2}next {6}.+\\n`);

  it.each<[what: string, code: string, args: () => string[], said: RegExp]>([
    ['of a run that does not exist', 'RUN_NOT_FOUND', () => [`${runId}s`], new RegExp(`give one of ${runId}`)],
    ['of a folder without a run', 'RUN_WITHOUT_FACTS', () => [join(folder, 'journal')], /facts\.json/],
    ['in a format that does not exist', 'FORMAT_UNKNOWN', () => ['--format', 'html,pdf'], /received {2}"pdf"/],
    ['in no format', 'FORMAT_UNKNOWN', () => ['--format', ''], /expected {2}one of html, summary/],
    ['printed in a format that does not exist', 'FORMAT_UNKNOWN', () => ['--print', 'xml'], /where {5}--print xml/],
  ])('%s is refused with %s and what to do', async (_what, code, args, said) => {
    const ended = await report(...args());
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(problem(code));
    expect(ended.stderr).toMatch(said);
    expect(ended.stderr).toMatch(/\nexit 2 {2}nothing was written\n$/);
  });

  it('where there is no run at all is refused with how to make one', async () => {
    const ended = await runTool('report', { args: ['--report-dir', mkdtempSync(join(scratch, 'empty-'))] });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(problem('RUN_NOT_FOUND'));
    expect(ended.stderr).toContain('npm run contract');
  });

  it('of facts that are another document is refused', async () => {
    const { reportDir } = copyOfRun((copy) => {
      asKilled(copy);
      writeFileSync(join(copy, 'facts.json'), '{"runId":7}');
    });
    const ended = await runTool('report', { args: ['--report-dir', reportDir] });
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringMatching(problem('RUN_WITHOUT_FACTS'))]);
  });

  it('where its folder takes no file ends with exit 4 and says which are missing, after it told all it knows', async () => {
    const blocked = join(mkdtempSync(join(scratch, 'blocked-')), 'a-file');
    writeFileSync(blocked, '');
    const ended = await report('--out', blocked, '--format', 'html,json');
    expect(ended.code).toBe(4);
    expect(ended.stdout).toMatch(/^exit 1 {2}violated$/m);
    expect(ended.stdout).not.toContain('written ');
    expect(ended.stderr).toMatch(/^notice: report\.html could not be written to .*a-file/m);
    expect(ended.stderr).toMatch(/^notice: run\.json could not be written/m);
  });

  it('with an option that does not exist is refused', async () => {
    const ended = await report('--fromat', 'html');
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining("unknown option '--fromat'")]);
  });

  it('is explained with examples and every format when asked for help', async () => {
    const ended = await runTool('report', { args: ['--help'] });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    for (const { name, file } of formats) expect(ended.stdout).toMatch(new RegExp(`^ {2}${name} +${file} `, 'm'));
    expect(ended.stdout).toMatch(/Examples:\n {2}npm run report\n/);
    expect(basename(folder)).toBe(runId);
  });
});
