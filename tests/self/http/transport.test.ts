import { afterEach, describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.ts';
import { call, send } from '../../../src/http/call.ts';
import { type Answer, apiSecret, type Conversation, converse, issuedToken } from './api-server.ts';

let conversation: Conversation | undefined;
afterEach(async () => {
  await conversation?.close();
  conversation = undefined;
});

async function conversing(answer: Answer): Promise<Conversation> {
  conversation = await converse(answer);
  return conversation;
}

const customers = '/v1/customers';
const list = ({ transport }: Conversation): ReturnType<typeof call> =>
  call(transport, (client) => client.listCustomers({}), { identity: 'primary' });
const create = ({ transport }: Conversation): ReturnType<typeof call> =>
  call(
    transport,
    (client) =>
      client.createCustomer({
        body: { chainId: 'eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691', externalId: 'x' },
      }),
    { identity: 'primary' },
  );

describe('an environment that asks to wait', () => {
  it.each([
    [429, 'in seconds', () => '0'],
    [503, 'in seconds', () => '0'],
    [429, 'until a date', () => new Date(Date.now() - 1000).toUTCString()],
    [503, 'until a date', () => new Date(Date.now()).toUTCString()],
  ])('with %i %s is waited for, once, and the repetition has its own record', async (status, _form, retryAfter) => {
    const talk = await conversing(({ url }, response, number) => {
      if (url !== customers || number > 0) return false;
      response.writeHead(status, { 'Retry-After': retryAfter() }).end();
      return true;
    });
    expect((await list(talk)).status).toBe(200);
    const [, first, second] = talk.exchanges();
    expect(first?.response?.status).toBe(status);
    expect(first?.evaluations.filter(({ requirement }) => requirement !== 'response.retry-after')).toEqual([]);
    expect(second?.repeats).toBe(first?.id);
    expect(second?.response?.status).toBe(200);
  });

  it('gets the repetition with the same Idempotency-Key and body, and a nonce of its own', async () => {
    const talk = await conversing(({ url }, response, number) => {
      if (url !== customers) return false;
      response.writeHead(number === 0 ? 503 : 400, { 'Retry-After': '0' }).end();
      return true;
    });
    await create(talk);
    const [first, second] = talk.received.filter(({ url }) => url === customers);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(second?.headers['content-digest']).toBe(first?.headers['content-digest']);
    const nonces = [first, second].map(
      (request) => /nonce="([^"]+)"/.exec(String(request?.headers['signature-input']))?.[1],
    );
    expect(nonces[0]).toBeDefined();
    expect(nonces[1]).not.toBe(nonces[0]);
  });

  it.each([
    ['longer than the bound', '3600'],
    ['until a date beyond the bound', new Date(Date.now() + 3_600_000).toUTCString()],
    ['for what is no time', 'soon'],
    ['without saying how long', undefined],
  ])('%s is not waited for, and the call has the environment as its cause', async (_name, retryAfter) => {
    const talk = await conversing(({ url }, response) => {
      if (url !== customers) return false;
      response.writeHead(429, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }).end();
      return true;
    });
    await expect(list(talk)).rejects.toMatchObject({ stepCause: { kind: 'environment' } });
    expect(talk.exchanges().filter(({ operation }) => operation === 'listCustomers')).toHaveLength(1);
  });

  it('for ever is asked twice and no more', async () => {
    const talk = await conversing(({ url }, response) => {
      if (url !== customers) return false;
      response.writeHead(503, { 'Retry-After': '0' }).end();
      return true;
    });
    await expect(list(talk)).rejects.toMatchObject({ stepCause: { kind: 'environment' } });
    expect(talk.exchanges().filter(({ operation }) => operation === 'listCustomers')).toHaveLength(2);
  });
});

describe('an answer that is lost', () => {
  const losing =
    (status: number): Answer =>
    ({ url, socket }, response, number) => {
      if (url !== customers) return false;
      if (number === 0) socket.destroy();
      else response.writeHead(status).end();
      return true;
    };

  it('is asked for again with the same key, and the loss is on record', async () => {
    const talk = await conversing(losing(400));
    expect((await create(talk)).status).toBe(400);
    const [, first, second] = talk.exchanges();
    expect(first?.failure?.kind).toBe('reset');
    expect(second?.repeats).toBe(first?.id);
    const keys = talk.received.flatMap(({ headers }) => headers['idempotency-key'] ?? []);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });

  it('accuses nobody when the repetition meets the first request still in flight', async () => {
    const talk = await conversing(losing(409));
    await expect(create(talk)).rejects.toMatchObject({
      stepCause: { kind: 'environment', message: expect.stringContaining('first answer was lost') },
    });
    const findings = talk.exchanges().flatMap(({ evaluations }) => evaluations.flatMap(({ finding }) => finding ?? []));
    expect(findings).toEqual([]);
  });

  it('twice is the end, with the environment as its cause', async () => {
    const talk = await conversing(({ url, socket }) => url === customers && Boolean(socket.destroy()));
    await expect(list(talk)).rejects.toMatchObject({
      stepCause: { kind: 'environment', message: expect.stringContaining('reset') },
    });
  });
});

describe('a token', () => {
  it('is asked for once for calls that start together', async () => {
    const talk = await conversing(() => false);
    await Promise.all([list(talk), list(talk), list(talk)]);
    expect(talk.received.filter(({ url }) => url === '/v1/auth/token')).toHaveLength(1);
  });

  it.each([
    ['lies in the past', 1],
    ['is not a number', '2030-01-01'],
    ['is in milliseconds', Date.now() + 3_600_000],
  ])('whose expiry %s is used all the same: no request of ours becomes invalid by it', async (_name, expiresAt) => {
    const talk = await conversing(({ url }, response) => {
      if (url !== '/v1/auth/token') return false;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ token: issuedToken, expiresAt, tokenType: 'Bearer' }));
      return true;
    });
    expect((await list(talk)).status).toBe(200);
    expect(talk.records.filter(({ kind }) => kind === 'suite-fault')).toEqual([]);
  });

  it.each([
    ['the environment', 401, '{}', 'environment'],
    ['the API', 200, '{}', 'violation'],
    ['the API', 200, 'null', 'violation'],
    ['the API', 200, '{"token":"line\\nbreak"}', 'violation'],
  ])('that does not come accuses %s, for %i %s', async (_who, status, body, kind) => {
    const talk = await conversing(({ url }, response) => {
      if (url !== '/v1/auth/token') return false;
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
      return true;
    });
    await expect(list(talk)).rejects.toMatchObject({ stepCause: { kind } });
  });
});

describe('the record of an exchange', () => {
  it('holds no secret that the answer repeats, also not where a message was cut in the middle of it', async () => {
    const filler = 'x'.repeat(190);
    const talk = await conversing(({ url }, response) => {
      if (url !== customers) return false;
      response.writeHead(418, { 'X-Echo': apiSecret }).end(`${filler}${apiSecret} ${issuedToken}`);
      return true;
    });
    await list(talk);
    const text = JSON.stringify(talk.exchanges());
    expect(text).not.toContain(apiSecret.slice(0, 8));
    expect(text).not.toContain(issuedToken.slice(0, 8));
    expect(text).toContain('[secret OFFBLOCKS_API_SECRET]');
  });

  it('holds no token that a case made up, nor a credential in a URL', async () => {
    const talk = await conversing(({ url }, response) => {
      if (url?.startsWith('/v1/auth/credentials') !== true) return false;
      response.writeHead(401).end('the token made-up-token-123 is unknown');
      return true;
    });
    const token = new Secret('made up', 'made-up-token-123');
    await send(
      talk.transport,
      { method: 'DELETE', path: '/auth/credentials?apiKey=11111111-2222-4333-8444-555555555555' },
      { identity: 'primary', token, intent: { kind: 'invalid', provokes: [401] } },
    );
    const text = JSON.stringify(talk.exchanges());
    expect(text).not.toContain('made-up-token-123');
    expect(text).not.toContain('11111111-2222');
  });

  it('names the step in which the request was made, not the one that runs when the answer comes', async () => {
    const talk = await conversing(() => false);
    const { ledger } = talk.transport.shared;
    ledger.begin({ suite: 'one', step: 'a' });
    const url = new URL(`${talk.transport.shared.settings.baseUrl.href}/customers`);
    const answer = talk.transport.exchange({ method: 'GET', url, headers: [] }, { identity: 'primary' });
    ledger.begin({ suite: 'two', step: 'b' });
    expect((await answer).record).toMatchObject({ suite: 'one', step: 'a' });
  });
});

describe('a request of ours that breaks the contract', () => {
  it('does not leave, is a suite fault, and its secret does not appear in the message', async () => {
    const talk = await conversing(() => false);
    const body = { apiKey: 'no-uuid', apiSecret };
    const options = { identity: 'nobody' } as const;
    await expect(call(talk.transport, (client) => client.issueToken({ body }), options)).rejects.toMatchObject({
      stepCause: { kind: 'crash', message: expect.not.stringContaining(apiSecret) },
    });
    expect(talk.received).toHaveLength(0);
    expect(talk.records).toEqual([expect.objectContaining({ kind: 'suite-fault', code: 'REQUEST_BREAKS_CONTRACT' })]);
  });
});
