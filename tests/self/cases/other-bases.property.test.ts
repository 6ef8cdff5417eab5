import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import document from '../../../generated/contract.json' with { type: 'json' };
import { operations } from '../../../generated/operations.ts';
import { validators } from '../../../generated/validators.mjs';
import { contractCases } from '../../../src/cases/contract-cases.ts';
import { editAt } from '../../../src/cases/edit.ts';
import { judgeBy } from '../../../src/cases/judge.ts';
import { sampleTexts } from '../../../src/cases/sample-texts.ts';

const cases = contractCases({ document, operations: Object.values(operations), judge: judgeBy(validators) });
const pointer = operations.createCustomer.requestBody.schemas['application/json'];
const address = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 40, maxLength: 40 });
const customer = fc.record({
  chainId: fc
    .tuple(fc.integer({ min: 1, max: 10 ** 9 }), address)
    .map(([chain, digits]) => `eip155:${chain}:0x${digits}`),
  externalId: fc.string({ unit: 'grapheme-ascii', minLength: 2, maxLength: 200 }),
});

describe('a case that was made with one valid request', () => {
  it('is as valid, or as invalid, when it is applied to any other', () => {
    const bodies = cases.filter(
      ({ operationId, change }) => operationId === 'createCustomer' && change.part === 'body',
    );
    expect(bodies.length).toBeGreaterThan(80);
    fc.assert(
      fc.property(customer, fc.constantFrom(...bodies), (base, { id, change, kind }) => {
        if (change.part !== 'body') return;
        const edited = editAt(base, change.at, change.edit, 'unused');
        expect([id, validators[pointer]?.(edited)]).toEqual([id, kind === 'valid']);
      }),
      { numRuns: 1500, seed: 20_261_123 },
    );
  });

  it('keeps the valid text inside each sample text, so that what a run leaves can be found', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...Object.values(sampleTexts)), (base, edit) => {
        expect(String(editAt(base, '', edit, 'unused')).toLowerCase()).toContain(base);
      }),
      { seed: 20_261_123 },
    );
  });
});
