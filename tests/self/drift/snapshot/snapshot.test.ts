import { describe, expect, it } from '@jest/globals';
import { behaviourDrift } from '../../../../src/drift/behaviour/behaviour-drift.ts';
import { runDrift } from '../../../../src/drift/snapshot/run-drift.ts';
import type { Snapshot } from '../../../../src/drift/snapshot/snapshot.ts';
import { readSnapshot, snapshotPath, snapshotText } from '../../../../src/drift/snapshot/snapshot-file.ts';
import { takeSnapshot } from '../../../../src/drift/snapshot/take-snapshot.ts';
import type { EvidenceRecord } from '../../../../src/evidence/records.ts';
import { check, contractIn, type Exchanged, exchange, smallContract } from '../behaviour/records.ts';

const contract = contractIn(smallContract);
const label = { environment: 'staging', run: 'r1', day: '2026-01-01', profile: 'gate', full: true };
const bad = { kind: 'invalid', provokes: [400] } as const;

function snapshot(...records: readonly EvidenceRecord[]): Snapshot {
  const evidence = { records, baseUrl: 'http://127.0.0.1:1/v1' };
  return takeSnapshot(contract, evidence, behaviourDrift(contract, evidence), label);
}

function changes(before: Snapshot, after: Snapshot, elsewhere: readonly string[] = []) {
  return runDrift(before, after, new Set(elsewhere)).told.map(({ finding }) => finding);
}

const codes = (before: Snapshot, after: Snapshot): string[] => changes(before, after).map(({ code }) => code);
const many = (count: number, given: Exchanged): EvidenceRecord[] => [...Array(count).keys()].map(() => exchange(given));
const observation = (id: string, value: string): EvidenceRecord => ({ kind: 'observation', id, value, exchanges: [] });

describe('two runs of the same environment', () => {
  it('have the same snapshot whatever ids, times and addresses they made up', () => {
    const id = () => `0${Math.random().toString(16).slice(2, 9).padEnd(7, '0')}-0000-4000-8000-000000000000`;
    const run = () =>
      snapshot(exchange({ path: `/things/${id()}`, body: { id: id(), note: new Date().toISOString() } }));
    expect(run()).toEqual(run());
  });

  it('differ by what a step answered, and by nothing that chance or the suite left open', () => {
    const open = { kind: 'valid', provokes: [409] } as const;
    const before = snapshot(
      exchange({ status: 200, intent: open }),
      exchange({ status: 400, suite: 'walks', intent: bad }),
    );
    const after = snapshot(
      exchange({ status: 409, intent: open }),
      exchange({ status: 404, suite: 'walks', intent: bad }),
    );
    expect(codes(before, after)).toEqual([]);
  });
});

describe('what changed in answers', () => {
  it('is one row for a property that vanished from several operations', () => {
    const list = (item: object) => exchange({ operation: 'listThings', path: '/things', body: [item] });
    const before = snapshot(exchange({ body: { id: '1', note: 'n' } }), list({ id: '1', note: 'n' }));
    const after = snapshot(exchange({ body: { id: '1' } }), list({ id: '2' }));
    expect(changes(before, after)).toMatchObject([
      {
        kind: 'run',
        class: 'changed',
        code: 'PROPERTY_VANISHED',
        operations: ['getThing', 'listThings'],
        before: 'string',
        after: 'absent',
      },
    ]);
  });

  it.each<[string, unknown, unknown, string[]]>([
    ['a property that came', { id: '1' }, { id: '1', note: 'n' }, ['PROPERTY_APPEARED']],
    [
      'an object that came with all that is in it',
      { id: '1' },
      { id: '1', free: { a: { b: 1 } } },
      ['PROPERTY_APPEARED'],
    ],
    ['another type', { id: '1', note: 'n' }, { id: '1', note: 1 }, ['TYPE_CHANGED']],
    ['a null', { id: '1', note: 'n' }, { id: '1', note: null }, ['NULL_APPEARED']],
    [
      'a value that is new',
      { id: '1', colour: 'red' },
      { id: '1', colour: 'green' },
      ['ENUM_VALUE_APPEARED', 'ENUM_VALUE_VANISHED'],
    ],
    ['nothing', { id: '1', free: {} }, { free: {}, id: '2' }, []],
  ])('tells %s', (_what, before, after, expected) => {
    const codesOf = codes(snapshot(exchange({ body: before })), snapshot(exchange({ body: after })));
    expect(codesOf.filter((code) => code !== 'TYPE_CHANGED' || expected.includes(code)).sort()).toEqual(expected);
  });

  it('is nothing where an optional property did not happen to show', () => {
    const before = snapshot(exchange({ body: { id: '1', note: 'n' } }), ...many(3, { body: { id: '1' } }));
    expect(codes(before, snapshot(...many(3, { body: { id: '1' } })))).toEqual([]);
  });

  it('is a property that was always there and is only sometimes', () => {
    const before = snapshot(...many(20, { body: { id: '1', note: 'n' } }));
    const after = snapshot(...many(10, { body: { id: '1', note: 'n' } }), ...many(10, { body: { id: '1' } }));
    expect(codes(before, after)).toEqual(['PROPERTY_SOMETIMES_MISSING']);
  });

  it('tells headers, error forms, statuses and the answers to undeclared methods', () => {
    const error = (body: unknown) =>
      exchange({ operation: 'listThings', path: '/things', status: 400, body, intent: bad });
    const before = snapshot(
      exchange({
        body: { id: '1' },
        headers: [
          ['X-Old', '1'],
          ['Date', 'a'],
        ],
      }),
      error({ code: 'A' }),
      exchange({ operation: 'createThing', status: 400, intent: bad }),
      exchange({ operation: null, method: 'PUT', status: 405 }),
    );
    const after = snapshot(
      exchange({
        body: { id: '1' },
        headers: [
          ['X-New', '1'],
          ['Date', 'b'],
        ],
      }),
      error({ error: 'A' }),
      exchange({ operation: 'createThing', status: 422, intent: bad }),
      exchange({ operation: null, method: 'PUT', status: 501 }),
    );
    expect(codes(before, after).sort()).toEqual([
      'ERROR_FORM_CHANGED',
      'HEADER_APPEARED',
      'HEADER_VANISHED',
      'STATUS_APPEARED',
      'UNDECLARED_METHOD_CHANGED',
    ]);
  });
});

describe('what changed in decisions', () => {
  const refusal = (
    status: number,
    rest = 'a.createThing.x',
    requirement = 'input.invalid-body-refused',
  ): EvidenceRecord[] => {
    const one = exchange({ operation: 'createThing', path: '/things', method: 'POST', status, intent: bad });
    return [one, check(requirement, rest, one, status < 400 ? 'violated' : 'proved')];
  };

  it('is loosened where what was refused is accepted, and tightened the other way round', () => {
    const [strict, loose] = [snapshot(...refusal(400)), snapshot(...refusal(201))];
    expect(codes(strict, loose)).toEqual(['LOOSENED']);
    expect(codes(loose, strict)).toEqual(['TIGHTENED']);
  });

  it('is one row where one policy gives many refusals another status', () => {
    const run = (status: number) =>
      snapshot(
        ...refusal(status, 'a.createThing.x', 'signature.verified'),
        ...refusal(status, 'b.listThings.y', 'signature.covers'),
      );
    expect(changes(run(400), run(401))).toMatchObject([
      { code: 'REFUSAL_STATUS_CHANGED', operations: ['createThing', 'listThings'] },
    ]);
  });

  it('is an observation that came out otherwise, but for fleeting ones', () => {
    const run = (...values: readonly [string, string, string]) =>
      snapshot(
        exchange({ body: { id: '1' } }),
        observation('challenge.get-rotates', values[0]),
        observation('environment.clock-skew-seconds', values[1]),
        observation('states.transition.a->b', values[2]),
      );
    expect(changes(run('no', '0', 'seen'), run('yes', '1', 'not seen'))).toMatchObject([
      { code: 'OBSERVATION_CHANGED', before: 'no', after: 'yes' },
    ]);
  });

  it('is another way to write times, where enough of them tell', () => {
    const run = (count: number, note: string) => snapshot(...many(count, { body: { id: '1', note } }));
    const [before, after] = ['2026-01-01T10:00:00.123Z', '2026-01-01T10:00:00.123456+00:00'];
    expect(changes(run(10, before), run(10, after)).map(({ place, after: is }) => [place, is])).toEqual([
      ['timestamps.fractional-digits 3 6', '6'],
      ['timestamps.offset Z +00:00', '+00:00'],
    ]);
    expect(codes(run(9, before), run(9, after))).toEqual([]);
  });

  it('is another algorithm that requests are signed by and served', () => {
    const run = (alg: string) => {
      const one = exchange({ body: { id: '1' } });
      const input = `sig=("@method");created=1;keyid="k";alg="${alg}"`;
      return snapshot({ ...one, request: { ...one.request, headers: [['Signature-Input', input]] } });
    };
    expect(changes(run('ed25519'), run('ecdsa-p384-sha384'))).toMatchObject([
      { code: 'OBSERVATION_CHANGED', before: 'ed25519', after: 'ecdsa-p384-sha384' },
    ]);
  });

  it('is one row where one decision shows in operations with statuses of their own', () => {
    const run = (...statuses: readonly string[]) =>
      snapshot(
        exchange({ body: { id: '1' } }),
        ...['createThing', 'getThing'].map((name, index) =>
          observation(`signature.several.two-good.${name}`, statuses[index] ?? ''),
        ),
      );
    expect(changes(run('201', '200'), run('400', '400'))).toMatchObject([
      { code: 'OBSERVATION_CHANGED', operations: ['createThing', 'getThing'] },
    ]);
  });

  it('is told once: what another finding tells is left to it, and marked there', () => {
    const { told, alreadyTold } = runDrift(
      snapshot(...refusal(400)),
      snapshot(...refusal(201)),
      new Set(['check input.invalid-body-refused:a.createThing.x']),
    );
    expect([told, [...alreadyTold.keys()]]).toEqual([[], ['check input.invalid-body-refused:a.createThing.x']]);
  });
});

describe('latency', () => {
  const timed = (count: number, totalMs: number) => snapshot(...many(count, { body: { id: '1' }, totalMs }));

  it('is told where the median at least doubled, and is no reason to fail', () => {
    expect(changes(timed(20, 60), timed(20, 130))).toMatchObject([{ code: 'LATENCY_DOUBLED', onlyTold: true }]);
  });

  it.each([
    [19, 60, 130],
    [20, 60, 110],
    [20, 5, 40],
  ])('is not told of %d answers with %d and then %d ms', (count, before, after) => {
    expect(codes(timed(count, before), timed(count, after))).toEqual([]);
  });
});

describe('a snapshot in a file', () => {
  it('lies beside the baseline, and is read as it was written', () => {
    const taken = snapshot(exchange({ body: { id: '1' } }));
    expect(snapshotPath('staging')).toBe('baselines/staging.drift.json');
    expect(readSnapshot(snapshotText(taken))).toEqual(taken);
  });

  it('keeps the days on which something was seen first and last', () => {
    const [first, last] = ['2025-01-01', '2025-02-02'];
    const earlier = {
      ...snapshot(exchange({ body: { id: '1', note: 'n' } })),
      seen: { 'event gone': { first, last }, 'operation getThing': { first, last } },
    };
    const now = snapshot(exchange({ body: { id: '1', tier: 1 } }));
    expect(readSnapshot(snapshotText(now, earlier))).toMatchObject({
      seen: { 'event gone': { first, last }, 'operation getThing': { first, last: '2026-01-01' } },
    });
    const undeclared = Object.keys(now.seen).filter((key) => key.startsWith('finding '));
    expect(undeclared).toHaveLength(1);
  });

  it.each([
    ['{', 'JSON'],
    ['[]', 'no JSON object'],
    ['{"schemaVersion": 1}', 'schemaVersion 1'],
    ['{"schemaVersion": 2}', 'no environment'],
  ])('%s is none, because %s', (text, why) => {
    expect(readSnapshot(text)).toContain(why);
  });
});
