import { connect as connectSocket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { sendAuth } from '../client.ts';
import type { Probe } from '../observe.ts';
import { observe } from '../observe.ts';
import type { Outgoing } from '../send.ts';
import { answerTo, createCustomer, customerIn, newWallet, simulate } from '../story.ts';

const UNKNOWN = '/customers/123e4567-e89b-12d3-a456-426614174000';

const read = async (client: Client) => client.call('GET', (await createCustomer(client)).path);
const create = async (client: Client, body: object | Buffer) =>
  (await client.call('POST', '/customers', { body })).status;

/** Everything that comes back on a bare connection that the server closes. */
function rawAnswer({ method, url, headers, body }: Outgoing): Promise<string> {
  const { hostname, port, host, pathname } = new URL(url);
  const length = ['content-length', String(body?.length ?? 0)];
  const lines = [['host', host], length, ['connection', 'close'], ...Object.entries(headers)];
  return new Promise((resolve, reject) => {
    const socket = connectSocket(Number(port), hostname, () => {
      socket.write(
        `${method} ${pathname} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      );
      socket.write(body ?? '');
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  ['status-create-200', (client) => create(client, { chainId: newWallet().chainId, externalId: 'x' }), 201, 200],
  [
    'status-verify-200',
    async (client) => {
      const { status, body } = await simulate(client, await customerIn(client, 'verifying'), 'verify');
      return [status, body.length > 0];
    },
    [202, false],
    [200, true],
  ],
  [
    'status-ghost',
    async (client) => [
      (await client.call('GET', UNKNOWN)).status,
      (await client.call('GET', `${UNKNOWN}/challenge`)).status,
    ],
    [404, 404],
    [200, 404],
  ],
  [
    'status-undeclared',
    async (client) => [await create(client, {}), await create(client, Buffer.from('{'))],
    [400, 400],
    [418, 418],
  ],
  [
    'status-500-once',
    async (client) => [(await read(client)).status, (await read(client)).status],
    [200, 200],
    [500, 200],
  ],
  [
    'status-500-on-bad-json',
    async (client) => [await create(client, {}), await create(client, Buffer.from('{'))],
    [400, 400],
    [400, 500],
  ],
  [
    'status-sign-204-body',
    async (client) => {
      const customer = await createCustomer(client);
      const outgoing = await client.prepare('POST', `${customer.path}/challenge/sign`, { body: answerTo(customer) });
      const [head = '', body] = (await rawAnswer(outgoing)).split('\r\n\r\n');
      return [head.split(' ')[1], body];
    },
    ['204', ''],
    ['204', '{"result":"signed"}'],
  ],
  [
    'header-content-type-html',
    async (client) => (await read(client)).headers['content-type'],
    'application/json; charset=utf-8',
    'text/html; charset=utf-8',
  ],
  [
    'header-content-type-missing',
    async (client) => {
      const { status, headers } = await read(client);
      return [status, headers['content-type'], headers.date !== undefined];
    },
    [200, 'application/json; charset=utf-8', true],
    [200, undefined, true],
  ],
  [
    'body-truncated',
    async (client) => {
      const { body, headers } = await read(client);
      return [Number(headers['content-length']) === body.length, body.toString().endsWith('}')];
    },
    [true, true],
    [true, false],
  ],
  [
    'body-duplicate-keys',
    async (client) => (await read(client)).body.toString().match(/"status":"[a-z]+"/g),
    ['"status":"initiating"'],
    ['"status":"screening"', '"status":"initiating"'],
  ],
  [
    'error-stack-trace',
    async (client) => /\.ts:\d+/.test((await client.call('GET', UNKNOWN)).body.toString()),
    false,
    true,
  ],
  [
    'error-echoes-secret',
    async (_client, { baseUrl, credentials }) => {
      const apiSecret = 'f'.repeat(40);
      const refused = await sendAuth(baseUrl, 'POST', '/auth/token', { ...credentials.primary, apiSecret });
      return [refused.status, refused.body.includes(apiSecret)];
    },
    [401, false],
    [401, true],
  ],
  [
    'method-undeclared',
    async (client) => {
      const { path } = await createCustomer(client);
      return [(await client.call('DELETE', path)).status, (await client.call('GET', path)).status];
    },
    [405, 200],
    [204, 404],
  ],
  [
    'status-signed-400',
    async (client) => {
      const customer = await createCustomer(client);
      const sign = () => client.call('POST', `${customer.path}/challenge/sign`, { body: answerTo(customer) });
      return [(await sign()).status, (await sign()).status];
    },
    [204, 409],
    [204, 400],
  ],
  [
    'status-redirect-slash',
    async (client) => {
      const { status, headers } = await client.call('GET', '/webhooks');
      return [status, headers.location];
    },
    [200, undefined],
    [307, '/v1/webhooks/'],
  ],
  [
    'header-twice',
    async (client) => {
      const { rawHeaders } = await read(client);
      return new Set(rawHeaders.filter((_text, index) => rawHeaders[index - 1] === 'X-Request-Id')).size;
    },
    0,
    2,
  ],
  [
    'status-verify-202-body',
    async (client) => {
      const { status, body } = await simulate(client, await customerIn(client, 'verifying'), 'verify');
      return [status, body.length > 0];
    },
    [202, false],
    [202, true],
  ],
  [
    'body-missing',
    async (client) => {
      const { status, body } = await client.call('PATCH', `${(await customerIn(client, 'inactive')).path}/activate`);
      return [status, body.length > 0];
    },
    [200, true],
    [200, false],
  ],
  ['body-number-precision', async (client) => /:\d{17,}/.test((await read(client)).body.toString()), false, true],
  [
    'header-accept-xml',
    async (client) => {
      const { path } = await createCustomer(client);
      const { headers, body } = await client.call('GET', path, { headers: { accept: 'application/xml' } });
      return [headers['content-type'], body.toString().startsWith('{')];
    },
    ['application/json; charset=utf-8', true],
    ['application/xml', false],
  ],
  [
    'status-unknown-path',
    async (client) => [(await client.call('GET', '/nothing')).status, (await client.call('GET', UNKNOWN)).status],
    [404, 404],
    [200, 404],
  ],
  [
    'header-no-scheme',
    async (client) => {
      const { status, headers } = await client.call('GET', '/customers', { headers: { authorization: null } });
      return [status, headers['www-authenticate']];
    },
    [401, 'Bearer'],
    [401, undefined],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in an answer', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
