import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EndedProcess } from '../run/ended-process.ts';
import { scratchFolder } from '../run/scratch.ts';
import { readWorkflow, runStep, type Step, step } from './run-step.ts';

const scratch = scratchFolder();
const action = readWorkflow('action.yml') as { runs: { steps: Step[] } };
const gate = readWorkflow('.github/workflows/gate.yml') as { jobs: Record<string, { if?: string; steps: Step[] }> };

/** A folder with an npm that notes its arguments, one a line, and ends with a code. */
function npmThatExits(code: number): { path: string; args: () => string[] } {
  const folder = mkdtempSync(join(scratch, 'npm-'));
  const noted = join(folder, 'args');
  writeFileSync(join(folder, 'npm'), `#!/usr/bin/env bash\nprintf '%s\\n' "$@" > '${noted}'\nexit ${code}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  return { path: `${folder}:${process.env.PATH ?? ''}`, args: () => readFileSync(noted, 'utf8').trim().split('\n') };
}

describe('the step that gives the verdict', () => {
  const verdict = step(action.runs.steps, 'Verdict');

  it.each([0, 1, 2, 3, 4])('ends with exit code %d of the run, and tells it', async (code) => {
    const npm = npmThatExits(code);
    const ended = await runStep(verdict, { SUITE_ENVIRONMENT: 'staging', SUITE_REPORT_DIR: '/r', PATH: npm.path });
    expect([ended.code, ended.output]).toEqual([code, `exit-code=${code}\n`]);
    expect(npm.args()).toEqual(['run', '--silent', 'contract', '--', '--env', 'staging', '--report-dir', '/r']);
  });

  it('hands on build and profile as they are, whatever they contain', async () => {
    const npm = npmThatExits(0);
    const build = '2026.11 $(touch /tmp/never) "; exit 0';
    await runStep(verdict, {
      SUITE_ENVIRONMENT: 's',
      SUITE_REPORT_DIR: '/r',
      SUITE_BUILD: build,
      SUITE_PROFILE: 'flow',
      PATH: npm.path,
    });
    expect(npm.args().slice(8)).toEqual(['--build', build, '--profile', 'flow']);
  });

  it('is red for an environment that nobody set up, by the real suite', async () => {
    const ended = await runStep(verdict, { SUITE_ENVIRONMENT: 'nowhere', SUITE_REPORT_DIR: join(scratch, 'reports') });
    expect([ended.code, ended.output]).toEqual([2, 'exit-code=2\n']);
    expect(ended.stderr).toContain('OFFBLOCKS_BASE_URL');
  });

  it('is followed by the upload of the artifacts, whatever it said', () => {
    const [upload] = (action.runs.steps as Step[]).filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload?.if).toMatch(/^\$\{\{ always\(\) \}\}$/);
  });
});

describe('the job that lets a release pass', () => {
  const [only] = gate.jobs.gate?.steps ?? [];
  const script = step(gate.jobs.gate?.steps ?? [], only?.name ?? '');
  const decide = (RESULT: string, EXIT_CODE: string): Promise<EndedProcess> => runStep(script, { RESULT, EXIT_CODE });

  it('runs always: a skipped job would count as passed', () => {
    expect(gate.jobs.gate?.if).toMatch(/^\$\{\{ always\(\) \}\}$/);
  });

  it('passes on a verdict that holds', async () => {
    expect(await decide('success', '0')).toMatchObject({ code: 0, stdout: 'the contract holds\n' });
  });

  it.each([
    ['failure', '1', 'violated'],
    ['failure', '2', 'misconfigured'],
    ['failure', '3', 'undecided'],
    ['failure', '4', 'suite fault'],
    ['failure', '', 'no verdict'],
    ['cancelled', '0', 'holds'],
    ['skipped', '', 'no verdict'],
    ['success', '', 'no verdict'],
    ['success', '1', 'violated'],
    ['', '', 'no verdict'],
  ])('refuses where the verdict job ended as "%s" with "%s"', async (result, exitCode, word) => {
    const ended = await decide(result, exitCode);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(`::error title=Contract gate::${word}; the verdict job ended as ${result}.`);
  });
});
