import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../generated/operations.ts';
import { homesOfKeyword, inferredFailure, inferredKeyword } from '../../../src/contract/inferred.ts';
import { schemasAt } from '../../../src/contract/schemas-at.ts';
import { answersWithBody, exchangeOf, findingsOf } from './synthetic-exchange.ts';

describe('the mark x-inferred', () => {
  it.each([
    ['No page says so.', 'type', true],
    ['No page says so.', 'required', true],
    ['required: Only id is marked.', 'required', true],
    ['required: Only id is marked.', 'type', false],
    ['minItems, uniqueItems: No bounds are stated.', 'uniqueItems', true],
    ['minItems, uniqueItems: No bounds are stated.', 'items', false],
    ['The page says this: nothing.', 'type', true],
    [true, 'type', true],
    [false, 'type', false],
    [undefined, 'type', false],
  ])('%j says of %s that it is inferred: %s', (mark, keyword, expected) => {
    expect(inferredKeyword({ 'x-inferred': mark }, keyword) !== undefined).toBe(expected);
  });
});

const exampleOf = (name: string) => {
  const found = answersWithBody.find((answer) => answer.name === name)?.example;
  return structuredClone(found) as Record<string, unknown> & Record<string, unknown>[];
};
const reasonsFor = (id: keyof typeof operations, status: number, body: unknown): (string | undefined)[] =>
  findingsOf(exchangeOf(operations[id], status, { body: JSON.stringify(body) })).map(({ inferred }) => inferred);

describe('a finding', () => {
  it.each([
    [
      'a property that only the contract requires is absent',
      'getCustomer',
      200,
      { status: undefined },
      'customer-required',
    ],
    ['the same in a list', 'listCustomers', 200, { status: undefined }, 'customer-required'],
    [
      'a property of a part of a composition is absent',
      'createCustomer',
      201,
      { challenge: undefined },
      'customer-required',
    ],
    ['another part of the same composition', 'createCustomer', 201, { status: undefined }, 'customer-required'],
    ['a value is not the only one that was ever shown', 'issueToken', 200, { tokenType: 'MAC' }, 'token-required'],
    ['a form that is only inferred, of all its keywords', 'updateSigningKey', 200, { keyId: 'x' }, 'signing-key-shape'],
    ['what an inferred answer holds', 'activateCustomer', 200, { status: 'ACTIVE' }, 'activation-answers'],
  ] as const)('is inferred where %s', (_name, id, status, change, entry) => {
    const example = exampleOf(`${id}.${status}`);
    const body = Array.isArray(example) ? [{ ...Object(example[0]), ...change }] : { ...Object(example), ...change };
    const reasons = reasonsFor(id, status, body);
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toContain(entry);
  });

  it.each([
    ['a stated value is not listed', 'getCustomer', 200, { status: 'ACTIVE' }],
    ['a stated form is not kept', 'getCustomer', 200, { id: 'x' }],
    ['a stated form behind a reference is not kept', 'createCustomer', 201, { challenge: '!' }],
    ['a stated type is wrong in an object whose required list is inferred', 'issueToken', 200, { token: 1 }],
    [
      'an answer with a source of its own stands in an inferred list of answers',
      'deactivateCustomer',
      200,
      { status: 'X' },
    ],
  ] as const)('is stated where %s', (_name, id, status, change) => {
    expect(reasonsFor(id, status, { ...exampleOf(`${id}.${status}`), ...change })).toEqual([undefined]);
  });

  it('is inferred for a list that is none, and stated for what is in it', () => {
    expect(reasonsFor('listCustomers', 200, {})).toEqual([expect.stringContaining('list-shape')]);
    expect(reasonsFor('listCustomers', 200, [1])).toEqual([undefined]);
  });

  it('names the schema object in which the failed keyword stands, and its line', () => {
    const body = JSON.stringify({ ...exampleOf('createCustomer.201'), challenge: '!' });
    const [finding] = findingsOf(exchangeOf(operations.createCustomer, 201, { body }));
    expect(finding?.pointer).toBe('#/components/schemas/Base64');
    expect(finding?.line).toBeGreaterThan(0);
    expect(finding?.line).not.toBe(operations.createCustomer.responses[201].line);
  });

  it('about a status is inferred where the list of answers is', () => {
    const of = (id: keyof typeof operations) =>
      findingsOf(exchangeOf(operations[id], 400, { status: 418 }))[0]?.inferred;
    expect(of('deleteWebhook')).toContain('webhook-answers');
    expect(of('getCustomer')).toBeUndefined();
  });

  it('about the content of an inferred answer is inferred, one about its framing is not', () => {
    const inferredFor = (deviation: object) =>
      findingsOf(exchangeOf(operations.activateCustomer, 200, deviation))[0]?.inferred;
    expect(inferredFor({ headers: [['Content-Type', 'text/html']] })).toContain('activation-answers');
    expect(inferredFor({ body: '' })).toContain('activation-answers');
    expect(inferredFor({ response: { framingProblem: 'bytes after the end' } })).toBeUndefined();
  });
});

describe('the schema objects of a place', () => {
  it('are found through references, compositions, items and properties', () => {
    const pointer = '#/components/schemas/CustomerWithChallenge';
    expect(schemasAt(pointer, '/challenge').map((object) => object.pointer)).toContain('#/components/schemas/Base64');
    const list = '#/paths/~1customers/get/responses/200/content/application~1json/schema';
    expect(schemasAt(list, '/0/status').map((object) => object.pointer)).toContain(
      '#/components/schemas/CustomerStatus',
    );
  });

  it('are none where the contract declares nothing', () => {
    for (const path of ['/constructor', '/__proto__', '/id/deeper', '/0'])
      expect(schemasAt('#/components/schemas/Customer', path)).toEqual([]);
    expect(schemasAt('#/no/such', '')).toEqual([]);
  });

  it('that could hold a keyword are inferred only if all are', () => {
    const marked = { pointer: '#/a', schema: { required: ['x'], 'x-inferred': 'required: why' } };
    const stated = { pointer: '#/b', schema: { required: ['x'] } };
    expect(inferredFailure([marked], 'required')).toBe('required: why');
    expect(inferredFailure([marked, stated], 'required')).toBeUndefined();
    expect(inferredFailure([], 'required')).toBeUndefined();
    const error = {
      keyword: 'required',
      instancePath: '',
      schemaPath: '#/required',
      params: { missingProperty: 'challenge' },
    };
    const homes = homesOfKeyword('#/components/schemas/CustomerWithChallenge', error);
    expect(homes.map(({ pointer }) => pointer)).toEqual(['#/components/schemas/CustomerWithChallenge/allOf/1']);
  });
});
