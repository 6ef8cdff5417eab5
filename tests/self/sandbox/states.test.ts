import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';
import { objectOf } from './send.ts';
import { answerTo, customerIn, eventually, reaches, simulate } from './story.ts';

let sandbox: RunningSandbox;
let client: Client;
let slow: RunningSandbox;
let slowClient: Client;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = await connect(sandbox);
  // Long enough that nothing moves on by itself while a case looks at it.
  slow = await startSandbox({ screeningMs: 60_000 });
  slowClient = await connect(slow);
});

afterAll(() => Promise.all([sandbox.close(), slow.close()]));

const OPERATIONS = ['challenge', 'sign', 'verify', 'reject', 'activate', 'deactivate'] as const;

/** The status of each operation's answer in each state, in the order of OPERATIONS. */
const MATRIX: Record<string, readonly number[]> = {
  initiating: [200, 204, 400, 400, 400, 400],
  screening: [404, 409, 400, 400, 400, 400],
  verifying: [404, 409, 202, 202, 400, 400],
  active: [404, 409, 400, 400, 400, 200],
  inactive: [404, 409, 400, 400, 200, 400],
  rejected: [404, 409, 400, 400, 400, 400],
};

const EFFECT: Record<string, string> = {
  sign: 'screening',
  verify: 'active',
  reject: 'rejected',
  activate: 'active',
  deactivate: 'inactive',
};

const cells = Object.entries(MATRIX).flatMap(([state, statuses]) =>
  OPERATIONS.map((operation, index) => [operation, state, statuses[index] ?? 0] as const),
);

describe('each operation in each state', () => {
  it.each(cells)('%s in %s answers %d and has the documented effect, or none', async (operation, state, status) => {
    const passesThrough = state === 'screening' || (operation === 'sign' && state === 'initiating');
    const caller = passesThrough ? slowClient : client;
    const customer = await customerIn(caller, state);
    const before = objectOf(await caller.call('GET', customer.path));
    const method = operation === 'challenge' ? 'GET' : operation === 'sign' ? 'POST' : 'PATCH';
    const path = {
      challenge: `${customer.path}/challenge`,
      sign: `${customer.path}/challenge/sign`,
      verify: `/simulator${customer.path}/verify`,
      reject: `/simulator${customer.path}/reject`,
      activate: `${customer.path}/activate`,
      deactivate: `${customer.path}/deactivate`,
    }[operation];
    const answered = await caller.call(method, path, operation === 'sign' ? { body: answerTo(customer) } : {});
    expect(answered.status).toBe(status);
    const expected = status < 300 && operation !== 'challenge' ? EFFECT[operation] : state;
    const read = async () => objectOf(await caller.call('GET', customer.path));
    const after = await eventually(read, (seen) => seen.status === expected);
    if (expected === state) expect(after).toEqual(before);
    else
      expect([after.status, String(after.updatedAt) > String(before.updatedAt), after.createdAt]).toEqual([
        expected,
        true,
        before.createdAt,
      ]);
  });
});

describe('two verdicts on one verification', () => {
  it.each([
    ['verify', 'reject', 'active'],
    ['reject', 'verify', 'rejected'],
    ['verify', 'verify', 'active'],
  ] as const)('%s then %s: the first counts, the second is refused', async (first, second, end) => {
    const customer = await customerIn(client, 'verifying');
    expect([
      (await simulate(client, customer, first)).status,
      (await simulate(client, customer, second)).status,
    ]).toEqual([202, 400]);
    await reaches(client, customer, end);
  });

  it('given in parallel, one is taken', async () => {
    const customer = await customerIn(client, 'verifying');
    const answers = await Promise.all([simulate(client, customer, 'verify'), simulate(client, customer, 'reject')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 400]);
    await reaches(client, customer, answers[0].status === 202 ? 'active' : 'rejected');
  });
});
