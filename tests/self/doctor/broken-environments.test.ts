import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClock } from '../../../sandbox/clock.ts';
import { type RunningSandbox, startSandbox } from '../../../sandbox/start.ts';
import { allWell } from '../../../src/doctor/row.ts';
import { closedPort, type Front, httpFront, rawFront } from './fronts.ts';
import { examined, namedEnvironment, oneTenant, strangeKey, type Variables } from './named-environment.ts';

jest.setTimeout(30_000);

let sandbox: RunningSandbox;
let healthy: Variables;
const fronts: Front[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  healthy = await namedEnvironment(sandbox);
});
afterAll(() => sandbox.close());
afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close();
});

/** The healthy environment, reached through a front. */
async function behind(starting: Promise<Front>): Promise<Variables> {
  const front = await starting;
  fronts.push(front);
  return { ...oneTenant(healthy), OFFBLOCKS_BASE_URL: `http://127.0.0.1:${front.port}/v1` };
}

/** A front that refuses signed reads whose Signature-Input does not match. */
function demanding(pattern: RegExp): Promise<Front> {
  return httpFront(sandbox.baseUrl, ({ headers }) => {
    const input = headers['signature-input'];
    if (input === undefined || pattern.test(String(input))) return undefined;
    return { status: 400, headers: { 'content-type': 'application/json' }, body: '{"code":"INVALID_SIGNATURE"}' };
  });
}

const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Log in</title>' };
const unavailable = { status: 503, headers: { 'content-type': 'text/plain' }, body: 'down for maintenance' };

interface Case {
  readonly when: string;
  readonly variables: () => Promise<Variables> | Variables;
  readonly fails: string;
  readonly seen: string;
  readonly advice: string;
}

const cases: Case[] = [
  {
    when: 'nothing listens on the port',
    variables: async () => ({ ...oneTenant(healthy), OFFBLOCKS_BASE_URL: `http://127.0.0.1:${await closedPort()}/v1` }),
    fails: 'TCP',
    seen: 'nothing accepts connections there (ECONNREFUSED',
    advice: 'check host and port in OFFBLOCKS_BASE_URL',
  },
  {
    when: 'something else than HTTP listens',
    variables: () => behind(rawFront('220 mail.example ESMTP\r\n')),
    fails: 'HTTP',
    seen: 'what answered does not speak HTTP',
    advice: 'OFFBLOCKS_BASE_URL names a port where something else than HTTP listens',
  },
  {
    when: 'the server never answers',
    variables: async () => ({ ...(await behind(rawFront(undefined))), OFFBLOCKS_TIMEOUT_MS: '200' }),
    fails: 'HTTP',
    seen: 'no complete answer came in time',
    advice: 'try OFFBLOCKS_TIMEOUT_MS with a larger number',
  },
  {
    when: 'a web page answers',
    variables: () => behind(httpFront(sandbox.baseUrl, () => html)),
    fails: 'HTTP',
    seen: 'GET /v1/customers answered 200 with an HTML page',
    advice: 'something else answers in place of the API',
  },
  {
    when: 'the environment is down',
    variables: () => behind(httpFront(sandbox.baseUrl, () => unavailable)),
    fails: 'HTTP',
    seen: 'answered 503 down for maintenance',
    advice: 'wait and repeat',
  },
  {
    when: 'the API lives elsewhere',
    variables: () =>
      behind(
        httpFront(sandbox.baseUrl, () => ({ status: 308, headers: { location: 'https://elsewhere.example/v1' } })),
      ),
    fails: 'HTTP',
    seen: 'a redirect to https://elsewhere.example/v1',
    advice: 'set OFFBLOCKS_BASE_URL to the address where the API itself answers',
  },
  {
    when: 'the version prefix is wrong',
    variables: () => ({ ...oneTenant(healthy), OFFBLOCKS_BASE_URL: sandbox.baseUrl.replace('/v1', '/v2') }),
    fails: 'HTTP',
    seen: 'GET /v2/customers answered 404',
    advice: 'check the path of OFFBLOCKS_BASE_URL',
  },
  {
    when: 'the secret is wrong',
    variables: () => ({ ...oneTenant(healthy), OFFBLOCKS_API_SECRET: 'canary-of-a-wrong-secret' }),
    fails: 'token',
    seen: 'POST /v1/auth/token answered 401',
    advice: 'compare OFFBLOCKS_API_KEY and OFFBLOCKS_API_SECRET in .env.ward',
  },
  {
    when: 'the answer to the credentials holds no token',
    variables: () =>
      behind(
        httpFront(sandbox.baseUrl, ({ url }) =>
          url?.endsWith('/auth/token')
            ? { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
            : undefined,
        ),
      ),
    fails: 'token',
    seen: 'POST /v1/auth/token answered 200 {}',
    advice: 'the answer holds no token',
  },
  {
    when: 'the key id is wrong',
    variables: () => ({ ...oneTenant(healthy), OFFBLOCKS_SIGNING_KEY_ID: '3b241101-e2bb-4255-8caf-4136c566a962' }),
    fails: 'signed read',
    seen: 'answered 400',
    advice:
      'Compare OFFBLOCKS_SIGNING_KEY_ID in .env.ward with the id that PUT /auth/signing gave for the public part of OFFBLOCKS_SIGNING_KEY, or register it: npm run register-key -- --env ward',
  },
  {
    when: 'the key is not the registered one',
    variables: () => ({ ...oneTenant(healthy), OFFBLOCKS_SIGNING_KEY: strangeKey() }),
    fails: 'signed read',
    seen: 'answered 400',
    advice: 'key or key id are the likelier cause',
  },
  {
    when: 'signatures must cover the target URI',
    variables: () => behind(demanding(/@target-uri/)),
    fails: 'signed read',
    seen: 'answered 400 {"code":"INVALID_SIGNATURE"}',
    advice:
      'set OFFBLOCKS_COVERED_COMPONENTS="@method,@target-uri,content-digest,idempotency-key" in .env.ward: with that alone the same read was accepted',
  },
  {
    when: 'signatures must have another label',
    variables: () => behind(demanding(/^sig1=/)),
    fails: 'signed read',
    seen: 'answered 400',
    advice: 'set OFFBLOCKS_SIGNATURE_LABEL="sig1" in .env.ward',
  },
  {
    when: 'signatures must expire',
    variables: () => behind(demanding(/;expires=/)),
    fails: 'signed read',
    seen: 'answered 400',
    advice: 'set OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS="300" in .env.ward',
  },
  {
    when: 'signatures must not expire, and the settings say that they do',
    variables: async () => ({
      ...(await behind(demanding(/^(?!.*;expires=)/))),
      OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS: '60',
    }),
    fails: 'signed read',
    seen: 'answered 400',
    advice: 'remove OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS from .env.ward',
  },
  {
    when: 'the settings cover a header that reads do not have',
    variables: () => ({ ...oneTenant(healthy), OFFBLOCKS_COVERED_COMPONENTS: '@method,@target-uri,x-absent' }),
    fails: 'signed read',
    seen: 'nothing was sent: COMPONENT_ABSENT',
    advice: 'correct OFFBLOCKS_COVERED_COMPONENTS: every request must have what it lists',
  },
  {
    when: 'the key of the second tenant alone is wrong',
    variables: () => ({ ...healthy, OFFBLOCKS_SECOND_SIGNING_KEY: strangeKey() }),
    fails: 'signed read (second)',
    seen: 'answered 400',
    advice: 'another tenant signs the same way and is accepted',
  },
];

describe('the doctor', () => {
  it.each(cases)('names the step and the remedy when $when', async ({ variables, fails, seen, advice }) => {
    const { diagnosis, row, table } = await examined(await variables());
    expect(diagnosis.rows.filter(({ state }) => state === 'failed').map(({ step }) => step)).toEqual([fails]);
    expect(row(fails).seen).toContain(seen);
    expect(row(fails).advice).toContain(advice);
    expect(allWell(diagnosis.rows)).toBe(false);
    expect(table).toContain('A run would prove nothing yet');
  });

  it('does not reach what rests on a step that failed, and names the first cause', async () => {
    const address = `http://127.0.0.1:${await closedPort()}/v1`;
    const { diagnosis } = await examined({ ...healthy, OFFBLOCKS_BASE_URL: address });
    const unreached = diagnosis.rows.filter(({ state }) => state === 'not reached');
    expect(unreached.map(({ step, seen }) => `${step}: ${seen}`)).toEqual([
      'TLS: TCP failed',
      'HTTP: TCP failed',
      'clock: TCP failed',
      'token: TCP failed',
      'signed read: TCP failed',
      'token (second): TCP failed',
      'signed read (second): TCP failed',
    ]);
  });

  it('says that a name cannot be resolved', async () => {
    const { row } = await examined({
      ...oneTenant(healthy),
      OFFBLOCKS_BASE_URL: 'https://nobody.invalid/v1',
      OFFBLOCKS_TIMEOUT_MS: '3000',
    });
    expect(row('DNS')).toMatchObject({ state: 'failed', seen: expect.stringContaining('nobody.invalid') });
    expect(row('TCP')).toMatchObject({ state: 'not reached', seen: 'DNS failed' });
  });

  it('warns of a clock that is ten minutes off, and signs by it all the same', async () => {
    const ahead = await startSandbox({ clock: createClock(() => Date.now() + 600_000) });
    try {
      const { row } = await examined(await namedEnvironment(ahead));
      expect(row('clock')).toMatchObject({ state: 'warned', seen: 'Date is 10 minutes ahead of our clock' });
      expect(row('clock').advice).toContain("set this machine's clock (NTP)");
      expect(row('signed read').state).toBe('ok');
    } finally {
      await ahead.close();
    }
  });

  it('finds the accepted choice also where the clock is ten minutes off', async () => {
    const ahead = await startSandbox({ clock: createClock(() => Date.now() + 600_000) });
    const front = await httpFront(ahead.baseUrl, ({ headers }) =>
      headers['signature-input'] === undefined || String(headers['signature-input']).includes('@target-uri')
        ? undefined
        : { status: 401, headers: { date: new Date(Date.now() + 600_000).toUTCString() } },
    );
    try {
      const variables = oneTenant(await namedEnvironment(ahead));
      const { row } = await examined({ ...variables, OFFBLOCKS_BASE_URL: `http://127.0.0.1:${front.port}/v1` });
      expect(row('signed read').tried?.at(-1)).toMatchObject({ outcome: 'accepted' });
    } finally {
      await front.close();
      await ahead.close();
    }
  });

  it('says that the second tenant fails for the same reason as the first', async () => {
    const variables = { ...healthy, OFFBLOCKS_SIGNING_KEY: strangeKey(), OFFBLOCKS_SECOND_SIGNING_KEY: strangeKey() };
    const { row } = await examined(variables);
    expect(row('signed read').tried?.length).toBeGreaterThan(0);
    expect(row('signed read (second)').tried).toBeUndefined();
    expect(row('signed read (second)').advice).toContain('the same as for the first tenant');
  });

  it('stops trying when the environment answers with something else than a refusal', async () => {
    let reads = 0;
    const front = httpFront(sandbox.baseUrl, ({ headers }) => {
      if (headers['signature-input'] === undefined) return undefined;
      reads += 1;
      return { status: reads === 1 ? 401 : 500 };
    });
    const { row } = await examined(await behind(front));
    expect(row('signed read').tried).toHaveLength(1);
    expect(row('signed read').advice).toContain('Repeat when the environment is well');
  });

  it('quotes no secret that the environment echoes', async () => {
    const front = httpFront(sandbox.baseUrl, ({ url }) =>
      url?.endsWith('/auth/token')
        ? {
            status: 401,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              message: `no such pair: ${healthy.OFFBLOCKS_API_KEY} ${healthy.OFFBLOCKS_API_SECRET}`,
            }),
          }
        : undefined,
    );
    const { row } = await examined(await behind(front));
    expect(row('token').seen).toContain('no such pair: [secret OFFBLOCKS_API_KEY] [secret OFFBLOCKS_API_SECRET]');
  });

  it('lets no control character of an answer reach the terminal', async () => {
    const front = httpFront(sandbox.baseUrl, () => ({ status: 500, body: 'a\u001b[2J\u0007b\r\nc' }));
    const { row } = await examined(await behind(front));
    expect(row('HTTP').seen).toBe('GET /v1/customers answered 500 a [2J b c');
  });
});
