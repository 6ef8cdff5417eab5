import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { faultIds } from '../../../sandbox/faults/registry.ts';
import { variantIds } from '../../../sandbox/variants/registry.ts';
import { readRequirements } from '../../../src/verdict/requirements.ts';
import { atMostTwo } from '../run/at-most-two.ts';
import { type ContractOutcome, requirementsWith, runContract } from '../run/contract-process.ts';
import { projectRoot } from '../run/project-root.ts';
import { scratchFolder } from '../run/scratch.ts';
import { shortfallOf } from './killed.ts';
import { pins, variants } from './pins.ts';

const scratch = scratchFolder();
const boundMs = 150_000;

/** Faults of every group, each with the narrowest suites that can see all of its pin. */
const chosen: ReadonlyArray<readonly [fault: string, only: string]> = [
  ['schema-list-item', 'flows/approve'],
  ['schema-null', 'flows/reject'],
  ['status-create-200', 'flows/approve'],
  ['header-content-type-html', 'flows/reject'],
  ['error-echoes-secret', 'flows/refusals'],
  ['auth-alg-none', 'flows/refusals'],
  ['auth-tenant-read', 'flows/tenants'],
  ['challenge-other-customer', 'states/challenge-abuse'],
  ['signature-method-free', 'signatures/mutations-second'],
  ['digest-optional', 'signatures/mutations-second'],
  ['idempotency-global', 'idempotency/scope'],
  ['state-stuck', 'flows/approve'],
];

/** Variations of the framing, the form of a body, the clock's notation and the load. */
const harmless = ['gzip', 'keys-reordered', 'utc-offset', 'one-503-then-fine'];

describe('the pins', () => {
  it('name each fault and each variant that the embedded environment has, and no other', () => {
    expect(Object.keys(pins).sort()).toEqual(faultIds());
    expect([...variants].sort()).toEqual(variantIds());
  });

  it('name requirements that are demanded', () => {
    const { requirements } = readRequirements(join(projectRoot, 'requirements.yaml'));
    const named = Object.values(pins).flatMap((pin) => [...pin.requirements, ...(pin.alsoRed?.requirements ?? [])]);
    expect(named.filter((id) => requirements.get(id)?.level !== 'MUST')).toEqual([]);
  });
});

describe('a run under a fault', () => {
  const runs = new Map<string, ContractOutcome>();
  beforeAll(async () => {
    const ended = await atMostTwo(chosen, ([fault, only]) =>
      runContract({ scratch, args: ['--env', 'local', '--only', only, '--fault', fault] }),
    );
    for (const [index, run] of ended.entries()) runs.set(chosen[index]?.[0] ?? '', run);
  }, boundMs);

  it.each(chosen.map(([fault]) => fault))('%s is violated by the pinned requirements and no other', (fault) => {
    const [run, pin] = [runs.get(fault), pins[fault]];
    if (run === undefined || pin === undefined) throw new Error(`${fault} did not run or has no pin`);
    expect(run.code).toBe(1);
    expect(shortfallOf(run, pin)).toEqual({ survived: [], coRed: [], misattributed: [] });
    expect(run.verdict?.counts['suite-fault']).toBe(0);
  });

  it.each(chosen.map(([fault]) => fault))(
    '%s is told with operation, requirement and line of the contract',
    (fault) => {
      const { operation = '', requirements = [] } = pins[fault] ?? {};
      const blocks = (runs.get(fault)?.stdout ?? '').split('\n\n');
      const right = blocks.filter(
        (block) =>
          new RegExp(`^[A-Z_]+ {2}${operation}: `).test(block) &&
          block.includes(`  demanded  MUST ${requirements[0]}: `) &&
          /^ {2}contract {2}openapi\.yaml:\d+ /m.test(block) &&
          /^ {2}exchange {2}\S+#\d+$/m.test(block),
      );
      expect(right.length).toBeGreaterThan(0);
    },
  );
});

describe('a run under a harmless variation', () => {
  const only = ['--env', 'local', '--profile', 'flow'];
  let clean: ContractOutcome;
  const runs = new Map<string, ContractOutcome>();
  beforeAll(async () => {
    const [first, ...others] = await atMostTwo(['', ...harmless], (variant) =>
      runContract({ scratch, args: variant === '' ? only : [...only, '--variant', variant] }),
    );
    if (first === undefined) throw new Error('the clean run did not end');
    clean = first;
    for (const [index, run] of others.entries()) runs.set(harmless[index] ?? '', run);
  }, boundMs);

  it('is compared with a clean run that holds', () => {
    expect([clean.code, requirementsWith(clean, 'violated')]).toEqual([0, []]);
  });

  it.each(harmless)('%s holds, and warns of nothing that the clean run does not warn of', (variant) => {
    const run = runs.get(variant);
    if (run === undefined) throw new Error(`${variant} did not run`);
    expect([run.code, requirementsWith(run, 'violated')]).toEqual([0, []]);
    const usual = requirementsWith(clean, 'warned');
    expect(requirementsWith(run, 'warned').filter((id) => !usual.includes(id))).toEqual([]);
    expect(run.verdict?.checks.map(({ id }) => id)).toEqual(clean.verdict?.checks.map(({ id }) => id));
  });
});
