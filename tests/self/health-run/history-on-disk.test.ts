import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { readHistory } from '../../../src/health/history.ts';
import { appendLine } from '../../../src/run/health-files.ts';
import { begunFolders } from '../../../src/run/recorded-run.ts';
import { runProcess } from '../run/ended-process.ts';
import { type LittleServer, startHttpServer } from '../run/little-server.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';
import { playNight, quickSandbox, variablesOf } from './visited-environment.ts';

// Processes that are killed under way.
jest.setTimeout(120_000);

const scratch = scratchFolder();
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await quickSandbox();
});
afterAll(() => sandbox.close());

const at = (night: number): Date => new Date(Date.parse('2026-03-01T02:00:00Z') + night * 86_400_000);

describe('the history of nights', () => {
  it('goes on after a torn last line and between foreign ones, and loses none', async () => {
    const healthDir = mkdtempSync(join(scratch, 'torn-'));
    const file = join(healthDir, 'local', 'history.jsonl');
    const night = (number: number) =>
      playNight({ sandbox, healthDir, reportDir: join(healthDir, 'r'), runId: `n${number}`, at: at(number) });
    await night(0);
    appendFileSync(file, '{"kind":"note","by":"somebody"}\n');
    await night(1);
    appendFileSync(file, readFileSync(file, 'utf8').split('\n')[0]?.slice(0, 200) ?? '');
    const { report } = await night(2);
    expect(report.nights).toBe(3);
    // A visit is no run of the suites: nobody's report or baseline is made of it by accident.
    expect(readdirSync(join(healthDir, 'r')).length).toBe(3);
    expect(begunFolders(join(healthDir, 'r'))).toEqual([]);
    expect(report.skipped.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('takes the lines of two writers at once', async () => {
    const folder = mkdtempSync(join(scratch, 'two-'));
    const program = `import { appendLine } from './src/run/health-files.ts';
for (let n = 0; n < 300; n += 1) appendLine(process.env.FOLDER, 'lines', JSON.stringify({ by: process.env.WHO, n, filler: 'x'.repeat(3000) }));`;
    const entry = join(projectRoot, 'reports', `.writer-${process.pid}.ts`);
    appendLine(join(projectRoot, 'reports'), `.writer-${process.pid}.ts`, '');
    writeFileSync(entry, program.replace('./src', `${projectRoot}/src`));
    const writer = (who: string) =>
      runProcess({
        command: process.execPath,
        args: ['--import', 'tsx', entry],
        cwd: projectRoot,
        env: { ...processEnvironment(), FOLDER: folder, WHO: who },
      });
    await Promise.all([writer('a'), writer('b')]);
    // Who looks while another writes may end its line twice; an empty line is none.
    const lines = readFileSync(join(folder, 'lines'), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const seen = lines.map((line) => JSON.parse(line) as { by: string; n: number });
    for (const who of ['a', 'b'])
      expect(seen.filter(({ by }) => by === who).map(({ n }) => n)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });

  it('is read by the next run after kill -9 at any moment, which also tidies up', async () => {
    const healthDir = mkdtempSync(join(scratch, 'killed-'));
    const reportDir = join(healthDir, 'reports');
    const variables = { ...processEnvironment(), ...variablesOf({ sandbox, healthDir, reportDir }) };
    const moments = [/clean-up/, /token /, /approve {2}sign/, /approve {2}active/, /reject {2}create/];
    for (const [index, moment] of moments.entries()) {
      let killed = false;
      await runProcess({
        command: process.execPath,
        args: ['--import', 'tsx', 'scripts/health.ts', '--env', 'local', '--run-id', `killed-${index}`],
        cwd: projectRoot,
        env: variables,
        onOutput: (soFar, child) => {
          if (killed || !moment.test(soFar)) return;
          killed = true;
          child.kill('SIGKILL');
        },
      });
      expect(killed).toBe(true);
    }
    const { night, report } = await playNight({ sandbox, healthDir, reportDir, runId: 'after', at: new Date() });
    expect(night.state).toBe('ok');
    // Two were killed after their customer had become active and before they could deactivate it; the third is its own.
    expect(night.cleanUp?.deactivated).toBeGreaterThanOrEqual(3);
    expect(night.cleanUp?.left).toBe(0);
    const text = readFileSync(join(healthDir, 'local', 'history.jsonl'), 'utf8');
    expect(report.nights).toBe(readHistory(text, 'local').nights.length);
    expect(readHistory(text, 'local').skipped).toEqual([]);
  });
});

describe('an alert', () => {
  it('is told again under its id where a kill -9 came before it could be noted, and no more after that', async () => {
    const healthDir = mkdtempSync(join(scratch, 'told-'));
    const reportDir = join(healthDir, 'reports');
    const ids: string[] = [];
    let killer: (() => void) | undefined;
    const hook = await startHttpServer((_request, body, response) => {
      ids.push((JSON.parse(body.toString()) as { id: string }).id);
      killer?.();
      killer = undefined;
      response.end();
    });
    const down = { sandbox, baseUrl: 'http://127.0.0.1:9/v1', healthDir, reportDir };
    const variables = { CONTRACT_HEALTH_WEBHOOK_URL: `${hook.baseUrl}/hook` };
    const ended = await runProcess({
      command: process.execPath,
      args: ['--import', 'tsx', 'scripts/health.ts', '--env', 'local'],
      cwd: projectRoot,
      env: { ...processEnvironment(), ...variablesOf({ ...down, variables }) },
      onOutput: (_, child) => {
        killer = () => child.kill('SIGKILL');
      },
    });
    expect(ended.signal).toBe('SIGKILL');
    for (const runId of ['next', 'later']) await playNight({ ...down, variables, runId, at: new Date() });
    await hook.close();
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a dry run', () => {
  let hook: LittleServer;
  beforeAll(async () => {
    hook = await startHttpServer((_request, _body, response) => response.end());
  });
  afterAll(() => hook.close());

  it('prints what would be sent, sends nothing and keeps nothing', async () => {
    const healthDir = mkdtempSync(join(scratch, 'dry-'));
    const { night, lines } = await playNight({
      sandbox,
      baseUrl: 'http://127.0.0.1:9/v1',
      healthDir,
      reportDir: join(healthDir, 'reports'),
      runId: 'dry',
      at: at(0),
      dryRun: true,
      variables: { CONTRACT_HEALTH_WEBHOOK_URL: `${hook.baseUrl}/hook` },
    });
    expect(night.state).toBe('down');
    expect(lines.find((line) => line.startsWith('dry run    to webhook'))).toContain('down');
    expect(hook.seen()).toBe(0);
    expect(() => readFileSync(join(healthDir, 'local', 'history.jsonl'))).toThrow('ENOENT');
  });
});
