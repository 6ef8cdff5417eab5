import { describe, expect, it } from '@jest/globals';
import { longestKept } from '../../../src/evidence/recorded-body.ts';
import { offending } from '../verdict/evidence.ts';
import { call, checked, delivered, door } from './door-records.ts';
import { covered, reached, rowsOf } from './small-contract.ts';

const axis = 'schema keyword';
const headers = [['Door-Key', '42']] as const;
const make = (sent: unknown, more: Partial<Parameters<typeof call>[0]> = {}) =>
  call({ operation: 'makeDoor', status: 400, sent, headers, ...more });
const onlyOf = (found: Record<string, number>, part: string): string[] =>
  Object.keys(found).filter((place) => place.includes(part));

describe('the keywords of requests', () => {
  it('have two places each, kept and broken, and the types of texts on the wire none', () => {
    const places = rowsOf(covered([]), axis).map(({ place }) => place);
    expect(places.filter((place) => place.includes('request'))).toEqual(
      [
        'makeDoor request body required',
        'makeDoor request body type',
        'makeDoor request body required name',
        'makeDoor request body/name type',
        'makeDoor request body/name minLength',
        'makeDoor request body/colour type',
        'makeDoor request body/colour enum',
        'makeDoor request body/secret type',
        'makeDoor request body/secret minLength',
        'makeDoor request header door-key required',
        'makeDoor request header door-key pattern',
        'getDoor request path doorid pattern',
        'openDoor request path doorid pattern',
        'closeDoor request path doorid pattern',
      ].flatMap((place) => [`${place}: kept`, `${place}: broken`]),
    );
  });

  it('are kept by a valid request where it has a value that they speak of', () => {
    expect(onlyOf(reached(covered([make({ name: 'front' })]), axis), 'request')).toEqual([
      'makeDoor request body required: kept',
      'makeDoor request body type: kept',
      'makeDoor request body required name: kept',
      'makeDoor request body/name type: kept',
      'makeDoor request body/name minLength: kept',
      'makeDoor request header door-key required: kept',
      'makeDoor request header door-key pattern: kept',
    ]);
  });

  it('are not kept by a request that breaks them although it meant to be valid', () => {
    const places = onlyOf(reached(covered([make({ name: '' })]), axis), 'body/name');
    expect(places).toEqual(['makeDoor request body/name type: kept']);
  });

  it.each<[string, unknown, string[]]>([
    ['the one that a value breaks', { name: '' }, ['makeDoor request body/name minLength: broken']],
    ['the type, and nothing that speaks of another type', { name: 7 }, ['makeDoor request body/name type: broken']],
    ['the member that is missing', { colour: 'red' }, ['makeDoor request body required name: broken']],
    ['the type of the whole', [], ['makeDoor request body type: broken']],
    ['the whole that is missing', undefined, ['makeDoor request body required: broken']],
    ['nothing where the text is no JSON', '{"name":', []],
    ['nothing where nothing of the schema is wrong', { name: 'front' }, []],
  ])('are broken by an invalid request: %s', (_what, sent, places) => {
    expect(onlyOf(reached(covered([make(sent, { invalid: true })]), axis), 'request')).toEqual(places);
  });

  it('are broken by parameters as by bodies', () => {
    const wrong = make({ name: 'front' }, { invalid: true, headers: [['door-key', 'x']] });
    const missing = make({ name: 'front' }, { invalid: true, headers: [] });
    const path = call({ operation: 'getDoor', status: 404, path: '/doors/x%20y?z=1', invalid: true });
    expect(reached(covered([wrong, missing, path]), axis)).toEqual({
      'makeDoor request header door-key required: broken': 1,
      'makeDoor request header door-key pattern: broken': 1,
      'getDoor request path doorid pattern: broken': 1,
    });
  });

  it('of a value that evidence keeps back are kept by a valid request, and broken only where a case says so', () => {
    const hidden = { name: 'front', secret: '[secret secret]' };
    const place = 'makeDoor request body/secret minLength';
    expect(onlyOf(reached(covered([make(hidden)]), axis), place)).toEqual([`${place}: kept`]);
    const refused = make(hidden, { invalid: true });
    expect(reached(covered([refused]), axis)).toEqual({});
    const told = checked('input.refused', 'makeDoor.body.secret.too-short', refused);
    const other = checked('input.refused', 'makeDoor.body.secret.too-long', refused);
    expect(reached(covered([other, refused]), axis)).toEqual({});
    // The check may stand in the journal of another process, before its exchange.
    expect(reached(covered([told, refused]), axis)).toEqual({ [`${place}: broken`]: 1 });
  });
});

describe('the keywords of answers and events', () => {
  it('are evaluated by a value that they speak of, once for an answer that holds many', () => {
    const list = call({ operation: 'listDoors', status: 200, answered: [door('shut', 1), door('open', 2)] });
    expect(reached(covered([list]), axis)).toEqual({
      'listDoors 200 body type': 1,
      'listDoors 200 body/* required id': 1,
      'listDoors 200 body/* type': 1,
      'listDoors 200 body/*/id type': 1,
      'listDoors 200 body/*/state type': 1,
      'listDoors 200 body/*/state enum': 1,
      'listDoors 200 body/*/updatedAt type': 1,
    });
  });

  it('are not evaluated by a list without items', () => {
    const list = call({ operation: 'listDoors', status: 200, answered: [] });
    expect(reached(covered([list]), axis)).toEqual({ 'listDoors 200 body type': 1 });
  });

  it('are evaluated by events', () => {
    expect(reached(covered([delivered(1, 'shut')]), axis)).toMatchObject({ 'doorMoved event/state enum': 1 });
  });

  it('of a hidden value count only where no check of the body objected', () => {
    const answered = { id: '1', secret: '[secret secret]' };
    const place = 'getDoor 200 body/secret type';
    const fine = call({ operation: 'getDoor', status: 200, answered });
    const doubtful = { ...fine, evaluations: [offending('body.type')] };
    expect(onlyOf(reached(covered([fine]), axis), place)).toEqual([place]);
    expect(onlyOf(reached(covered([doubtful]), axis), place)).toEqual([]);
  });

  it('of a body that evidence cut are not counted, and the body is', () => {
    const answered = `[{"id":"${'1'.repeat(longestKept)}`.slice(0, longestKept);
    const coverage = covered([call({ operation: 'listDoors', status: 200, answered })]);
    expect([reached(coverage, axis), coverage.cutBodies]).toEqual([{}, 1]);
  });
});
