import { describe, expect, it } from '@jest/globals';
import { behaviourDrift } from '../../../../src/drift/behaviour/behaviour-drift.ts';
import type { DriftFinding } from '../../../../src/drift/finding.ts';
import type { EvidenceRecord } from '../../../../src/evidence/records.ts';
import { check, contractIn, exchange, smallContract } from './records.ts';

const contract = contractIn(smallContract);
const bad = { kind: 'invalid', provokes: [400] } as const;

function found(...records: readonly EvidenceRecord[]): DriftFinding[] {
  const { told } = behaviourDrift(contract, { records, baseUrl: 'http://127.0.0.1:1/v1' });
  return told.map(({ finding }) => finding);
}

const undeclared = (...records: readonly EvidenceRecord[]): DriftFinding[] =>
  found(...records).filter((finding) => finding.class === 'undeclared');

describe('what answers hold beyond the contract', () => {
  it('is one row for one property, whatever lists and schemas it shows in, under the schema that explains most', () => {
    const thing = { id: '1', tier: 'gold' };
    const rows = undeclared(
      exchange({ body: thing }),
      exchange({ operation: 'listThings', path: '/things', body: [{ id: '2' }, thing, thing] }),
      exchange({ operation: 'createThing', path: '/things', status: 201, body: { ...thing, key: 'k' } }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      code: 'PROPERTY_UNDECLARED',
      place: '#/components/schemas/Thing/properties/tier',
      operations: ['createThing', 'getThing', 'listThings'],
      example: '"tier": "gold"',
      seen: { operations: 3, count: 3 },
    });
    expect(rows[0]?.seen?.first).not.toBe(rows[0]?.seen?.last);
  });

  it('is under the composed schema where only that one shows it', () => {
    const created = { id: '1', secret: true };
    const [row] = undeclared(
      exchange({ body: { id: '1' } }),
      exchange({ operation: 'createThing', path: '/things', status: 201, body: created }),
    );
    expect(row?.place).toBe('#/components/schemas/ThingWithKey/properties/secret');
  });

  it('is nothing where the contract leaves the form open', () => {
    expect(undeclared(exchange({ body: { id: '1', free: { anything: 1 } } }))).toEqual([]);
  });

  it('is not told from what a provoked refusal or a wrong request was given', () => {
    expect(undeclared(exchange({ body: { id: '1', odd: 1 }, intent: bad }))).toEqual([]);
  });

  it('has the same fingerprint in every run, whatever showed it how often', () => {
    const one = undeclared(exchange({ body: { id: '1', tier: 1 } }));
    const other = undeclared(exchange({ body: { id: '7', tier: 'x' } }), exchange({ body: { id: '8', tier: null } }));
    expect(one.map(({ fingerprint }) => fingerprint)).toEqual(other.map(({ fingerprint }) => fingerprint));
  });

  it('is ranked by the number of operations that it reaches', () => {
    const rows = undeclared(
      ...[1, 2, 3].map(() => exchange({ body: { id: '1', many: 1 } })),
      exchange({ body: { id: '1', wide: 1 } }),
      exchange({ operation: 'listThings', path: '/things', body: [{ id: '1', wide: 1 }] }),
    );
    expect(rows.map(({ place }) => place.split('/').at(-1))).toEqual(['wide', 'many']);
  });
});

describe('undeclared values, statuses, headers, media types and methods', () => {
  it('names a value outside its list, and not one that evidence holds back', () => {
    const rows = undeclared(
      exchange({ body: { id: '1', colour: 'blue' } }),
      exchange({ body: { id: '1', colour: '[secret hue]' } }),
    );
    expect(rows).toMatchObject([
      { code: 'ENUM_VALUE_UNDECLARED', place: '#/components/schemas/Colour/enum', example: '"blue"' },
    ]);
  });

  it('names a header that neither contract nor standard know, and no other', () => {
    const headers = [
      ['Server', 'x'],
      ['ETag', 'y'],
      ['X-Trace', 'z'],
      ['CF-Ray', 'r'],
    ] as const;
    expect(undeclared(exchange({ status: 404, intent: { kind: 'invalid', provokes: [404] }, headers }))).toMatchObject([
      { code: 'HEADER_UNDECLARED', place: 'header cf-ray', example: 'CF-Ray: r' },
    ]);
  });

  it.each([
    [418, [], ['STATUS_UNDECLARED']],
    [415, [415, 400], []],
    [415, [400], ['STATUS_UNDECLARED']],
    [503, [], []],
  ])('a status %d where %j is provoked gives %j', (status, provokes, codes) => {
    const rows = undeclared(exchange({ status, intent: { kind: 'invalid', provokes } }));
    expect(rows.map(({ code }) => code)).toEqual(codes);
  });

  it('names a media type beside the declared ones', () => {
    expect(undeclared(exchange({ headers: [['Content-Type', 'text/html']], body: undefined }))).toEqual([]);
    const record = exchange({ body: { id: '1' } });
    const html = {
      ...record,
      response: {
        ...(record.response as NonNullable<typeof record.response>),
        headers: [['Content-Type', 'text/html; charset=utf-8'] as const],
      },
    };
    expect(undeclared(html)).toMatchObject([{ code: 'MEDIA_TYPE_UNDECLARED', place: 'media type text/html' }]);
  });

  it('names a method that is served although the path has none, and none that is refused', () => {
    const refused = exchange({ operation: null, method: 'PUT', status: 405 });
    const served = exchange({ operation: null, method: 'DELETE', path: '/things/77', status: 204 });
    expect(undeclared(refused, served)).toMatchObject([
      { code: 'METHOD_UNDECLARED', operation: 'DELETE /things/{thingId}' },
    ]);
  });

  it('puts errors of one form in one row, and another form in another', () => {
    const error = (body: unknown, operation = 'listThings') =>
      exchange({ operation, path: '/things', status: 400, body, intent: bad });
    const rows = undeclared(
      error({ code: 'A', message: 'a' }),
      error({ code: 'B', message: 'b' }, 'createThing'),
      error({ error: { code: 'C' } }),
    );
    expect(rows.map(({ place, seen }) => [place, seen?.operations])).toEqual([
      ['error application/json {code: string, message: string}', 2],
      ['error application/json {error: {code: string}}', 1],
    ]);
  });
});

describe('rules for requests', () => {
  const create = (sent: unknown, status: number, intent: typeof bad | { kind: 'valid'; provokes: number[] }) =>
    exchange({ operation: 'createThing', method: 'POST', path: '/things', sent, status, intent });

  it('that are not enforced are named once, by what the request broke', () => {
    const rows = undeclared(
      create({ name: 'too long' }, 201, bad),
      create({ name: 'longer still' }, 201, bad),
      create({}, 400, bad),
    );
    expect(rows).toMatchObject([
      {
        code: 'RULE_NOT_ENFORCED',
        place: '#/components/schemas/NewThing/properties/name/maxLength',
        seen: { count: 2 },
      },
    ]);
  });

  it('name the member that is not demanded', () => {
    expect(undeclared(create({}, 201, bad))).toMatchObject([
      { code: 'RULE_NOT_ENFORCED', place: '#/components/schemas/NewThing/required' },
    ]);
  });

  it('that are stricter than the contract are told where a value at the edge of its length shows them', () => {
    const edge = create({ name: '12345' }, 400, { kind: 'valid', provokes: [] });
    const rows = undeclared(
      edge,
      check('input.valid-accepted', 'values.createThing.createThing.body.name.longest', edge, 'violated'),
    );
    expect(rows).toMatchObject([
      { code: 'RULE_STRICTER', place: '#/components/schemas/NewThing/properties/name/maxLength' },
    ]);
    expect(rows[0]?.message).toContain('as if maxLength were 4');
  });
});

describe('what the contract promises and nobody saw', () => {
  it('is one row for an operation that nobody called, and none for its statuses', () => {
    const rows = found(exchange({ body: { id: '1', colour: 'red', note: '', free: {} } })).filter(
      (one) => one.class === 'never seen',
    );
    expect(rows.map(({ code, operation, place }) => [code, operation ?? place])).toEqual(
      expect.arrayContaining([
        ['OPERATION_NEVER_SEEN', 'listThings'],
        ['OPERATION_NEVER_SEEN', 'createThing'],
        ['STATUS_NEVER_SEEN', 'getThing'],
        ['ENUM_VALUE_NEVER_SEEN', 'getThing'],
      ]),
    );
    expect(rows).toHaveLength(4);
  });

  it('says on which day it was last seen, where an earlier run knows', () => {
    const records = [exchange({ body: { id: '1' } })];
    const days = { first: '2025-10-01', last: '2025-11-03' };
    const known = new Map([['property #/components/schemas/Thing/properties/note', days]]);
    const { told } = behaviourDrift(contract, { records, baseUrl: 'http://127.0.0.1:1/v1' }, known);
    const messages = told.map(({ finding }) => finding.message);
    expect(messages.find((text) => text.includes('Thing.note'))).toContain(
      'Of 1 object none had the property Thing.note (first seen 2025-10-01, last seen 2025-11-03)',
    );
    expect(messages.find((text) => text.includes('Thing.colour'))).toContain('(never seen so far)');
    const note = told.find(({ finding }) => finding.place.endsWith('/note'))?.finding;
    expect(note).toMatchObject({ operation: 'getThing', seen: { ...days, operations: 1, count: 0 } });
  });

  it('says of a server error that no suite provokes it', () => {
    const text = smallContract.replace("        '404': {", "        '500': {description: bad}\n        '404': {");
    const evidence = { records: [exchange({ body: { id: '1' } })], baseUrl: 'http://127.0.0.1:1/v1' };
    const { told } = behaviourDrift(contractIn(text), evidence);
    expect(told.find(({ finding }) => finding.place === 'status 500')?.finding.message).toContain(
      'no suite provokes it',
    );
  });
});

describe('what a saved run has seen before', () => {
  it('is known since that day', () => {
    const evidence = { records: [exchange({ body: { id: '1', tier: 1 } })], baseUrl: 'http://127.0.0.1:1/v1' };
    const [first] = undeclared(...evidence.records);
    const days = { first: '2025-10-01', last: '2025-11-03' };
    const { told } = behaviourDrift(contract, evidence, new Map([[`finding ${first?.fingerprint}`, days]]));
    expect(told[0]?.finding).toEqual({ ...first, since: '2025-10-01' });
  });
});

describe('the density of required properties', () => {
  it('shows how little validation can prove, and what could be required', () => {
    const records = [...Array(10).keys()].map(() => exchange({ body: { id: '1', note: 'n' } }));
    const { density } = behaviourDrift(contract, { records, baseUrl: 'http://127.0.0.1:1/v1' });
    expect(density).toEqual([{ schema: 'Thing', properties: 4, required: 1, seen: 10, alwaysThere: ['note'] }]);
  });
});
