import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { faultIds, loadFault } from '../../../sandbox/faults/registry.ts';
import { send } from './send.ts';

// A process has to load everything first, perhaps on a busy machine.
jest.setTimeout(30_000);

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts the environment as a process. */
function start(...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...options], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  const firstOutput = new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  return { child, ended, firstOutput };
}

describe('the process', () => {
  it('prints its settings as one line of JSON, serves, and ends with code 0 when stdin closes', async () => {
    const { child, ended, firstOutput } = start('--json', '--seed', 'a seed');
    const settings: Record<string, string> = JSON.parse(await firstOutput);
    expect(Object.keys(settings)).toEqual([
      'OFFBLOCKS_BASE_URL',
      'OFFBLOCKS_API_KEY',
      'OFFBLOCKS_API_SECRET',
      'OFFBLOCKS_SECOND_API_KEY',
      'OFFBLOCKS_SECOND_API_SECRET',
      'OFFBLOCKS_DISPOSABLE_API_KEY',
      'OFFBLOCKS_DISPOSABLE_API_SECRET',
      'OFFBLOCKS_CAPABILITIES',
      'OFFBLOCKS_CLOCK_URL',
    ]);
    expect(settings.OFFBLOCKS_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
    expect(settings.OFFBLOCKS_API_KEY).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(settings.OFFBLOCKS_API_SECRET).toMatch(/^[0-9a-f]{40}$/);
    expect((await send({ method: 'GET', url: `${settings.OFFBLOCKS_BASE_URL}/customers`, headers: {} })).status).toBe(
      401,
    );
    child.stdin?.end();
    const { code, output, errors } = await ended;
    expect([code, output.trim().split('\n').length, errors]).toEqual([0, 1, '']);
  });

  it('prints lines of an env file otherwise, and ends with code 0 on SIGTERM', async () => {
    const { child, ended, firstOutput } = start();
    expect(await firstOutput).toMatch(/^# .*\nOFFBLOCKS_BASE_URL=http:.*\nOFFBLOCKS_API_KEY=/);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it.each(['fault', 'variant'])('ends with code 2 for a %s that does not exist, and says which do', async (kind) => {
    const { code, errors } = await start(`--${kind}`, 'nonsense').ended;
    expect([code, errors.includes(`UNKNOWN_${kind.toUpperCase()}`)]).toEqual([2, true]);
    expect(errors).toContain(kind === 'fault' ? 'webhook-…' : 'webhook-reordered');
  });
});

describe('an option that is wrong', () => {
  it.each([[['--port', 'x']], [['--nonsense']]])('%j ends the process with code 2', async (options) => {
    const { code, errors } = await start(...options).ended;
    expect([code, errors.startsWith('error: ')]).toEqual([2, true]);
  });
});

describe('the faults', () => {
  it('are registered under their own ids, and each is tried in a test', async () => {
    const folder = new URL('./faults/', import.meta.url);
    const tests = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    for (const id of faultIds()) {
      expect((await loadFault(id))?.id).toBe(id);
      expect([id, tests.some((text) => text.includes(`'${id}`))]).toEqual([id, true]);
    }
  });
});
