import { describe, expect, it } from '@jest/globals';
import { type Operation, operations } from '../../../generated/operations.ts';
import { checkResponse } from '../../../src/contract/check-response.ts';
import { checkId } from '../../../src/contract/finding.ts';
import { owedByAnswer } from '../../../src/contract/owed-by-answer.ts';
import { resolveSchema, valueAt } from '../../../src/contract/schema-aspects.ts';
import { schemasAt } from '../../../src/contract/schemas-at.ts';
import { answersWithBody, brokenBy, everyOperation, exchangeOf, findingsOf } from './synthetic-exchange.ts';

const declaredAnswers = everyOperation.flatMap((operation) =>
  Object.keys(operation.responses).map((status) => [operation.operationId, Number(status), operation] as const),
);

describe('an answer as the contract declares it', () => {
  it.each(declaredAnswers)('%s %i is checked for all that it owes, and nothing is found', (_id, status, operation) => {
    const evaluations = checkResponse(exchangeOf(operation, status));
    const emitted = new Set(evaluations.map(({ requirement, case: caseId }) => checkId(requirement, caseId)));
    expect(owedByAnswer(operation, status).filter((id) => !emitted.has(id))).toEqual([]);
    // 500 is declared everywhere and still never the answer to a client.
    expect(brokenBy(exchangeOf(operation, status))).toEqual(status >= 500 ? ['response.no-server-error'] : []);
  });

  it.each(['listCustomers', 'listWebhooks'] as const)('%s may be empty, and owes the same', (id) => {
    const exchange = exchangeOf(operations[id], 200, { body: '[]' });
    const emitted = checkResponse(exchange).map(({ requirement, case: caseId }) => checkId(requirement, caseId));
    expect(emitted).toEqual(expect.arrayContaining(owedByAnswer(operations[id], 200)));
    expect(brokenBy(exchange)).toEqual([]);
  });

  it.each([
    ['a charset', { headers: [['content-type', 'application/json; charset="UTF-8"']] }],
    [
      'whitespace and another order of members',
      { body: JSON.stringify({ tokenType: 'Bearer', expiresAt: 1, token: 'x' }, null, 2) },
    ],
    ['an undeclared property', { body: '{"token":"x","expiresAt":1,"tokenType":"Bearer","scope":"all"}' }],
    ['an undeclared header', { headers: [['X-Request-Id', '1']] }],
    [
      'a header twice with one value',
      {
        headers: [
          ['X-Id', '1'],
          ['x-id', '1'],
        ],
      },
    ],
    [
      'a list header in several lines',
      {
        headers: [
          ['Vary', 'a'],
          ['vary', 'b'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
      },
    ],
  ] as const)('may have %s', (_name, deviation) => {
    expect(brokenBy(exchangeOf(operations.issueToken, 200, deviation))).toEqual([]);
  });
});

interface Place {
  readonly pointer: string;
  readonly path: readonly (string | number)[];
}

function placesOf(value: unknown, path: readonly (string | number)[] = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    return [{ pointer: `/${at.join('/')}`, path: at }, ...placesOf(member, at)];
  });
}

function changed(
  value: unknown,
  path: readonly (string | number)[],
  change: (holder: never, key: never) => void,
): string {
  const copy: unknown = structuredClone(value);
  let holder = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
  change(holder as never, path.at(-1) as never);
  return JSON.stringify(copy);
}

const put = (value: unknown) => (holder: Record<string, unknown>, key: string) => {
  holder[key] = value;
};
const drop = (holder: Record<string, unknown>, key: string): void => {
  delete holder[key];
};

const members = answersWithBody.flatMap(({ name, operation, status, example }) =>
  placesOf(example)
    .filter(({ path }) => typeof path.at(-1) === 'string')
    .map((place) => ({ name: `${name} ${place.pointer}`, operation, status, example, ...place })),
);

function keywordsAt(operation: Operation, status: number, pointer: string): Record<string, unknown> {
  const schema = Object.values(operation.responses[String(status)]?.schemas ?? {})[0] ?? '';
  return Object.assign({}, ...schemasAt(schema, pointer).map((object) => resolveSchema(object.schema)));
}

describe('a member of an answer', () => {
  it.each(members)('that is absent breaks body.required alone: $name', ({ operation, status, example, path }) => {
    const exchange = exchangeOf(operation, status, { body: changed(example, path, drop) });
    expect(brokenBy(exchange)).toEqual(['body.required']);
    expect(findingsOf(exchange)[0]?.received).toContain(`no ${String(path.at(-1))} in`);
  });

  it.each(members)('that is null, an object or a list breaks body.type alone: $name', (member) => {
    const { operation, status, example, path } = member;
    const { type } = keywordsAt(operation, status, member.pointer);
    for (const value of [null, {}, ['x'], true]) {
      const same =
        (type === 'array' && Array.isArray(value)) || (type === 'object' && String(value) === '[object Object]');
      if (same) continue;
      const body = changed(example, path, put(value));
      expect([value, brokenBy(exchangeOf(operation, status, { body }))]).toEqual([value, ['body.type']]);
    }
  });

  const enumerated = members.filter(
    ({ operation, status, pointer }) => 'enum' in keywordsAt(operation, status, pointer),
  );
  it.each(enumerated)(
    'that is not in its list breaks body.enum alone: $name',
    ({ operation, status, example, path }) => {
      for (const value of ['ACTIVE', '', 'constructor']) {
        const exchange = exchangeOf(operation, status, { body: changed(example, path, put(value)) });
        expect(brokenBy(exchange)).toEqual(['body.enum']);
        expect(findingsOf(exchange)[0]?.hint).toContain('drift');
      }
    },
  );

  const formed = members.filter(({ operation, status, pointer }) => 'format' in keywordsAt(operation, status, pointer));
  it.each(formed)('that has not its form breaks body.format alone: $name', ({ operation, status, example, path }) => {
    for (const value of ['no such form!', '2026-01-01 10:00:00Z', '{"a":1}']) {
      const exchange = exchangeOf(operation, status, { body: changed(example, path, put(value)) });
      expect([value, brokenBy(exchange)]).toEqual([value, ['body.format']]);
    }
  });

  it('was looked at everywhere: there are members of every kind', () => {
    expect(members.length).toBeGreaterThan(40);
    expect(enumerated.length).toBeGreaterThan(5);
    expect(formed.length).toBeGreaterThan(20);
  });
});

describe('a whole answer', () => {
  const list = answersWithBody.map(
    ({ name, operation, status, example }) => [name, operation, status, example] as const,
  );

  it.each(list)('%s without bytes breaks response.body-present alone', (_name, operation, status) => {
    expect(brokenBy(exchangeOf(operation, status, { body: '' }))).toEqual(['response.body-present']);
    const unlabelled = { body: '', headers: [['content-type', '']] } as const;
    expect(brokenBy(exchangeOf(operation, status, unlabelled))).toEqual(['response.body-present']);
  });

  it.each(list)('%s of another shape breaks body.type alone', (_name, operation, status, example) => {
    for (const body of ['null', '1', '"text"', Array.isArray(example) ? '{}' : '[]']) {
      expect([body, brokenBy(exchangeOf(operation, status, { body }))]).toEqual([body, ['body.type']]);
    }
  });

  it.each(list)('%s with another label breaks response.content-type alone', (_name, operation, status) => {
    for (const label of ['text/html', 'application/json; charset=iso-8859-1', '', 'application/problem+json']) {
      const exchange = exchangeOf(operation, status, { headers: [['Content-Type', label]] });
      expect([label, brokenBy(exchange)]).toEqual([label, ['response.content-type']]);
    }
  });

  it.each(list)(
    '%s that is a page, labelled as such, breaks response.content-type alone',
    (_name, operation, status) => {
      const headers = [['Content-Type', 'text/html']] as const;
      expect(brokenBy(exchangeOf(operation, status, { headers, body: '<html></html>' }))).toEqual([
        'response.content-type',
      ]);
    },
  );

  it.each(list)('%s of defective JSON breaks body.json-form alone', (_name, operation, status, example) => {
    const text = JSON.stringify(example);
    const name = Object.keys(Array.isArray(example) ? example[0] : (example as object))[0] ?? '';
    const twice = text.replace(`{"${name}":`, `{"${name}":"another","${name}":`);
    const latin1 = Buffer.from(text.replace('{', '{"x":"\u00e9",'), 'latin1');
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const bodies = [
      `\uFEFF${text}`,
      `${text}x`,
      `${text}${text}`,
      text.slice(0, -2),
      twice,
      latin1,
      `${text.slice(0, -1)},}`,
      deep,
    ];
    for (const [index, body] of bodies.entries()) {
      expect([index, brokenBy(exchangeOf(operation, status, { body }))]).toEqual([index, ['body.json-form']]);
    }
  });

  it.each(list)(
    '%s in an encoding that can not be undone breaks response.framing alone',
    (_name, operation, status) => {
      const response = { framingProblem: 'the body is not gzip', undecodable: true };
      expect(brokenBy(exchangeOf(operation, status, { body: '\u001f\u008b\u0000', response }))).toEqual([
        'response.framing',
      ]);
    },
  );

  it.each(list)('%s with bytes after its end breaks response.framing alone', (_name, operation, status) => {
    const response = { framingProblem: 'bytes after the end of the answer' };
    expect(brokenBy(exchangeOf(operation, status, { response }))).toEqual(['response.framing']);
  });

  it.each(list)(
    '%s with two values for one header breaks response.headers-single alone',
    (_name, operation, status) => {
      const headers = [
        ['X-Request-Id', '1'],
        ['x-request-id', '2'],
      ] as const;
      expect(brokenBy(exchangeOf(operation, status, { headers }))).toEqual(['response.headers-single']);
    },
  );
});

describe('an answer that should have no body', () => {
  const empty = everyOperation.flatMap((operation) =>
    Object.keys(operation.responses)
      .filter((status) => /^2/.test(status) && operation.responses[status]?.mediaTypes.length === 0)
      .map((status) => [operation.operationId, Number(status), operation] as const),
  );
  it.each(empty)('%s %i and has one breaks response.body-empty alone', (_id, status, operation) => {
    expect(brokenBy(exchangeOf(operation, status, { body: 'null' }))).toEqual(['response.body-empty']);
  });
});

describe('a status', () => {
  it.each(everyOperation.map((operation) => [operation.operationId, operation] as const))(
    'that %s does not declare breaks one requirement',
    (_id, operation) => {
      const findingsFor = (status: number) => brokenBy(exchangeOf(operation, 400, { status }));
      for (const status of [206, 418, 304, 499, 699]) {
        expect([status, findingsFor(status)]).toEqual([status, ['response.status-declared']]);
      }
      for (const status of [301, 302, 307, 308]) {
        expect([status, findingsFor(status)]).toEqual([status, ['response.no-redirect']]);
      }
      for (const status of [500, 501, 505, 599]) {
        expect([status, findingsFor(status)]).toEqual([status, ['response.no-server-error']]);
      }
      for (const status of [502, 503, 504]) expect(checkResponse(exchangeOf(operation, 400, { status }))).toEqual([]);
      expect([429, findingsFor(429)]).toEqual([429, ['response.retry-after']]);
      const told = exchangeOf(operation, 400, { status: 429, headers: [['Retry-After', '3']] });
      expect(checkResponse(told).map(({ requirement, finding }) => [requirement, finding])).toEqual([
        ['response.retry-after', undefined],
      ]);
    },
  );

  it('of a request that the contract has no operation for is judged as far as that goes', () => {
    const { match: _match, ...unmatched } = exchangeOf(everyOperation[0] as Operation, 400, {
      status: 500,
      body: 'Error\n    at handle (/srv/app/handler.js:12:7)',
    });
    const judged = checkResponse({ ...unmatched, request: { ...unmatched.request, method: 'DELETE' } });
    expect(judged.flatMap(({ requirement, finding }) => (finding ? [requirement] : []))).toEqual([
      'response.no-server-error',
      'error.no-internals',
    ]);
    expect(judged.map(({ case: caseId }) => caseId).filter((caseId) => !caseId.startsWith('undeclared'))).toEqual([]);
    expect(judged.length).toBeGreaterThan(5);
    const withoutAllow = checkResponse({
      ...unmatched,
      response: { ...unmatched.response, status: 405, body: new Uint8Array() },
    });
    expect(withoutAllow.flatMap(({ requirement, finding }) => (finding ? [requirement] : []))).toEqual([
      'response.allow',
    ]);
  });

  it('counts as declared where the request provokes it', () => {
    const exchange = { intent: { kind: 'invalid', provokes: [415] } } as const;
    expect(brokenBy(exchangeOf(operations.createCustomer, 400, { status: 415, exchange }))).toEqual([]);
  });

  it('of 401 without WWW-Authenticate breaks that alone', () => {
    const headers = [['WWW-Authenticate', '']] as const;
    expect(brokenBy(exchangeOf(operations.getCustomer, 401, { headers }))).toEqual(['response.www-authenticate']);
  });
});

describe('a value', () => {
  const customer = valueAt('#/components/examples/ActiveCustomer/value') as Record<string, string>;
  const read = (change: Record<string, unknown>, headers: readonly (readonly [string, string])[] = []) =>
    brokenBy(exchangeOf(operations.getCustomer, 200, { body: JSON.stringify({ ...customer, ...change }), headers }));

  it.each([
    ['lies in the future', { updatedAt: new Date(Date.now() + 60_000).toISOString() }],
    ['was changed before it was created', { createdAt: '2024-01-12T16:00:00Z' }],
    ['is not in UTC', { updatedAt: '2024-01-12T17:05:32+02:00' }],
  ])('of time that %s breaks body.timestamps alone', (_name, change) => {
    expect(read(change)).toEqual(['body.timestamps']);
  });

  it.each([
    ['is in UTC by its offset', { createdAt: '2024-01-12T14:53:02+00:00' }],
    ['has nine digits where the other has six', { createdAt: '2024-01-12T15:05:32.166028999Z' }],
    ['is a little ahead of a Date that is cut to the second', { updatedAt: new Date(Date.now() + 2000).toISOString() }],
  ])('of time that %s is right', (_name, change) => {
    expect(read(change)).toEqual([]);
  });

  it('of time is compared with the Date of its own answer', () => {
    expect(read({}, [['Date', 'Thu, 11 Jan 2024 00:00:00 GMT']])).toEqual(['body.timestamps']);
    expect(read({}, [['Date', 'no date']])).toEqual([]);
  });

  it('of another id breaks body.entity-id alone; the same id in capitals does not', () => {
    expect(read({ id: '11111111-2222-4333-8444-555555555555' })).toEqual(['body.entity-id']);
    expect(read({ id: customer.id?.toUpperCase() })).toEqual([]);
  });

  it.each(['12345678901234567890', '-9007199254740992', '9007199254740994', '1e999'])(
    'of a number no double holds, %s, breaks body.number-precision',
    (raw) => {
      const body = `{"token":"x","expiresAt":1,"tokenType":"Bearer","n":${raw}}`;
      expect(brokenBy(exchangeOf(operations.issueToken, 200, { body }))).toEqual(['body.number-precision']);
    },
  );

  it('of a name that objects inherit is judged like any other', () => {
    const body = JSON.stringify(customer).replace('{', '{"__proto__":{"id":1},"constructor":null,');
    expect(brokenBy(exchangeOf(operations.getCustomer, 200, { body }))).toEqual([]);
  });
});
