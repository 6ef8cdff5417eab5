import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { runProcess } from '../run/ended-process.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';
import { playNight, quickSandbox, variablesOf } from './visited-environment.ts';

// Whole processes.
jest.setTimeout(60_000);

const scratch = scratchFolder();
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await quickSandbox();
});
afterAll(() => sandbox.close());

describe('a folder of nights', () => {
  it.each<[what: string, spoil: (healthDir: string) => void, reason: string]>([
    ['is a file', (healthDir) => writeFileSync(healthDir, ''), 'ENOTDIR'],
    [
      'has a folder for a history',
      (healthDir) => mkdirSync(join(healthDir, 'local/history.jsonl'), { recursive: true }),
      'EISDIR',
    ],
    [
      'has a folder for a ledger',
      (healthDir) => mkdirSync(join(healthDir, 'local/alerts.jsonl'), { recursive: true }),
      'EISDIR',
    ],
  ])('that %s ends the run with 2 before anything is sent', async (_, spoil, reason) => {
    const healthDir = join(mkdtempSync(join(scratch, 'bad-')), 'nights');
    const reportDir = join(scratch, 'reports-of-nobody');
    spoil(healthDir);
    const ended = await runProcess({
      command: process.execPath,
      args: ['--import', 'tsx', 'scripts/health.ts', '--env', 'local'],
      cwd: projectRoot,
      env: { ...processEnvironment(), ...variablesOf({ sandbox, healthDir, reportDir }) },
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('HEALTH_FOLDER_UNUSABLE');
    expect(ended.stderr).toContain(`received  ${reason}`);
    expect(existsSync(reportDir)).toBe(false);
  });

  it('that takes no more lines tells tonight all the same, as a fault, and tells nobody what would be told twice', async () => {
    const healthDir = mkdtempSync(join(scratch, 'full-'));
    const file = join(healthDir, 'local', 'history.jsonl');
    const night = (runId: string, onLine?: (line: string) => void) =>
      playNight({
        sandbox,
        baseUrl: 'http://127.0.0.1:9/v1',
        healthDir,
        reportDir: join(healthDir, 'reports'),
        runId,
        at: new Date(),
        variables: { CONTRACT_HEALTH_WEBHOOK_URL: 'http://127.0.0.1:9/hook' },
        ...(onLine ? { onLine } : {}),
      });
    const { faults, report } = await night('lost', (line) => {
      // A link to nowhere can't be written to, whoever tries; a full disk is no other error.
      if (line.startsWith('confirming')) symlinkSync(join(healthDir, 'nowhere', 'x'), file);
    });
    expect(faults).toEqual([expect.stringContaining('the night is down and could not be kept')]);
    expect([report.now?.state, report.undelivered]).toEqual(['down', []]);
    expect(existsSync(join(healthDir, 'local', 'alerts.jsonl'))).toBe(false);
    rmSync(file);
    const next = await night('kept');
    expect(next.faults).toEqual([]);
    expect(next.report.undelivered.map(({ kind }) => kind)).toEqual(['down']);
    expect(readFileSync(file, 'utf8').trim().split('\n').length).toBe(1);
  });

  it('that takes no more notes of alerts is a fault, and the page is written all the same', async () => {
    const healthDir = mkdtempSync(join(scratch, 'noteless-'));
    const folder = join(healthDir, 'local');
    const { faults } = await playNight({
      sandbox,
      baseUrl: 'http://127.0.0.1:9/v1',
      healthDir,
      reportDir: join(healthDir, 'reports'),
      runId: 'untold',
      at: new Date(),
      variables: { CONTRACT_HEALTH_WEBHOOK_URL: 'http://127.0.0.1:9/hook' },
      onLine: (line) => {
        if (line.startsWith('confirming')) symlinkSync(join(healthDir, 'nowhere', 'x'), join(folder, 'alerts.jsonl'));
      },
    });
    expect(faults).toEqual([expect.stringContaining('what was told could not be noted')]);
    expect(readFileSync(join(folder, 'health.html'), 'utf8')).toContain('onboarding is down');
  });
});
