import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { capabilityNames } from '../../../src/config/capabilities.ts';
import { coverageOf } from '../../../src/coverage/coverage.ts';
import { readHoleReasons } from '../../../src/coverage/hole-reasons.ts';
import { algorithms } from '../../../src/coverage/signature-components.ts';
import { thisContract } from '../../../src/coverage/this-contract.ts';
import { projectRoot } from '../run/project-root.ts';

const { reasons, problems } = readHoleReasons(join(projectRoot, 'coverage.yaml'), capabilityNames);
const components = ['@method', '@authority', '@path', '@query', 'content-digest', 'idempotency-key'];
const circumstances = { isLocal: true, capabilities: capabilityNames, components, algorithms };
const nothing = coverageOf({ records: [], contract: thisContract, reasons, circumstances });
const rows = nothing.axes.flatMap((axis) => axis.rows);

describe('coverage without any evidence', () => {
  it('has places on each axis and reaches none of them', () => {
    expect(nothing.axes.map(({ name, rows: own }) => [name, own.length > 0])).toEqual(
      ['operation × status', 'schema keyword', 'enum member', 'state transition', 'signature component'].map((name) => [
        name,
        true,
      ]),
    );
    expect(rows.filter(({ hits }) => hits !== 0)).toEqual([]);
    expect([nothing.undeclared, nothing.cutBodies]).toEqual([[], 0]);
  });

  it('names each place of an axis once, and no two axes the same', () => {
    expect(new Set(rows.map(({ place }) => place)).size).toBe(rows.length);
  });

  it('has a place for every declared status of every operation', () => {
    const declared = thisContract.operations.flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
    expect(nothing.axes[0]?.rows.map(({ place }) => place)).toEqual(declared);
  });
});

describe('coverage.yaml', () => {
  it('can be read, and each of its entries names a place of the contract', () => {
    expect([problems, nothing.stale]).toEqual([[], []]);
  });

  it('leaves most places without a reason: it explains what can’t be reached and excuses nothing else', () => {
    expect(rows.filter(({ reason }) => reason === undefined).length).toBeGreaterThan(0.9 * rows.length);
  });
});
