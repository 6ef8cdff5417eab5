import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../../src/generate/json.ts';
import { documentText, drift, giving, said, withOperation } from './pairs/pair.ts';

/** What is said when a document of 3.0 is written in 3.1: nothing but that it is. */
const rewritten = ['editorial DOCUMENT_OPENAPI_CHANGED'];

const same: ReadonlyArray<readonly [string, JsonObject, JsonObject]> = [
  ['nullable and a list of types', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'nullable with an enum',
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'nullable beside a reference and anyOf with null',
    { nullable: true, allOf: [{ $ref: '#/components/schemas/Thing' }] },
    { anyOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'null' }] },
  ],
  [
    'excluded bounds',
    { type: 'integer', minimum: 1, exclusiveMinimum: true },
    { type: 'integer', exclusiveMinimum: 1 },
  ],
  ['an enum of one and a const', { type: 'string', enum: ['a'] }, { type: 'string', const: 'a' }],
  [
    'what stands beside a reference of 3.0 does not count',
    { $ref: '#/components/schemas/Thing', maxLength: 1 },
    { $ref: '#/components/schemas/Thing' },
  ],
];

const components = { schemas: { Thing: { type: 'string' } } };

describe('a document of 3.0 and one of 3.1', () => {
  it.each(same)('say the same by %s', (_, old, now) => {
    const before = documentText('3.0', withOperation(giving(old), { components }));
    const after = documentText('3.1', withOperation(giving(now), { components }));
    expect(said(before, after)).toEqual(rewritten);
    expect(said(after, before)).toEqual(rewritten);
  });

  it('are told apart where 3.1 allows null and 3.0 does not', () => {
    const before = documentText('3.0', withOperation(giving({ type: 'string' })));
    const after = documentText('3.1', withOperation(giving({ type: ['string', 'null'] })));
    expect(said(before, after)).toEqual(['breaking NULL_ADDED response', ...rewritten]);
  });

  it('differ where 3.1 heeds what stands beside a reference', () => {
    const schema = { $ref: '#/components/schemas/Thing', maxLength: 1 };
    const before = documentText('3.0', withOperation(giving(schema), { components }));
    const after = documentText('3.1', withOperation(giving(schema), { components }));
    expect(said(before, after)).toEqual(['compatible MAX_LENGTH_ADDED response', ...rewritten]);
  });
});

describe('null beside a shared schema', () => {
  it.each(['3.0', '3.1'] as const)('is told where it is said, once for each use, in %s', (version) => {
    const use = { $ref: '#/components/schemas/Thing' };
    const orNull = version === '3.0' ? { allOf: [use], nullable: true } : { anyOf: [use, { type: 'null' }] };
    const document = (a: JsonObject, b: JsonObject): string =>
      documentText(version, withOperation(giving({ type: 'object', properties: { a, b } }), { components }));
    const { findings } = drift(document(use, use), document(orNull, orNull));
    expect(findings.map(({ code, place }) => `${code} ${place.split('/').at(-1)}`)).toEqual([
      'NULL_ADDED a',
      'NULL_ADDED b',
    ]);
  });
});

describe('a document in YAML and one in JSON', () => {
  it('are compared by what they say', () => {
    const content = withOperation(giving({ type: 'string' }));
    const json = JSON.stringify({ openapi: '3.1.0', info: { title: 'Things', version: '1.0.0' }, ...content });
    expect(said(documentText('3.1', content), json)).toEqual([]);
  });
});
