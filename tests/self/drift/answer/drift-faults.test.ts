import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { driftIds, loadDrift } from '../../../../sandbox/drifts/registry.ts';
import { faultIds } from '../../../../sandbox/faults/registry.ts';
import { scratchFolder } from '../../run/scratch.ts';
import { applyOverlay } from '../overlay/apply-overlay.ts';
import { type DriftOutcome, driftOf, type FinishedRun, runSuites, told } from './drifting-runs.ts';

// Each test starts a few processes, on a machine that may be busy.
jest.setTimeout(180_000);

const scratch = scratchFolder();
/** Suites that between them ask what the drifts are about. */
const suites = 'flows/approve,flows/reads,flows/refusals,operations/parameters,operations/values,operations/bodies';
const errors = 'undeclared ERROR_BODY_UNDECLARED';
let clean: FinishedRun;

beforeAll(async () => {
  clean = await runSuites(scratch, suites);
});

/** The cause of each drift, as findings tell it beside what a clean run has, and the suites that ask about it. */
const expected: Readonly<Record<string, readonly [only: string, finding: string]>> = {
  'drift-header': ['flows/approve', 'undeclared HEADER_UNDECLARED new'],
  'drift-property': ['flows/approve', 'undeclared PROPERTY_UNDECLARED new'],
  'drift-error-field-gone': ['flows/reads', 'undeclared ERROR_BODY_UNDECLARED new'],
  'drift-error-shape': ['flows/reads', 'undeclared ERROR_BODY_UNDECLARED new'],
  'drift-undeclared-method': ['operations/parameters', 'changed UNDECLARED_METHOD_CHANGED'],
  'drift-latency': ['operations/values', 'changed LATENCY_DOUBLED'],
  'drift-signature-status': ['flows/refusals', 'changed REFUSAL_STATUS_CHANGED'],
  'drift-signature-policy': ['signatures/mutations', 'changed OBSERVATION_CHANGED'],
};

/** Without what a machine that became busy between two runs adds. */
function timeless(drift: DriftOutcome): string[] {
  return told(drift).filter((row) => row !== 'changed LATENCY_DOUBLED');
}

describe('drifts of the embedded environment', () => {
  it('have ids of their own, each with an expectation here: the kill matrix knows none of them', async () => {
    expect(driftIds()).toEqual(Object.keys(expected).sort());
    expect(faultIds().filter((id) => driftIds().includes(id))).toEqual([]);
    for (const id of driftIds()) expect((await loadDrift(id))?.id).toBe(id);
  });

  it('are none in a clean run under another seed', async () => {
    const other = await runSuites(scratch, suites, '--seed', 'another seed');
    const drift = await driftOf(other, '--against', clean.folder);
    expect([other.code, drift.code, timeless(drift)]).toEqual([0, 0, [errors]]);
  });

  it.each(Object.entries(expected))('%s is noticed, and fails no gate', async (id, [only, finding]) => {
    const run = await runSuites(scratch, only, '--fault', id);
    expect([run.code, run.verdict?.word]).toEqual([0, 'holds']);
    const before = suites.includes(only) ? clean : await runSuites(scratch, only);
    const drift = await driftOf(run, '--against', before.folder);
    const others = (id === 'drift-latency' ? told : timeless)(drift).filter((row) => row !== errors);
    expect([drift.code, others]).toEqual([0, [finding]]);
  });

  it('a gone property is noticed by what was there before', async () => {
    const before = await runSuites(scratch, 'flows/approve', '--fault', 'drift-property');
    const after = await runSuites(scratch, 'flows/approve');
    const drift = await driftOf(after, '--against', before.folder, '--fail-on', 'changed');
    expect([drift.code, timeless(drift).filter((row) => row !== errors)]).toEqual([1, ['changed PROPERTY_VANISHED']]);
  });
});

describe('a fault that violates and is drift, too', () => {
  it.each([
    [
      'schema-enum-case',
      'flows/approve',
      'ENUM_VALUE_UNDECLARED',
      '$.components.schemas.CustomerStatus.enum',
      // Which values a part of the suites meets is no change.
      ['undeclared ENUM_VALUE_UNDECLARED'],
    ],
    [
      'validation-text-unbounded',
      'operations/bodies',
      'RULE_NOT_ENFORCED',
      '$.components.schemas.NewCustomer.properties.externalId.maxLength',
      ['undeclared RULE_NOT_ENFORCED new'],
    ],
    [
      'validation-over-strict',
      'operations/values',
      'RULE_STRICTER',
      '$.components.schemas.NewCustomer.properties.externalId',
      // The shortest and the longest text: two rules.
      ['undeclared RULE_STRICTER new', 'undeclared RULE_STRICTER new'],
    ],
  ])(
    '%s, asked by %s, is told as %s, first that it violates, with the overlay that accepts it',
    async (fault, only, _, target, rows) => {
      const run = await runSuites(scratch, only, '--fault', fault);
      const drift = await driftOf(run, '--against', clean.folder);
      expect(drift.stdout.split('\n').slice(0, 3).join('\n')).toContain('VIOLATED');
      // Once: neither as a change, too, nor under another name.
      expect(timeless(drift).filter((row) => row !== errors)).toEqual(rows);
      const overlay = readFileSync(join(run.folder, 'overlay.yaml'), 'utf8');
      expect(overlay).toContain(`target: ${target}\n`);
      const accepting = join(run.folder, 'accepting.yaml');
      writeFileSync(accepting, applyOverlay(readFileSync('openapi.yaml', 'utf8'), overlay));
      expect(timeless(await driftOf(run, '--from', accepting))).toEqual([]);
    },
  );
});
