import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RunningSandbox, startSandbox } from '../../../sandbox/start.ts';
import { closedPort } from './fronts.ts';
import { namedEnvironment, type Variables } from './named-environment.ts';
import { runScript, temporaryFolder } from './run-script.ts';

// A process has to load everything first, perhaps on a busy machine.
jest.setTimeout(60_000);

const folder = temporaryFolder();
const reports = { CONTRACT_REPORT_DIR: folder.path };
let sandbox: RunningSandbox;
let healthy: Variables;

beforeAll(async () => {
  sandbox = await startSandbox();
  healthy = { ...(await namedEnvironment(sandbox)), ...reports };
});
afterAll(async () => {
  await sandbox.close();
  folder.remove();
});

describe('npm run doctor', () => {
  it('needs no setting for the embedded environment, starts it, registers keys and ends with 0', async () => {
    const { code, output, errors } = await runScript('doctor', [], reports);
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(output).toMatch(/^start +ok +the embedded environment listens on http:\/\/127\.0\.0\.1:\d+\/v1$/m);
    expect(output).toMatch(/^key +ok +PUT \/auth\/signing registered a new key: ecdsa-p384-sha384/m);
    expect(output).toMatch(/^key \(second\) +ok +PUT \/auth\/signing registered a new key: ed25519/m);
    expect(output).toContain('A run can start: npm run contract -- --env local');
  });

  it('ends with 0 where a named environment is in order', async () => {
    const { code, output } = await runScript('doctor', ['--env', 'ward'], healthy);
    expect(output).toMatch(/^signed read +ok/m);
    expect(code).toBe(0);
  });

  it('ends with 2 when a setting is wrong, tells all of them and sends nothing', async () => {
    const { code, output, errors } = await runScript('doctor', ['--env', 'ward'], {
      ...healthy,
      OFFBLOCKS_BASE_URL: 'ftp://127.0.0.1/v1',
      OFFBLOCKS_TIMEOUT_MS: 'soon',
    });
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('2 problems with the settings: nothing was sent');
    expect(errors).toContain('exit 2  misconfigured');
  });

  it('ends with 3 when a step failed', async () => {
    const { code, output } = await runScript('doctor', ['--env', 'ward'], {
      ...healthy,
      OFFBLOCKS_BASE_URL: `http://127.0.0.1:${await closedPort()}/v1`,
    });
    expect(code).toBe(3);
    expect(output).toMatch(/^TCP +failed/m);
    expect(output).toMatch(/^exit 3$/m);
  });

  it('ends with 4 when it crashes itself', async () => {
    const { code, errors } = await runScript('doctor', ['--env', 'ward'], {
      ...healthy,
      CONTRACT_REPORT_DIR: '/dev/null/reports',
    });
    expect(code).toBe(4);
    expect(errors).toContain('the doctor crashed');
  });

  it('prints one JSON object for machines', async () => {
    const { code, output } = await runScript('doctor', ['--env', 'ward', '--json'], healthy);
    expect(code).toBe(0);
    const { exitCode, environment, baseUrl, rows } = JSON.parse(output);
    expect({ exitCode, environment, baseUrl }).toEqual({ exitCode: 0, environment: 'ward', baseUrl: sandbox.baseUrl });
    expect(rows).toContainEqual(expect.objectContaining({ step: 'TCP', state: 'ok' }));
  });

  it('prints the problems of the settings as JSON too', async () => {
    const { code, output } = await runScript('doctor', ['--env', 'ward', '--json'], reports);
    expect(code).toBe(2);
    expect(JSON.parse(output).exitCode).toBe(2);
    expect(JSON.parse(output).problems[0]).toMatchObject({ code: 'ENVIRONMENT_UNKNOWN' });
  });

  it('explains itself, and refuses an option that it does not know', async () => {
    const help = await runScript('doctor', ['--help'], {});
    expect(help.code).toBe(0);
    expect(help.output).toContain('npm run doctor -- --env staging');
    const unknown = await runScript('doctor', ['--fix'], {});
    expect(unknown.code).toBe(2);
    expect(unknown.errors).toContain("unknown option '--fix'");
  });
});
