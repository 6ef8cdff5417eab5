import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

const contract = readFileSync('openapi.yaml', 'utf8');
let folder = '';
// Each test starts processes, and a machine may be busy.
jest.setTimeout(60_000);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drift-'));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write('narrower.yaml', contract.replace('maxLength: 255', 'maxLength: 64'));
  write('worded.yaml', contract.replace('summary: Retrieve all active webhooks', 'summary: List webhooks'));
  write('swagger.yaml', 'swagger: "2.0"\ninfo: {title: Old, version: 1.0.0}\npaths: {}\n');
  write('broken.yaml', 'openapi: 3.1.0\npaths:\n  /a: [\n');
  write('text.yaml', 'just text\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

async function drift(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/drift.ts', ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...output };
}

const spec = (name: string): string[] => ['--spec', join(folder, name)];

describe('npm run drift -- --spec', () => {
  it('tells what changed, most important first, and exits with 0 whatever it is', async () => {
    const { code, stdout, stderr } = await drift(...spec('narrower.yaml'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^BREAKING {4}MAX_LENGTH_LOWERED {2}\(request\) {2}[0-9a-f]{12}\n/);
    expect(stdout).toContain(
      'createCustomer, the body, at NewCustomer.externalId: maxLength went from <= 255 to <= 64;',
    );
    expect(stdout).toMatch(/where {3}openapi\.yaml:\d+ > .*narrower\.yaml:\d+ {2}#\/components\/schemas\/NewCustomer/);
    expect(stdout).toContain(': 1 breaking, 0 compatible, 0 editorial.\n');
    expect(stdout).toContain('The changes ask for version 2.0.0 (major, after 1.0.0)');
  });

  it('exits with 1 for what --fail-on names, and for nothing else', async () => {
    expect((await drift(...spec('narrower.yaml'), '--fail-on', 'breaking')).code).toBe(1);
    expect((await drift(...spec('worded.yaml'), '--fail-on', 'breaking')).code).toBe(0);
  });

  it('says in a sentence that there is nothing to say', async () => {
    expect(await drift('--spec', 'openapi.yaml')).toMatchObject({
      code: 0,
      stdout: 'openapi.yaml and openapi.yaml promise the same.\n',
    });
  });

  it('compares any two documents with --from', async () => {
    const { stdout } = await drift('--from', join(folder, 'narrower.yaml'), '--spec', 'openapi.yaml');
    expect(stdout).toMatch(/^COMPATIBLE {2}MAX_LENGTH_RAISED/);
  });

  it('prints one JSON object with --json', async () => {
    const { code, stdout } = await drift(...spec('narrower.yaml'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      before: 'openapi.yaml',
      signed: true,
      version: { suggested: '2.0.0', step: 'major', enough: false },
      findings: [
        {
          kind: 'spec',
          class: 'breaking',
          code: 'MAX_LENGTH_LOWERED',
          direction: 'request',
          operation: 'createCustomer',
        },
      ],
    });
  });

  it('shows examples with --help', async () => {
    const { code, stdout } = await drift('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('npm run drift -- --from HEAD~1:openapi.yaml --spec openapi.yaml');
  });
});

describe('npm run drift with what it cannot use', () => {
  it.each([
    [['--spec', 'none.yaml'], 'DOCUMENT_NOT_FOUND'],
    [['--from', 'none.yaml', '--spec', 'openapi.yaml'], 'DOCUMENT_NOT_FOUND'],
    [['--spec', 'NO_SUCH:openapi.yaml'], 'DOCUMENT_REVISION'],
    [['--spec', 'http://127.0.0.1:1/openapi.yaml'], 'DOCUMENT_UNREACHABLE'],
    [['--spec', 'swagger.yaml'], 'SPEC_VERSION'],
    [['--spec', 'text.yaml'], 'SPEC_UNREADABLE'],
    [['--spec', 'broken.yaml'], 'broken.yaml:4'],
    [['--report-dir', '/nowhere'], 'RUN_NOT_FOUND'],
    [['--run', 'none'], 'RUN_NOT_FOUND'],
    [['--spec', 'openapi.yaml', '--fail-on', 'anything'], 'breaking'],
    [['--unknown'], 'unknown option'],
  ])('%j exits with 2 and says %s', async (args, told) => {
    const placed = args.map((arg) => (/^(swagger|text|broken)\.yaml$/.test(arg) ? join(folder, arg) : arg));
    const { code, stdout, stderr } = await drift(...placed);
    expect(stderr).toContain(told);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
