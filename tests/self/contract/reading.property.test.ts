import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkRequest } from '../../../src/contract/check-request.ts';
import { compareInstants, parseInstant } from '../../../src/contract/instant.ts';
import { readJson } from '../../../src/contract/json-form.ts';
import { matchOperation, pathBelow } from '../../../src/contract/operation-match.ts';
import { spells, withoutSpellings } from '../../../src/contract/spellings.ts';
import { isPath, readMachine } from '../../../src/contract/state-machine.ts';
import { everyOperation } from './synthetic-exchange.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reading JSON', () => {
  /** A JSON text made from pairs, with how many of its names stand twice in one object. */
  interface Written {
    readonly text: string;
    readonly twice: number;
  }
  const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', '\u00e9', '"'), fc.string());
  const { written } = fc.letrec<{ written: Written }>((tie) => ({
    written: fc.oneof(
      { maxDepth: 4 },
      fc
        .oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
        .map((value) => ({ text: JSON.stringify(value), twice: 0 })),
      fc.array(tie('written'), { maxLength: 4 }).map((items) => ({
        text: `[${items.map(({ text }) => text).join(',')}]`,
        twice: items.reduce((sum, { twice }) => sum + twice, 0),
      })),
      // With and without white space: a text that is as its value is written is read in another way.
      fc
        .tuple(fc.array(fc.tuple(name, tie('written')), { maxLength: 5 }), fc.constantFrom(',', ', '))
        .map(([pairs, comma]) => ({
          text: `{${pairs.map(([key, { text }]) => `${JSON.stringify(key)}:${text}`).join(comma)}}`,
          twice:
            pairs.length -
            new Set(pairs.map(([key]) => key)).size +
            pairs.reduce((sum, [, { twice }]) => sum + twice, 0),
        })),
    ),
  }));

  it('finds each name that stands twice in one object, and nothing else', () => {
    fc.assert(
      fc.property(written, ({ text, twice }) => {
        const { value, problems } = readJson(bytes(text));
        expect(problems.filter(({ kind }) => kind === 'form')).toHaveLength(twice);
        expect(value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a name that stands twice in two spellings', () => {
    const { problems } = readJson(bytes('{"a":{"b~/":1,"\\u0062~/":2}}'));
    expect(problems).toMatchObject([{ where: 'body#/a/b~0~1', ambiguous: '/a/b~0~1' }]);
  });

  it('gives a value exactly for the texts that are JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => text.slice(0, -1)),
        ),
        (text) => {
          let expected: unknown;
          try {
            expected = JSON.parse(text);
          } catch {
            expected = undefined;
          }
          const { value, problems } = readJson(bytes(text));
          expect(value).toEqual(expected);
          expect(expected === undefined).toBe(
            problems.some(({ kind, ambiguous }) => kind === 'form' && ambiguous === undefined),
          );
        },
      ),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (body) => void readJson(body)));
  });

  it('accepts an integer exactly within ±(2^53 − 1)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.bigInt(), fc.bigInt({ min: 2n ** 53n - 4n, max: 2n ** 53n + 4n })), (integer) => {
        const safe = integer >= -(2n ** 53n) + 1n && integer <= 2n ** 53n - 1n;
        expect(readJson(bytes(`[${integer}]`)).problems.length === 0).toBe(safe);
      }),
    );
  });

  it('repeats no piece of the text in its message, which may be a piece of a secret', () => {
    const { problems } = readJson(bytes('{"token": sk_live_0123456789}'));
    expect(JSON.stringify(problems)).not.toContain('sk_');
  });
});

describe('an instant', () => {
  const date = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });

  it('compares as its milliseconds do, whatever its offset', () => {
    const offset = fc.constantFrom(
      ['Z', 0],
      ['+00:00', 0],
      ['-00:00', 0],
      ['+05:30', 330],
      ['-11:00', -660],
    ) as fc.Arbitrary<[string, number]>;
    const year = fc.date({
      min: new Date('1000-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(year, year, offset, offset, (a, b, [first, firstMinutes], [second, secondMinutes]) => {
        const write = (at: Date, suffix: string, minutes: number) =>
          `${new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1)}${suffix}`;
        const one = parseInstant(write(a, first, firstMinutes));
        const other = parseInstant(write(b, second, secondMinutes));
        if (!one || !other) throw new Error('both are instants');
        expect(Math.sign(compareInstants(one, other))).toBe(Math.sign(a.getTime() - b.getTime()));
      }),
    );
  });

  it('equals itself rounded to fewer digits as well as cut off, and nothing further away', () => {
    const order = (one: string, other: string) => {
      const [first, second] = [parseInstant(one), parseInstant(other)];
      if (!first || !second) throw new Error('both are instants');
      return compareInstants(first, second);
    };
    const fine = '2024-01-12T15:12:26.923705679Z';
    expect(order(fine, '2024-01-12T15:12:26.923705Z')).toBe(0);
    expect(order(fine, '2024-01-12T15:12:26.923706Z')).toBe(0);
    expect(order('2024-01-12T15:12:26.923706Z', fine)).toBe(0);
    expect(order(fine, '2024-01-12T15:12:26.923707Z')).toBe(-1);
    expect(order(fine, '2024-01-12T15:12:26.923704Z')).toBe(1);
    expect(order('2024-01-12T15:12:26.923705379Z', '2024-01-12T15:12:26.923706Z')).toBe(-1);
    expect(order('2024-01-12T15:12:26.923705Z', '2024-01-12T15:12:26.923706Z')).toBe(-1);
  });

  it('equals itself with fewer digits, and is after what is before it at both precisions', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 999_999_999 }), fc.nat({ max: 9 }), (at, fraction, digits) => {
        const text = (count: number) => {
          const cut = String(fraction).padStart(9, '0').slice(0, count);
          return `${at.toISOString().slice(0, -5)}${cut === '' ? '' : `.${cut}`}Z`;
        };
        const [fine, coarse] = [parseInstant(text(9)), parseInstant(text(digits))];
        if (!fine || !coarse) throw new Error('both are instants');
        expect(compareInstants(fine, coarse)).toBe(0);
        expect(compareInstants(coarse, fine)).toBe(0);
      }),
    );
  });

  it.each([
    ['2024-02-30T00:00:00Z', false],
    ['2023-02-29T00:00:00Z', false],
    ['2024-01-01T24:00:00Z', false],
    ['2024-01-01T00:60:00Z', false],
    ['2024-01-01T00:00:61Z', false],
    ['2024-01-01 00:00:00Z', false],
    ['2024-01-01T00:00:00', false],
    ['2024-01-01T00:00:00+99:00', false],
    ['2024-01-01t00:00:00z', true],
    ['2016-12-31T23:59:60Z', true],
    ['1969-12-31T23:59:59.9Z', true],
  ])('%s is one: %s', (text, expected) => {
    expect(parseInstant(text) !== undefined).toBe(expected);
  });

  it('of a leap second comes after the second before it', () => {
    const [before, leap] = [parseInstant('2016-12-31T23:59:59Z'), parseInstant('2016-12-31T23:59:60Z')];
    expect(before && leap && compareInstants(before, leap)).toBe(-1);
  });

  it('before 1970 is cut towards the past as well', () => {
    const [a, b] = [parseInstant('1969-12-31T23:59:59.9Z'), parseInstant('1970-01-01T00:00:00Z')];
    expect(a && b && compareInstants(a, b)).toBe(-1);
  });
});

describe('matching a request', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'customers',
      'webhooks',
      'auth',
      'token',
      'challenge',
      '',
      '.',
      '..',
      '__proto__',
      'constructor',
      '{customerId}',
      '%2f',
      '%zz',
    ),
    fc.string(),
  );
  const path = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);

  it('never throws, and what it finds has the method and the shape of the request', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', '__proto__'), fc.string()),
        path,
        (method, at) => {
          const match = matchOperation(method, at);
          if (match === undefined) return;
          expect(match.operation.method).toBe(method.toUpperCase());
          const rebuilt = match.operation.path.replace(
            /\{([^}]+)\}/g,
            (_, name: string) => match.pathParameters[name] ?? '',
          );
          expect(rebuilt).toBe(at);
        },
      ),
    );
  });

  it('finds each operation by its own path, whatever its parameters hold', () => {
    const value = fc
      .string({ minLength: 1 })
      .map(encodeURIComponent)
      .filter((text) => text !== '' && !['.', '..'].includes(text));
    fc.assert(
      fc.property(fc.constantFrom(...everyOperation), value, (operation, text) => {
        const at = operation.path.replace(/\{[^}]+\}/g, text);
        expect(matchOperation(operation.method, at)?.operation.operationId).toBe(operation.operationId);
      }),
    );
  });

  it('finds nothing below another base, or above its own', () => {
    const base = new URL('https://api.test/v1');
    expect(pathBelow(base, new URL('https://api.test/v1/customers'))).toBe('/customers');
    for (const other of [
      'https://api.test/v12/customers',
      'https://api.test/v1',
      'http://api.test/v1/customers',
      'https://x.test/v1/a',
    ])
      expect(pathBelow(base, new URL(other))).toBeUndefined();
  });

  it('judges our own request without a crash, also with a path that is not encoded properly', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyOperation), fc.option(fc.uint8Array()), (operation, body) => {
        const at = operation.path.replace(/\{[^}]+\}/g, '%zz');
        const match = matchOperation(operation.method, at);
        if (!match) throw new Error('it matches');
        const url = new URL(`http://api.test/v1${at}`);
        const defects = checkRequest(match, { method: operation.method, url, headers: [], ...(body ? { body } : {}) });
        expect(defects.length > 0 || operation.operationId === 'issueToken').toBe(true);
      }),
    );
  });
});

describe('looking for a secret', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const secret = fc.stringMatching(/^[A-Za-z0-9+/=_-]{12,40}$/);

  it('finds it wherever it stands, and does not find what is not there', () => {
    fc.assert(
      fc.property(secret, text, text, (value, before, after) => {
        expect(spells(`${before}${value}${after}`, value)).toBe(true);
        expect(spells(before, value)).toBe(before.includes(value));
      }),
      { numRuns: 50 },
    );
  });

  it('finds it also where every character is escaped', () => {
    fc.assert(
      fc.property(secret, text, (value, before) => {
        const percent = [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        const html = [...value].map((char) => `&#${char.charCodeAt(0)};`).join('');
        for (const spelled of [percent, html]) {
          expect(withoutSpellings(`${before}${spelled}`, [{ value, label: '[x]' }])).not.toContain(spelled);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a state machine', () => {
  const machine = readMachine({
    'x-states': {
      initial: 'a',
      final: ['d'],
      transitions: [
        { from: 'a', to: 'b', by: 'sign' },
        { from: 'b', to: 'c', by: 'environment' },
        { from: 'c', to: 'd', by: 'reject' },
      ],
    },
  });

  it.each([
    [['a', 'b', 'c'], ['sign'], true],
    [['a', 'c'], ['sign'], true],
    [['a', 'b'], [], false],
    [['a', 'c', 'b'], ['sign'], false],
    [['a', 'd'], ['sign'], false],
    [['a', 'd'], ['sign', 'reject'], true],
    [['a', 'constructor'], ['sign'], false],
  ])('has the path %j when %j was called: %s', (states, calls, expected) => {
    expect(isPath(machine, states, calls)).toBe(expected);
  });

  it('is refused where the schema declares none', () => {
    for (const schema of [undefined, {}, { 'x-states': {} }]) expect(() => readMachine(schema)).toThrow('x-states');
  });
});
