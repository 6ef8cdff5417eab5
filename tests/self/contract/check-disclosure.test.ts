import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../generated/operations.ts';
import { answersWithBody, brokenBy, confidential, exchangeOf, findingsOf } from './synthetic-exchange.ts';

describe('a challenge', () => {
  it.each(['getCustomer', 'listCustomers', 'deactivateCustomer', 'activateCustomer'] as const)(
    'that %s shows breaks that requirement alone, however its name is written',
    (id) => {
      const example = JSON.stringify(answersWithBody.find(({ name }) => name === `${id}.200`)?.example);
      for (const name of ['challenge', '\\u0063hallenge']) {
        const body = example.replace('{', `{"${name}":"YWJj",`);
        expect(brokenBy(exchangeOf(operations[id], 200, { body }))).toEqual(['challenge.shown-only-where-declared']);
      }
    },
  );

  it('that a text only speaks of is not shown', () => {
    const example = answersWithBody.find(({ name }) => name === 'getCustomer.200')?.example as object;
    const body = JSON.stringify({ ...example, externalId: 'my "challenge": none' });
    expect(brokenBy(exchangeOf(operations.getCustomer, 200, { body }))).toEqual([]);
  });
});

describe('an error', () => {
  const errorOf = (body: string, request = '') =>
    brokenBy(
      exchangeOf(operations.createCustomer, 400, {
        body,
        exchange: {
          request: {
            method: 'POST',
            url: new URL('http://127.0.0.1:4010/v1/customers'),
            headers: [],
            body: new TextEncoder().encode(request),
          },
        },
      }),
    );

  it.each([
    ['a JavaScript stack', JSON.stringify({ stack: 'Error: x\n    at create (/srv/api/customers.js:10:5)' })],
    ['a stack frame of Node', 'at async node:internal/process/task_queues:95:5'],
    ['a TypeScript frame', 'at src/customers.ts:3:14'],
    ['a Windows path', 'at C:\\api\\app.js:1:1'],
    ['a Python traceback', JSON.stringify({ m: 'Traceback (most recent call last): File "/x.py", line 3' })],
    ['a Python frame', JSON.stringify({ m: 'File "app.py", line 3, in create' })],
    ['a Go panic', 'goroutine 12 [running]: main.go:17'],
    ['a Java exception', 'java.lang.NullPointerException at com.x.Y.z(Y.java:12)'],
    ['SQL', 'ERROR: duplicate key value violates unique constraint'],
    ['an SQL statement', 'insert into "customers" ("id") values (1)'],
    ['a path', '{"file":"/home/api/config.json"}'],
    ['a module', 'cannot load x/node_modules/pg'],
    ['an internal host', 'connect ECONNREFUSED 10.0.3.17:5432'],
    ['a loopback host', 'connect ECONNREFUSED 127.0.0.1:5432'],
    ['a cluster host', 'upstream db.prod.svc.cluster.local failed'],
  ])('that shows %s breaks error.no-internals alone', (_name, body) => {
    expect(errorOf(body)).toEqual(['error.no-internals']);
  });

  it.each([
    'the token expired at 12:30:45',
    'created at 2024-01-01T10:00:00Z',
    'look at https://docs.example.com/errors#400',
    'select an option from the list',
    '{"path":"/v1/customers","method":"POST"}',
    '{"instance":"http://127.0.0.1:4010/v1/customers"}',
    'please update your app and set a name',
  ])('may say: %s', (body) => {
    expect(errorOf(body)).toEqual([]);
  });

  it('may repeat what was sent', () => {
    expect(errorOf('no such thing: /etc/passwd', '{"externalId":"/etc/passwd"}')).toEqual([]);
    expect(errorOf('no such thing: /etc/shadow', '{"externalId":"/etc/passwd"}')).toEqual(['error.no-internals']);
  });

  it('made to keep the search busy is judged all the same', () => {
    for (const body of [
      'at a.'.repeat(60_000),
      `at ${'a'.repeat(300_000)}`,
      'java.'.repeat(60_000),
      'select '.repeat(40_000),
    ]) {
      expect(errorOf(body)).toEqual([]);
    }
  });

  it('labelled JSON is JSON, one labelled otherwise may be anything', () => {
    const json = [['Content-Type', 'application/json']] as const;
    expect(brokenBy(exchangeOf(operations.getCustomer, 404, { headers: json, body: '{' }))).toEqual(['body.json-form']);
    expect(brokenBy(exchangeOf(operations.getCustomer, 404, { body: '{' }))).toEqual([]);
  });
});

describe('a secret', () => {
  const secret = confidential[0]?.value ?? '';
  const token = confidential[1]?.value ?? '';
  it.each([
    ['raw', secret],
    ['in JSON', JSON.stringify({ m: secret }).replaceAll('/', '\\/')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 of a longer text', Buffer.from(`key:${secret}!`).toString('base64')],
    ['URL-encoded', encodeURIComponent(secret)],
    ['in hex', Buffer.from(secret).toString('hex')],
    ['as a token', `Bearer ${token}`],
  ])('that an answer repeats %s breaks response.no-secret alone, and the finding does not repeat it', (_name, body) => {
    const exchange = exchangeOf(operations.createCustomer, 401, { body });
    expect(brokenBy(exchange)).toEqual(['response.no-secret']);
    expect(JSON.stringify(findingsOf(exchange))).not.toContain(body);
  });

  it('that a header repeats is found as well', () => {
    expect(brokenBy(exchangeOf(operations.getCustomer, 404, { headers: [['X-Echo', secret]] }))).toEqual([
      'response.no-secret',
    ]);
  });

  it('may be given by the operation that issues it, and by no other', () => {
    const body = JSON.stringify({ token, expiresAt: 1, tokenType: 'Bearer' });
    expect(brokenBy(exchangeOf(operations.issueToken, 200, { body }))).toEqual([]);
  });

  it('that is too short to be told from chance is not looked for', () => {
    const exchange = { confidential: [{ name: 'short', value: 'a' }] };
    expect(brokenBy(exchangeOf(operations.getCustomer, 200, { exchange }))).toEqual([]);
  });

  it('is taken out of a quoted answer before the quotation is cut', () => {
    const exchange = { quotable: (text: string) => text.replaceAll(secret, '[secret]'), confidential: [] };
    const body = `${'x'.repeat(195)}${secret}`;
    const [finding] = findingsOf(exchangeOf(operations.getCustomer, 404, { status: 418, body, exchange }));
    expect(finding?.received).toContain('[sec');
    expect(finding?.received).not.toContain(secret.slice(0, 4));
  });
});
