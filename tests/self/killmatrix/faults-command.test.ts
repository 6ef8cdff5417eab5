import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { type EndedProcess, killGroup, runProcess } from '../run/ended-process.ts';
import { processEnvironment } from '../run/process-environment.ts';
import { scratchFolder } from '../run/scratch.ts';
import { type StandIn, smallMatrix } from './small-matrix.ts';

// Each test is a matrix of processes, which send nothing.
jest.setTimeout(60_000);

const scratch = scratchFolder();

interface Ended extends EndedProcess {
  readonly root: string;
  readonly page: string;
}

async function faults(
  orders: Readonly<Record<string, StandIn>>,
  args: readonly string[] = [],
  further: { prepare?(root: string): void; interruptOn?: RegExp } = {},
): Promise<Ended> {
  const root = smallMatrix(scratch, orders);
  further.prepare?.(root);
  let interrupted = false;
  const ended = await runProcess({
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/faults.ts', ...args],
    cwd: root,
    env: processEnvironment(),
    onOutput: (soFar, child) => {
      if (interrupted || !further.interruptOn?.test(soFar)) return;
      interrupted = true;
      killGroup(child, 'SIGINT');
    },
  });
  return { ...ended, root, page: readFileSync(join(root, 'docs/kill-matrix.md'), 'utf8') };
}

const evidenceOf = ({ root }: Ended, id: string): string => join(root, 'reports/faults', id);

describe('npm run faults', () => {
  it('ends with 0 and writes the page when all faults are killed and all variants hold', async () => {
    const run = await faults({});
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('2 of 2 faults killed and attributed; 2 of 2 variants hold');
    expect(run.page).toContain('**2 of 2 faults killed and attributed, 2 of 2 variants hold.**');
    expect(run.page).toContain('| schema-drop-required | body.required | getCustomer, line 7 |');
    for (const id of ['clean', 'gzip', 'state-stuck']) expect(existsSync(evidenceOf(run, id))).toBe(false);
  });

  it.each<[what: string, id: string, order: StandIn, word: string, told: RegExp]>([
    ['a survivor', 'state-stuck', 'survives', 'SURVIVED', /survived: nothing violates body\.required/],
    [
      'an unattributed kill',
      'state-stuck',
      'accuses another operation',
      'WRONG',
      /unattributed: listCustomers is accused, not verifyCustomer/,
    ],
    ['an unexplained violation', 'state-stuck', 'violates more', 'WRONG', /co-red: body\.type is violated too/],
    ['a red variant', 'gzip', 'accuses another operation', 'WRONG', /red: body\.required is violated/],
    ['an undecided variant', 'gzip', 'is undecided', 'WRONG', /red: undecided; as ordered/],
    ['a variant that warns of more', 'gzip', 'warns of more', 'WRONG', /red: body\.required warns/],
    ['a run that dies', 'state-stuck', 'dies unjudged', 'WRONG', /not judged: .* exit 4 and said: no disk is left/],
  ])('ends with 1 for %s, tells and shows it, and keeps its evidence', async (_what, id, order, word, told) => {
    const run = await faults({ [id]: order });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(new RegExp(`^${word} .* ${id}( |$)`, 'm'));
    expect(run.stdout).toMatch(told);
    expect(run.stdout).toContain(`to look at: ${id}`);
    expect(run.page).toMatch(new RegExp(`^\\| ${id} \\| .*\\*\\*.*${told.source}`, 'm'));
    expect(existsSync(evidenceOf(run, id))).toBe(order !== 'dies unjudged');
  });

  it('does not take the verdict of an earlier run for the one of a run that died', async () => {
    const run = await faults({ 'state-stuck': 'dies unjudged' }, ['--fault', 'state-stuck'], {
      prepare: (root) => {
        const old = join(root, 'reports/faults/state-stuck');
        mkdirSync(old, { recursive: true });
        writeFileSync(
          join(old, 'verdict.json'),
          JSON.stringify({ word: 'violated', checks: [], counts: { 'suite-fault': 0 }, reasons: [] }),
        );
      },
    });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('not judged: the run ended with exit 4');
  });

  it.each<StandIn>(['is undecided', 'accuses another operation', 'dies unjudged'])(
    'ends with 1 and runs no fault when the clean run %s, because nothing could be told from one',
    async (order) => {
      const run = await faults({ clean: order });
      expect(run.code).toBe(1);
      expect(run.stdout).toContain('4 of 5 runs did not end');
      expect(existsSync(join(run.root, 'started-gzip'))).toBe(false);
      expect(run.page).toBe('as it was\n');
    },
  );

  it('ends with 3 when it is interrupted, ends what it started, and leaves the page as it was', async () => {
    const run = await faults({ chunked: 'hangs' }, [], { interruptOn: /state-stuck/ });
    expect([run.code, run.signal]).toEqual([3, null]);
    expect(run.stdout).toMatch(/^interrupted: .* is as it was$/m);
    expect(run.page).toBe('as it was\n');
    const pid = Number(readFileSync(join(run.root, 'started-chunked'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it.each([
    [['--group', 'schema'], ['schema-drop-required']],
    [
      ['--group', 'variants'],
      ['chunked', 'gzip'],
    ],
    [
      ['--fault', 'state-stuck', '--group', 'schema'],
      ['schema-drop-required', 'state-stuck'],
    ],
  ])('with %j runs %j after a clean run, and leaves the page as it was', async (args, ids) => {
    const run = await faults({}, args);
    expect(run.code).toBe(0);
    const ran = [...run.stdout.matchAll(/^(?:killed|holds) .* s {2}(\S+)/gm)].map(([, id]) => id);
    expect(ran.sort()).toEqual(['clean', ...ids].sort());
    expect(run.page).toBe('as it was\n');
  });

  it.each([
    [
      ['--fault', 'schema-drop-requird'],
      /UNKNOWN_FAULT .*"schema-drop-requird"[\s\S]*did you mean schema-drop-required\?/,
    ],
    [['--group', 'schemas'], /Allowed choices are schema, state, variants/],
    [['--jobs', '0'], /whole number from 1 to 16/],
    [['--speed', '9'], /unknown option '--speed'/],
  ])('ends with 2 and starts nothing for %j', async (args, told) => {
    const run = await faults({}, args);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(told);
    expect(existsSync(join(run.root, 'started-clean'))).toBe(false);
  });
});
