import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import type { DriftFinding } from '../../../../src/drift/finding.ts';
import { documentPairs } from './pairs/document-pairs.ts';
import { misleadingPairs } from './pairs/misleading-pairs.ts';
import { operationPairs } from './pairs/operation-pairs.ts';
import { documentText, drift, rows } from './pairs/pair.ts';
import { rewrittenPairs } from './pairs/rewritten-pairs.ts';
import { schemaPairs } from './pairs/schema-pairs.ts';
import { signedPairs } from './pairs/signed-pairs.ts';

// Hundreds of pairs are compared in one test.
jest.setTimeout(60_000);

const all = rows([
  ...schemaPairs,
  ...operationPairs,
  ...documentPairs,
  ...signedPairs,
  ...rewrittenPairs,
  ...misleadingPairs,
]);
const contract = readFileSync('openapi.yaml', 'utf8');
const opposites: ReadonlyArray<readonly [string, string]> = [
  ['ADDED', 'REMOVED'],
  ['RAISED', 'LOWERED'],
  ['NOW_REQUIRED', 'NOW_OPTIONAL'],
  ['FORBIDDEN', 'ALLOWED'],
];

/** The code of the same change the other way round. */
function reversed(code: string): string {
  const plain = code.replace('REQUIRED_PROPERTY_', 'PROPERTY_').replace(/REQUIRED_(HEADER|PARAMETER)_/, '$1_');
  for (const [one, other] of opposites) {
    if (plain.endsWith(one)) return plain.slice(0, -one.length) + other;
    if (plain.endsWith(other)) return plain.slice(0, -other.length) + one;
  }
  return plain;
}

function plain({ code, direction, before, after }: DriftFinding): string[] {
  return [reversed(reversed(code)), direction ?? '', before ?? '', after ?? ''];
}

describe('every comparison', () => {
  it('finds nothing between a document and itself', () => {
    expect(drift(contract, contract).findings).toEqual([]);
    const found = all.filter(({ before, after }) =>
      [before, after].some((text) => drift(text, text).findings.length > 0),
    );
    expect(found.map(({ title }) => title)).toEqual([]);
  });

  it('finds the opposite when the documents are swapped', () => {
    // What is compatible one way may be told by the other side of the policy, or by a property that is in one direction only.
    const uneven = all.filter(({ title, before, after }) => {
      if (/algorithm|deprecated|default/i.test(title)) return false;
      const there = drift(before, after).findings.map(plain);
      const back = drift(after, before).findings.map((finding) => {
        const [code = '', direction = '', old = '', now = ''] = plain(finding);
        return [reversed(code), direction, now, old];
      });
      return JSON.stringify(there.sort()) !== JSON.stringify(back.sort());
    });
    expect(uneven.map(({ title }) => title)).toEqual([]);
  });

  it('gives each finding a fingerprint of its own, the same whenever it is made', () => {
    for (const { before, after } of all) {
      const prints = drift(before, after).findings.map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
      expect(prints.every((print) => /^[0-9a-f]{12}$/.test(print))).toBe(true);
      expect(drift(before, after).findings.map(({ fingerprint }) => fingerprint)).toEqual(prints);
    }
  });

  it('keeps fingerprints when lines are written above and parameters before', () => {
    const document = (first: string, required: string): string => `openapi: 3.1.0
info: {title: Things, version: 1.0.0}${first}
paths:
  /things:
    get:
      parameters:${first === '' ? '' : '\n        - {name: a, in: query, schema: {type: string}}'}
        - {name: b, in: query, required: ${required}, schema: {type: string}}
      responses: {'204': {description: Done}}
`;
    const [old] = drift(document('', 'false'), document('', 'true')).findings;
    const [moved] = drift(document('\n# A note\n', 'false'), document('\n# A note\n', 'true')).findings;
    expect(old?.lines).not.toEqual(moved?.lines);
    expect(moved?.fingerprint).toBe(old?.fingerprint);
  });

  it('names the line of both documents', () => {
    const [finding] = drift(contract, contract.replace('maxLength: 255', 'maxLength: 64')).findings;
    const line = contract.slice(0, contract.indexOf('maxLength: 255')).split('\n').length;
    expect(finding).toMatchObject({
      code: 'MAX_LENGTH_LOWERED',
      operation: 'createCustomer',
      lines: { before: line, after: line },
    });
  });

  it('tells a change of a shared part once, with all operations that it reaches', () => {
    const found = drift(contract, contract.replace('active, inactive]', 'active, inactive, frozen]')).findings;
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'ENUM_VALUE_ADDED', class: 'breaking', direction: 'response' });
    expect(found[0]?.operations).toContain('getCustomer');
    expect(found[0]?.operations).toContain('customerUpdated');
    expect(found[0]?.message).toBe(
      'listCustomers, the answer 200, and 5 more operations, at CustomerStatus: the value "frozen" is new; an answer may now hold what a client of the old document refuses.',
    );
  });

  it('tells once what a shared schema says for the first time, at the schema and not at its uses', () => {
    const uses = {
      200: {
        description: 'Found',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
      },
    };
    const document = (required: object): string =>
      documentText('3.1', {
        paths: { '/a': { get: { responses: uses } }, '/b': { get: { responses: uses } } },
        components: { schemas: { Thing: { properties: { a: { type: 'string' } }, ...required } } },
      });
    const { findings } = drift(document({}), document({ required: ['a'] }));
    expect(findings.map(({ code, place, operations }) => [code, place, operations])).toEqual([
      ['PROPERTY_NOW_REQUIRED', '#/components/schemas/Thing', ['GET /a', 'GET /b']],
    ]);
  });

  it('tells of an extension once that only one document knows', () => {
    const found = drift(contract, contract.replaceAll('x-source:', 'x-origin:')).findings;
    expect(found.map(({ code, before, after }) => [code, before ?? after])).toEqual([
      ['EXTENSION_ADDED', 'x-origin'],
      ['EXTENSION_REMOVED', 'x-source'],
    ]);
  });

  it('compares a thousand operations by comparing each pair of schemas once a direction', () => {
    const big = (type: string): string => {
      const schemas = Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `Thing${index}`,
          {
            type: 'object',
            properties: {
              value: { type: index === 50 ? type : 'string' },
              next: { $ref: `#/components/schemas/Thing${(index * 7 + 3) % 100}` },
            },
          },
        ]),
      );
      const operation = (index: number): object => ({
        requestBody: {
          content: { 'application/json': { schema: { $ref: `#/components/schemas/Thing${index % 100}` } } },
        },
        responses: { 200: { description: 'Done' } },
      });
      const paths = Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [`/things-${index}`, { post: operation(index) }]),
      );
      return JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Big', version: '1.0.0' },
        paths,
        components: { schemas },
      });
    };
    const { findings, work } = drift(big('string'), big('integer'));
    expect(findings.map(({ code, place }) => [code, place])).toEqual([
      ['TYPE_CHANGED', '#/components/schemas/Thing50/properties/value/type'],
    ]);
    expect(work.operations).toBe(1000);
    // 1,000 bodies, then 100 schemas with two properties each.
    expect(work.schemas).toBeLessThan(1500);
  });
});
