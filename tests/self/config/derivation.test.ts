import { describe, expect, it } from '@jest/globals';
import { derivedExternalId, externalIdMark } from '../../../src/config/derivation.ts';

const run = { runId: '20261128T112523Z-wpjg7w' };

describe('the externalId of what a run creates', () => {
  it('is short whatever it is called, because no page says how long it may be', () => {
    for (const name of ['a', 'signatures-second-tenant-create-component-in-capitals-covered']) {
      expect(derivedExternalId(run, name).length).toBeLessThanOrEqual(45);
    }
  });

  it('begins with the mark of its run', () => {
    expect(derivedExternalId(run, 'customer').startsWith(externalIdMark(run))).toBe(true);
    expect(externalIdMark(run)).toContain(run.runId);
  });

  it('differs by name and by run, and is the same when it is asked for again', () => {
    const ids = [derivedExternalId(run, 'a'), derivedExternalId(run, 'b'), derivedExternalId({ runId: 'other' }, 'a')];
    expect(new Set(ids).size).toBe(3);
    expect(derivedExternalId(run, 'a')).toBe(ids[0]);
  });
});
