import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runProcess } from '../run/ended-process.ts';
import { scratchFolder } from '../run/scratch.ts';
import { readWorkflow, runStep, type Step, step } from './run-step.ts';

interface Job {
  readonly steps: Step[];
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = readWorkflow('.github/workflows/nightly.yml') as {
  readonly defaults?: { readonly run?: { readonly shell?: string } };
  readonly jobs: Readonly<Record<'verdict' | 'publish', Job>>;
};
const keep = step(workflow.jobs.publish.steps, 'Keep the history');
const bring = step(workflow.jobs.verdict.steps, 'Bring the history');
const scratch = scratchFolder();
type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A repository on this disk, to which git is led where a job names the one on GitHub. */
async function hosted() {
  const home = mkdtempSync(join(scratch, 'hosted-'));
  const bare = join(home, 'repository.git');
  const variables = { HOME: home, GH_TOKEN: 'T', GH_REPO: 'acme/api', REPOSITORY: 'acme/api' };
  const git = async (...args: readonly string[]): Promise<string> => {
    const env = { PATH: process.env.PATH ?? '', HOME: home };
    return (await runProcess({ command: 'git', args: ['--git-dir', bare, ...args], cwd: home, env })).stdout;
  };
  writeFileSync(
    join(home, '.gitconfig'),
    `[url "file://${bare}"]\n  insteadOf = https://x-access-token:T@github.com/acme/api.git\n`,
  );
  await git('init', '--quiet', '--bare', '--initial-branch', 'main');
  return {
    /** A file of the branch; empty where it has none of that name. */
    kept: (file: string) => git('show', `onboarding-health:${file}`),
    /** Lets the publishing job keep what a visit of an environment made. */
    publish: (environment: string, night: Files) => {
      const workspace = mkdtempSync(join(home, 'publish-'));
      write(join(workspace, 'night'), night);
      return runStep(keep, {}, workspace, { ...variables, SUITE_ENVIRONMENT: environment });
    },
    /** Lets the visiting job bring the history; gives the folder that it is in. */
    bring: async () => {
      const workspace = mkdtempSync(join(home, 'visit-'));
      const ended = await runStep(bring, variables, workspace, { HOME: home });
      return { ...ended, folder: join(workspace, 'health') };
    },
    home,
  };
}

describe('the job that keeps the history', () => {
  it('begins a branch with the first night and adds the next ones', async () => {
    const { publish, kept, bring: brought } = await hosted();
    expect(await brought()).toMatchObject({ code: 0 });
    const first = await publish('sandbox', { 'history.jsonl': 'one\n', 'health.html': 'page 1' });
    expect([first.code, first.output]).toEqual([0, 'current=true\n']);
    const { folder } = await brought();
    expect(readFileSync(join(folder, 'sandbox', 'history.jsonl'), 'utf8')).toBe('one\n');
    expect(await publish('sandbox', { 'history.jsonl': 'one\ntwo\n', 'health.html': 'page 2' })).toMatchObject({
      code: 0,
    });
    expect([await kept('sandbox/history.jsonl'), await kept('sandbox/health.html')]).toEqual(['one\ntwo\n', 'page 2']);
  });

  it('loses no night of another environment that was kept meanwhile', async () => {
    const { publish, kept } = await hosted();
    await publish('sandbox', { 'history.jsonl': 'a1\n' });
    await publish('staging', { 'history.jsonl': 'b1\n' });
    await Promise.all([
      publish('sandbox', { 'history.jsonl': 'a1\na2\n' }),
      publish('staging', { 'history.jsonl': 'b1\nb2\n' }),
    ]);
    expect([await kept('sandbox/history.jsonl'), await kept('staging/history.jsonl')]).toEqual([
      'a1\na2\n',
      'b1\nb2\n',
    ]);
    const uploads = workflow.jobs.verdict.steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(uploads.map((upload) => upload.with?.path)).toEqual([
      `health/\${{ inputs.environment || 'sandbox' }}/`,
      'night/',
    ]);
  });

  it('adds the night of a job that runs again later, and leaves page and issues as they are', async () => {
    const { publish, kept } = await hosted();
    await publish('sandbox', { 'history.jsonl': 'one\nto', 'health.html': 'page 1' });
    const missed = { 'history.jsonl': 'one\nto\ntwo\n', 'alerts.jsonl': 'told\n', 'health.html': 'page 2' };
    await publish('sandbox', { 'history.jsonl': 'one\nto\nthree\n', 'health.html': 'page 3' });
    expect(await publish('sandbox', missed)).toMatchObject({ code: 0, output: 'current=false\n' });
    expect(await kept('sandbox/history.jsonl')).toBe('one\nto\nthree\ntwo\n');
    expect(await kept('sandbox/alerts.jsonl')).toBe('told\n');
    expect(await kept('sandbox/health.html')).toBe('page 3');
    const issues = step(workflow.jobs.publish.steps, 'Open and close the issues of incidents');
    expect(issues.if).toContain("steps.keep.outputs.current == 'true'");
  });

  it('is red where the branch could not be read, and takes that for no first night', async () => {
    const { publish, home, bring: brought } = await hosted();
    writeFileSync(
      join(home, '.gitconfig'),
      `[url "file://${home}/nowhere.git"]\n  insteadOf = https://x-access-token:T@github.com/acme/api.git\n`,
    );
    expect((await publish('sandbox', { 'history.jsonl': 'one\n' })).code).toBe(1);
    expect((await brought()).code).toBe(1);
  });

  it('stops where a list of issues could not be read: an empty one would open each issue again', () => {
    expect(workflow.defaults?.run?.shell).toBe('bash');
  });
});
