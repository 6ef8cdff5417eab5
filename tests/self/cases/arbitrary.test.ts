import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import document from '../../../generated/contract.json' with { type: 'json' };
import { operations } from '../../../generated/operations.ts';
import { validators } from '../../../generated/validators.mjs';
import { bodyOf, brokenBodies, brokenValues } from '../../../src/cases/arbitrary-broken.ts';
import { malformedTexts } from '../../../src/cases/arbitrary-malformed.ts';
import { schemaValues, type ValueContract, valueArbitrary } from '../../../src/cases/arbitrary-value.ts';
import type { Json } from '../../../src/cases/edit.ts';
import { judgeBy } from '../../../src/cases/judge.ts';
import type { Json as JsonValue } from '../../../src/generate/json.ts';
import { schemaUri, strictAjv } from '../../../src/generate/strict-ajv.ts';
import { plainSchemas, triedSchemas } from './arbitrary-grammar.ts';

const seed = 20_261_123;
const pointer = '#/components/schemas/Body';

function contractOf(schema: Json): ValueContract {
  // Mutable and read-only JSON differ in their types alone.
  const whole = { openapi: '3.1.0', components: { schemas: { Body: schema as JsonValue } } };
  const validate = strictAjv(whole, []).getSchema(schemaUri(pointer));
  if (validate === undefined) throw new Error('no validator');
  return {
    document: whole,
    judge: (_pointer, value) => (validate(value) ? [] : (validate.errors ?? []).map(({ keyword }) => ({ keyword }))),
  };
}

describe('values of schemas that are built without trying', () => {
  it('honour the schema, whatever it is, without any judge', () => {
    let checked = 0;
    fc.assert(
      fc.property(plainSchemas, fc.integer(), (schema, inner) => {
        const drawn = schemaValues({}, schema);
        // A part that contradicts itself, like a closed object that lacks what it demands, has no values.
        if (drawn === undefined || !drawn.exact) return;
        const { judge } = contractOf(schema);
        for (const value of fc.sample(drawn.arbitrary, { seed: inner, numRuns: 15 })) {
          checked += 1;
          expect([value, judge(pointer, JSON.parse(JSON.stringify(value)))]).toEqual([value, []]);
        }
      }),
      { seed, numRuns: 250 },
    );
    expect(checked).toBeGreaterThan(2000);
  });
});

describe('values of schemas for which some have to be passed over', () => {
  it('honour the schema', () => {
    let checked = 0;
    fc.assert(
      fc.property(triedSchemas, fc.integer(), (schema, inner) => {
        const contract = contractOf(schema);
        const few = schemaValues(contract.document, schema);
        if (few === undefined) return;
        // Alternatives that are the same, or of which one holds the other, may leave nothing.
        if (
          !fc
            .sample(few.arbitrary, { seed: 1, numRuns: 100 })
            .some((value) => contract.judge(pointer, value).length === 0)
        )
          return;
        for (const value of fc.sample(valueArbitrary(contract, pointer), { seed: inner, numRuns: 10 })) {
          checked += 1;
          expect([value, contract.judge(pointer, value)]).toEqual([value, []]);
        }
      }),
      { seed, numRuns: 150 },
    );
    expect(checked).toBeGreaterThan(500);
  });

  it('are given up with an error that names the schema when there are none', () => {
    expect(() => valueArbitrary(contractOf({ type: 'string', enum: [1] }), pointer)).toThrow(
      /VALUE_NOT_FOUND {2}#\/components/,
    );
    const nothing = valueArbitrary(contractOf({ type: 'string', not: {} }), pointer);
    expect(() => fc.sample(nothing, { seed, numRuns: 1 })).toThrow(/VALUE_NOT_FOUND {2}#\/components/);
  });
});

describe('wrong values', () => {
  it('break the schema nearly always before the judge looks, and never are the valid value they began with', () => {
    let [wrong, all] = [0, 0];
    fc.assert(
      fc.property(plainSchemas, fc.integer(), (schema, inner) => {
        const { judge } = contractOf(schema);
        for (const arbitrary of brokenValues({}, schema)) {
          for (const value of fc.sample(arbitrary, { seed: inner, numRuns: 3 })) {
            all += 1;
            if (judge(pointer, value).length > 0) wrong += 1;
          }
        }
      }),
      { seed, numRuns: 70 },
    );
    expect(all).toBeGreaterThan(500);
    expect(wrong / all).toBeGreaterThan(0.7);
  });
});

describe('bodies of this contract', () => {
  const judge = judgeBy(validators);
  const withBody = Object.values(operations).flatMap(({ operationId, requestBody }) =>
    requestBody === null ? [] : [[operationId, requestBody.schemas['application/json']] as const],
  );

  it.each(withBody)('%s: random ones honour the schema, as they are built', (_operationId, at) => {
    const never = (): never => {
      throw new Error('the judge was asked');
    };
    const values = fc.sample(valueArbitrary({ document, judge: never }, at), { seed, numRuns: 400 });
    expect(values.flatMap((value) => judge(at, value).map((violation) => ({ value, violation })))).toEqual([]);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(100);
  });

  it.each(withBody)('%s: broken ones differ from the base in one property and break the schema', (_operationId, at) => {
    const [base = null] = fc.sample(valueArbitrary({ document, judge }, at), { seed, numRuns: 1 });
    const broken = fc.sample(brokenBodies({ document, judge }, at, base), { seed, numRuns: 400 });
    const keywords = new Set<string>();
    for (const each of broken) {
      const body = bodyOf(each, base);
      const violations = judge(at, body);
      expect([body, violations.length > 0]).toEqual([body, true]);
      for (const { keyword } of violations) keywords.add(keyword);
      if (each.property === undefined) continue;
      const others = (value: Json) => ({ ...(value as object), [each.property ?? '']: undefined });
      expect(others(body)).toEqual(others(base));
    }
    expect(keywords).toContain('type');
    expect(keywords).toContain('required');
    expect(keywords.size).toBeGreaterThan(2);
  });

  it.each(withBody)('%s: malformed texts are no JSON', (_operationId, at) => {
    const texts = fc.sample(malformedTexts(valueArbitrary({ document, judge }, at)), { seed, numRuns: 200 });
    for (const text of texts) expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('shrink to a small one', () => {
    const at = operations.createCustomer.requestBody.schemas['application/json'];
    const details = fc.check(
      fc.property(valueArbitrary({ document, judge }, at), (value) => !JSON.stringify(value).includes('x')),
      { seed, numRuns: 100 },
    );
    const [smallest] = details.counterexample ?? [];
    expect(judge(at, smallest)).toEqual([]);
    expect((smallest as { externalId: string }).externalId.length).toBeLessThan(3);
  });
});
