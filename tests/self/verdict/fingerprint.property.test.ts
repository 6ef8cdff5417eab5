import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf, fingerprintPattern, withoutVolatile } from '../../../src/verdict/fingerprint.ts';
import type { Offence } from '../../../src/verdict/judged-check.ts';

/** What each run makes up anew. */
interface MadeUp {
  readonly id: string;
  readonly runId: string;
  readonly address: string;
  readonly time: string;
  readonly port: number;
  readonly index: number;
  readonly number: number;
  readonly seconds: number;
  readonly line: number;
}

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const base32 = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'), minLength: 6, maxLength: 6 });
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

const madeUp: fc.Arbitrary<MadeUp> = fc.record({
  id: fc.uuid(),
  runId: fc.tuple(moment, base32).map(([at, tail]) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${tail}`),
  address: hex(40).map((digits) => `0x${digits}`),
  time: moment.map((at) => at.toISOString()),
  port: fc.integer({ min: 1024, max: 65_535 }),
  index: fc.nat(500),
  number: fc.nat(9000),
  seconds: fc.integer({ min: 1_600_000_000, max: 3_900_000_000 }),
  line: fc.integer({ min: 1, max: 4000 }),
});

/** Discrepancies as this suite tells them, each with all that a run makes up in it. */
const told: ReadonlyArray<readonly [what: string, tell: (run: MadeUp) => Offence]> = [
  [
    'a property that is missing in an item of a list',
    ({ id, index, number, line, address }) => ({
      code: 'BODY_REQUIRED',
      message: 'GET /customers answered 200 with a body that breaks the contract',
      expected: `body#/${index} must have required property 'externalId'`,
      received: `no externalId in {"id":"${id}","chainId":"eip155:300:${address}"}`,
      exchange: `reads.list#${number}`,
      operation: 'listCustomers',
      where: `body#/${index}`,
      line,
    }),
  ],
  [
    'a property that is missing in the answer itself',
    ({ number, line }) => ({
      code: 'BODY_REQUIRED',
      message: 'GET /customers answered 200 with a body that breaks the contract',
      expected: "body# must have required property 'externalId'",
      received: 'no externalId in {}',
      exchange: `reads.list#${number}`,
      operation: 'listCustomers',
      where: 'body#',
      line,
    }),
  ],
  [
    'another property that is missing there',
    ({ index, number }) => ({
      code: 'BODY_REQUIRED',
      message: 'GET /customers answered 200 with a body that breaks the contract',
      expected: `body#/${index} must have required property 'status'`,
      received: 'no status in {}',
      exchange: `reads.list#${number}`,
      operation: 'listCustomers',
      where: `body#/${index}`,
    }),
  ],
  [
    'the same at another operation',
    ({ id, number }) => ({
      code: 'BODY_REQUIRED',
      message: `GET /customers/${id} answered 200 with a body that breaks the contract`,
      expected: "body# must have required property 'externalId'",
      received: 'no externalId in {}',
      exchange: `reads.one#${number}`,
      operation: 'getCustomer',
      where: 'body#',
    }),
  ],
  [
    'the same in the answer to a refused request',
    ({ id, number }) => ({
      code: 'BODY_REQUIRED',
      message: `GET /customers/${id} answered 404 with a body that breaks the contract`,
      expected: "body# must have required property 'externalId'",
      received: 'no externalId in {}',
      exchange: `reads.one#${number}`,
      operation: 'getCustomer',
      where: 'body#',
    }),
  ],
  ...[418, 500].map(
    (status) =>
      [
        `status ${status} that is not declared`,
        ({ id, port, number }: MadeUp): Offence => ({
          code: 'RESPONSE_STATUS_DECLARED',
          message: `GET /customers/${id} answered ${status}, which the contract does not declare`,
          expected: '200, 400, 401, 404, 500',
          received: `${status}  {"message":"no answer from 127.0.0.1:${port}"}`,
          exchange: `reads.one#${number}`,
          operation: 'getCustomer',
          where: 'status',
        }),
      ] as const,
  ),
  ...['chainId-missing', 'externalId-length-1000000', 'externalId-length-1000001'].flatMap((name) =>
    (
      [
        [201, 'what must be refused was accepted'],
        [418, 'not the refusal that is due'],
      ] as const
    ).map(
      ([status, what]) =>
        [
          `the case ${name}, answered ${status}`,
          ({ number, seconds, time }: MadeUp): Offence => ({
            code: 'INPUT_INVALID_BODY_REFUSED',
            message: `POST /v1/customers answered ${status}: ${what}`,
            expected: '400',
            received: `${status} {"at":"${time}","in":${seconds}}`,
            exchange: `refusals.createCustomer#${number}`,
            operation: 'createCustomer',
            where: `case refusals.createCustomer.${name}`,
          }),
        ] as const,
    ),
  ),
  [
    'a read that contradicts an event',
    ({ number, runId }) => ({
      code: 'WEBHOOK_AGREES_WITH_READ',
      message: `a read after an event (deliveries.creation.delivery#${number}) contradicts it`,
      expected: 'active',
      received: `contract-${runId}-deliveries`,
      exchange: `deliveries.creation#${number}`,
      where: 'case deliveries.creation',
    }),
  ],
  [
    'racing answers',
    ({ index, number }) => ({
      code: 'IDEMPOTENCY_PARALLEL',
      message: 'two requests with one key came to two things',
      expected: 'one success',
      received: index % 2 === 0 ? '201, 409, 201; 2 different successes' : '409, 201, 201; 2 different successes',
      exchange: `parallel.race#${number}`,
      where: 'case parallel.race',
    }),
  ],
];

describe('the fingerprint of a discrepancy', () => {
  it.each(told)('is the same in every run, whatever is made up: %s', (_what, tell) => {
    fc.assert(
      fc.property(madeUp, madeUp, (one, other) => {
        const fingerprint = fingerprintOf(tell(one), 'some.requirement');
        expect(fingerprint).toMatch(fingerprintPattern);
        expect(fingerprintOf(tell(other), 'some.requirement')).toBe(fingerprint);
      }),
    );
  });

  it('is another for each discrepancy, in any two runs', () => {
    fc.assert(
      fc.property(fc.array(madeUp, { minLength: told.length, maxLength: told.length }), (runs) => {
        const names = told.map(([, tell], index) => fingerprintOf(tell(runs[index] as MadeUp), 'some.requirement'));
        expect(new Set(names).size).toBe(told.length);
      }),
    );
  });

  it.each<[what: string, other: Partial<Offence>, requirement?: string]>([
    ['the requirement', {}, 'another.requirement'],
    ['the operation', { operation: 'getWebhook' }],
    ['the code', { code: 'BODY_TYPE' }],
    ['the place', { where: 'body#/chainId' }],
    ['the missing property', { expected: "body#/owner must have required property 'b'" }],
    ['the status of the answer', { message: 'GET /customers answered 400 with a body' }],
  ])('differs where %s does', (_what, other, requirement = 'body.required') => {
    const offence: Offence = {
      code: 'BODY_REQUIRED',
      message: 'GET /customers answered 200 with a body',
      expected: "body#/owner must have required property 'a'",
      received: 'none',
      exchange: 'x.y#1',
      operation: 'getCustomer',
      where: 'body#/owner',
    };
    expect(fingerprintOf({ ...offence, ...other }, requirement)).not.toBe(fingerprintOf(offence, 'body.required'));
  });

  it('does not depend on what only helps a reader: hint, line, pointer, exchange and whether it is waived', () => {
    const offence: Offence = {
      code: 'A',
      message: 'm',
      expected: 'e',
      received: 'r',
      exchange: 'x.y#1',
      where: 'body',
    };
    const told = { ...offence, hint: 'h', line: 3, pointer: '#/x', exchange: 'z.w#9', waived: 'known' };
    expect(fingerprintOf(told, 'a.must')).toBe(fingerprintOf(offence, 'a.must'));
  });
});

describe('what is taken out of a text as made up', () => {
  it('leaves nothing of it, wherever it stands', () => {
    fc.assert(
      fc.property(madeUp, ({ id, runId, address, time, port, seconds, number }) => {
        const text = `${id} ${runId} ${address} ${time} http://127.0.0.1:${port}/v1 ${seconds} reads.one#${number}`;
        expect(withoutVolatile(text)).toBe('{id} {run} {id} {time} http://127.0.0.1:{port}/v1 {id} reads.one#*');
      }),
    );
  });

  it.each([
    'POST /customers answered 418, which the contract does not declare',
    'body#/owner_decade must match format "date"',
    'expected 201, 400, 401, 409 within 5000 ms',
    'https://api.example.com:8443/v1',
    'sha-256, eip155:300, rsa_v1_5',
  ])('leaves what is the same in every run: %s', (text) => {
    expect(withoutVolatile(text)).toBe(text);
  });
});
