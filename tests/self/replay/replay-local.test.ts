import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { startRegisteredSandbox } from '../run/registered-sandbox.ts';
import { scratchFolder } from '../run/scratch.ts';
import { runReplay } from './replay-process.ts';

// Runs and replays are processes.
jest.setTimeout(60_000);

const scratch = scratchFolder();
let run: ContractOutcome;
let creation = '';

beforeAll(async () => {
  run = await runContract({ scratch, args: ['--env', 'local', '--only', 'flows/approve'] });
  const found = run.evidence.records.find(
    (record) => record.kind === 'exchange' && record.operation === 'createCustomer' && record.response?.status === 201,
  );
  if (found?.kind !== 'exchange') throw new Error('the run created no customer');
  creation = found.id;
});

describe('the replay of a run in the embedded environment', () => {
  it('says that the environment ended with its run, and how to keep one running', async () => {
    const { code, stdout, stderr, sent } = await runReplay(run.reportDir, [creation], {});
    expect([code, stdout, sent]).toEqual([2, '', undefined]);
    expect(stderr).toMatch(/^REPLAY_ENVIRONMENT_GONE .*\n(?: {2}.*\n)+ {2}next +npm run sandbox keeps one running/);
  });

  it('goes to the one that runs now, with a key that is registered there first, and says both', async () => {
    const sandbox = await startRegisteredSandbox();
    try {
      const announced = Object.entries(sandbox.variables).filter(([name]) => !name.includes('SIGNING_KEY'));
      const env = Object.fromEntries(announced);
      const { code, stdout, sent } = await runReplay(run.reportDir, [creation], env);
      expect(stdout).toMatch(
        new RegExp(
          `^notice +it was recorded at http://127\\.0\\.0\\.1:\\d+ and goes to ${new URL(sandbox.baseUrl).origin}$`,
          'm',
        ),
      );
      expect(stdout).toMatch(
        /^notice +a new signing key was registered for (?:primary|second) in the embedded environment$/m,
      );
      expect(stdout).toMatch(/^= status +201 +201$/m);
      // Another environment makes up another customer: the answers can't be alike.
      expect([sent?.response?.status, code]).toEqual([201, 1]);
    } finally {
      await sandbox.stop();
    }
  });

  it('says what may be the matter where the one that ran is gone', async () => {
    const sandbox = await startRegisteredSandbox();
    await sandbox.stop();
    const announced = Object.entries(sandbox.variables).filter(([name]) => !name.includes('SIGNING_KEY'));
    const { code, stdout } = await runReplay(run.reportDir, [creation], Object.fromEntries(announced));
    expect(code).toBe(3);
    expect(stdout).toMatch(/^next +if npm run sandbox has ended, start it again and run the suites there/m);
  });
});
