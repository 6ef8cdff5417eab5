import { describe, expect, it } from '@jest/globals';
import pc from 'picocolors';
import type { HeaderLines } from '../../../src/contract/message.ts';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { compareAnswers } from '../../../src/replay/compare-answers.ts';
import { renderComparison, renderFindings, renderRequest } from '../../../src/replay/render-replay.ts';
import { recordedExchange } from './recorded-exchange.ts';

const plain = pc.createColors(false);

interface Given {
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly headers?: HeaderLines;
  readonly body?: unknown;
}

function answered({
  method = 'POST',
  path = '/customers',
  status = 200,
  headers = [],
  body = {},
}: Given): ExchangeRecord {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const response = {
    status,
    reason: '',
    headers,
    body: { encoding: 'utf-8', content, bytes: content.length },
  } as const;
  return recordedExchange({ method, path }, { response });
}

/** Each place with how it stands, for places that are not simply the same. */
function differences(before: Given, now: Given, newKey = false): string[] {
  const { rows } = compareAnswers(answered(before), answered(now), newKey);
  return rows
    .filter(({ relation }) => relation !== 'same')
    .map(({ pointer, relation, why }) => `${pointer} ${why ?? relation}`);
}

const [one, other] = ['7bac4006-73f5-51f9-80d2-bca7d20453b9', '015243ee-4d22-5ac9-a9b7-6ad8d37de656'];
const challenge = (nonce: string, words = 'I prove it'): string =>
  Buffer.from(
    `api.test wants you to sign in with your Ethereum account:\n0xAA\n\n${words}\n\nURI: https://api.test\nNonce: ${nonce}\nIssued At: ${nonce}`,
  ).toString('base64');

describe('two answers side by side', () => {
  it.each<[what: string, before: Given, now: Given, differences: string[]]>([
    ['the same', { body: { a: 1 } }, { body: { a: 1 } }, []],
    ['another status', { status: 200 }, { status: 409 }, ['status differs']],
    ['another value', { body: { status: 'active' } }, { body: { status: 'inactive' } }, ['body/status differs']],
    ['a member more and one less', { body: { a: 1 } }, { body: { b: 1 } }, ['body/a only-before', 'body/b only-now']],
    ['a list that is longer', { body: [1] }, { body: [1, 2] }, ['body/1 only-now']],
    ['a list in place of a mapping', { body: {} }, { body: [] }, ['body differs']],
    ['nothing in place of a value', { body: { a: 'x' } }, { body: { a: null } }, ['body/a differs']],
    ['a text in place of a number', { body: { a: 1 } }, { body: { a: '1' } }, ['body/a differs']],
    ['names that pointers escape', { body: { 'a/b~c': 1 } }, { body: { 'a/b~c': 2 } }, ['body/a~1b~0c differs']],
    ['members in another order', { body: '{"a":1,"b":2}' }, { body: '{"b":2,"a":1}' }, []],
    ['a page in place of JSON', { body: { a: 1 } }, { body: '<html>' }, ['body differs']],
    [
      'another media type',
      { headers: [['Content-Type', 'application/json']] },
      { headers: [['content-type', 'text/html']] },
      ['content-type differs'],
    ],
    ['a header more', {}, { headers: [['Retry-After', '1']] }, ['retry-after only-now']],
    [
      'a date and a length, which say nothing',
      {},
      {
        headers: [
          ['Date', 'x'],
          ['Content-Length', '1'],
        ],
      },
      [],
    ],
  ])('of which the second has %s', (_what, before, now, expected) => {
    expect(differences(before, now)).toEqual(expected);
  });

  it.each<[what: string, before: unknown, now: unknown, newKey: boolean, expected: string[]]>([
    [
      'a time',
      { updatedAt: '2026-11-23T10:00:00Z' },
      { updatedAt: '2026-11-23T10:00:01.5+01:00' },
      false,
      ['body/updatedAt a time'],
    ],
    ['a time in seconds', { expiresAt: 1_795_000_000 }, { expiresAt: 1_795_000_600 }, false, ['body/expiresAt a time']],
    ['a count, which is no time', { expiresAt: 3600 }, { expiresAt: 3599 }, false, ['body/expiresAt differs']],
    ['an id of the request', { traceId: 'a' }, { traceId: 'b' }, false, ['body/traceId an id of the request']],
    ['an id that a new key makes anew', { id: one }, { id: other }, true, ['body/id an id that was made up']],
    ['an id that the same key must give again', { id: one }, { id: other }, false, ['body/id differs']],
    ['an id in a member that is none', { name: one }, { name: other }, true, ['body/name differs']],
    [
      'a challenge that a new key makes anew',
      { challenge: challenge('1') },
      { challenge: challenge('2') },
      true,
      ['body/challenge a challenge that was made up'],
    ],
    [
      'a challenge that says something else',
      { challenge: challenge('1') },
      { challenge: challenge('2', 'I pay') },
      true,
      ['body/challenge differs'],
    ],
    [
      'a challenge that the same key must give again',
      { challenge: challenge('1') },
      { challenge: challenge('2') },
      false,
      ['body/challenge differs'],
    ],
  ])('mark %s', (_what, before, now, newKey, expected) => {
    expect(differences({ body: before }, { body: now }, newKey)).toEqual(expected);
  });

  it('do not call an id made up that was asked for, nor one that is read', () => {
    const path = `/customers/${one}`;
    expect(differences({ path, body: { id: one } }, { path, body: { id: other } }, true)).toEqual(['body/id differs']);
    expect(differences({ method: 'GET', body: { id: one } }, { method: 'GET', body: { id: other } }, true)).toEqual([
      'body/id differs',
    ]);
  });

  it('are alike where only what differs each time differs', () => {
    const times = (second: number) => answered({ body: { updatedAt: `2026-11-23T10:00:0${second}Z` } });
    expect(compareAnswers(times(1), times(2), false).alike).toBe(true);
    expect(compareAnswers(times(1), answered({ status: 404 }), false).alike).toBe(false);
  });

  it('tell that there was no answer the first time', () => {
    const failed = recordedExchange({}, { failure: { kind: 'refused', cause: 'ECONNREFUSED', message: 'no' } });
    const { response: _none, ...unanswered } = failed;
    const [status] = compareAnswers(unanswered, answered({}), false).rows;
    expect(status).toMatchObject({
      pointer: 'status',
      relation: 'differs',
      before: expect.stringMatching(/^no answer: .*ECONNREFUSED/),
    });
  });
});

describe('two answers on a terminal', () => {
  const compared = compareAnswers(
    answered({ body: { status: 'initiating', updatedAt: '2026-11-23T10:00:01Z', gone: 1 } }),
    answered({ body: { status: 'active', updatedAt: '2026-11-23T10:00:02Z', fresh: '\u001b[2J\nx' } }),
    false,
  );

  it('stand in columns, marked without colours, with a legend and a sentence', () => {
    expect(renderComparison(compared, 100, plain)).toBe(
      [
        '                 recorded                                 now',
        '= status         200                                      200',
        '! body/status    "initiating"                             "active"',
        '~ body/updatedAt "2026-11-23T10:00:01Z"                   "2026-11-23T10:00:02Z"',
        '- body/gone      1',
        '+ body/fresh                                              "\\u001b[2J\\nx"',
        '',
        '= same  ~ differs each time  ! differs  - only recorded  + only now',
        'different: body/status, body/gone, body/fresh',
        '',
      ].join('\n'),
    );
  });

  it('stand below each other where the terminal is narrow, and no line is wider than it', () => {
    const text = renderComparison(compared, 40, plain);
    const [, ...rows] = text.split('\n\n')[0]?.split('\n') ?? [];
    expect(rows).toContain('! body/status');
    expect(rows).toContain('    recorded "initiating"');
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(40);
  });

  it('cannot move the cursor', () => {
    const hostile = answered({ headers: [['Content-Type', 'a\u001b[2Jb']], body: 'x\u001b[2J\u009b1m' });
    expect(renderComparison(compareAnswers(hostile, answered({}), false), 100, plain)).not.toMatch(/(?!\n)\p{Cc}/u);
    const request = { ...hostile.request, url: 'https://api.test/\u001b[2J' };
    expect(renderRequest({ request })).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('come with what the contract objected to then and objects to now', () => {
    const finding = {
      code: 'BODY_REQUIRED',
      requirement: 'body.required',
      message: '',
      expected: '',
      received: '',
      where: '',
    };
    const objected = {
      evaluations: [
        { requirement: 'body.required', case: 'x', finding },
        { requirement: 'y.z', case: 'x' },
      ],
    };
    expect(renderFindings(objected, { evaluations: [] })).toBe('findings  recorded: BODY_REQUIRED; now: none\n');
  });
});
