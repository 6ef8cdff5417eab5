import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { connect } from './client.ts';
import { listOf, objectOf } from './send.ts';
import { createCustomer, customerIn, newWallet, reaches, statusOf } from './story.ts';

const running: RunningSandbox[] = [];

afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

async function start(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return { sandbox, client: await connect(sandbox) };
}

const newCustomer = () => ({ chainId: newWallet().chainId, externalId: randomUUID() });
const rows = async (client: Awaited<ReturnType<typeof connect>>) =>
  listOf(await client.call('GET', '/customers')).length;

describe('an idempotency key', () => {
  it('gives the same answer again, byte for byte, and acts once', async () => {
    const { client } = await start();
    const unusual = { body: newCustomer(), key: randomUUID() };
    const first = await client.call('POST', '/customers', unusual);
    const again = await client.call('POST', '/customers', { ...unusual, key: unusual.key.toUpperCase() });
    expect(first.status).toBe(201);
    expect([again.status, again.headers['content-type'], again.body]).toEqual([
      first.status,
      first.headers['content-type'],
      first.body,
    ]);
    expect(await rows(client)).toBe(1);
  });

  it('gives the stored answer although the customer has moved on', async () => {
    const { client } = await start();
    const customer = await customerIn(client, 'active');
    const key = randomUUID();
    const first = await client.call('PATCH', `${customer.path}/deactivate`, { key });
    await client.call('PATCH', `${customer.path}/activate`);
    const again = await client.call('PATCH', `${customer.path}/deactivate`, { key });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await statusOf(client, customer)).toBe('active');
  });

  it.each([
    ['payload', 'POST', '/customers', newCustomer()],
    ['operation', 'PUT', '/webhooks', { callbackUrl: 'http://127.0.0.1:1', types: ['customer.updated'] }],
    ['target', 'POST', '/customers?a=1', undefined],
  ])('is refused with 422 for another %s', async (_what, method, path, other) => {
    const { client } = await start();
    const body = newCustomer();
    const key = randomUUID();
    expect((await client.call('POST', '/customers', { body, key })).status).toBe(201);
    const refused = await client.call(method, path, { body: other ?? body, key });
    expect([refused.status, objectOf(refused).code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await rows(client)).toBe(1);
  });

  it('is refused with 422 for the same JSON in other bytes, and for another path without a body', async () => {
    const { client } = await start();
    const body = newCustomer();
    const key = randomUUID();
    await client.call('POST', '/customers', { body, key });
    expect(
      (await client.call('POST', '/customers', { body: Buffer.from(JSON.stringify(body, null, 1)), key })).status,
    ).toBe(422);
    const [one, two] = [await customerIn(client, 'active'), await customerIn(client, 'active')];
    const patchKey = randomUUID();
    expect((await client.call('PATCH', `${one.path}/deactivate`, { key: patchKey })).status).toBe(200);
    expect((await client.call('PATCH', `${two.path}/deactivate`, { key: patchKey })).status).toBe(422);
    expect(await statusOf(client, two)).toBe('active');
  });

  it.each([
    ['is missing', { key: null }],
    ['is empty', { key: '' }],
    ['is no UUID', { key: 'not-a-uuid' }],
    ['comes twice', { key: null, headers: { 'idempotency-key': [randomUUID(), randomUUID()] } }],
    ['is a list', { key: `${randomUUID()}, ${randomUUID()}` }],
  ])('is refused with 400 where it %s', async (_what, unusual) => {
    const { client } = await start();
    const refused = await client.call('POST', '/customers', { body: newCustomer(), ...unusual });
    expect([refused.status, objectOf(refused).code]).toEqual([400, 'INVALID_IDEMPOTENCY_KEY']);
    expect(await rows(client)).toBe(0);
  });

  it('belongs to one tenant', async () => {
    const { sandbox, client } = await start();
    const other = await connect(sandbox, 'second');
    const unusual = { body: newCustomer(), key: randomUUID() };
    const answers = [await client.call('POST', '/customers', unusual), await other.call('POST', '/customers', unusual)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map((answer) => objectOf(answer).id)).size).toBe(2);
  });

  it('is not used up by a refused call', async () => {
    const { client } = await start();
    const key = randomUUID();
    expect((await client.call('POST', '/customers', { body: { externalId: 'x' }, key })).status).toBe(400);
    expect((await client.call('POST', '/customers', { body: newCustomer(), key })).status).toBe(201);
  });

  it('is new again after an hour', async () => {
    const { sandbox, client } = await start();
    const customer = await customerIn(client, 'active');
    const key = randomUUID();
    expect((await client.call('PATCH', `${customer.path}/deactivate`, { key })).status).toBe(200);
    await fetch(sandbox.clockUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advanceSeconds":3601}',
    });
    const later = await connect(sandbox);
    const created = { values: { created: new Date(Date.now() + 3601_000) } };
    expect((await later.call('PATCH', `${customer.path}/deactivate`, { key, ...created })).status).toBe(400);
    expect((await later.call('PATCH', `${customer.path}/activate`, { key, ...created })).status).toBe(200);
  });
});

describe('identical requests in parallel', () => {
  it('act once; the others are replayed', async () => {
    const { client } = await start();
    const unusual = { body: newCustomer(), key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.call('POST', '/customers', unusual)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(await rows(client)).toBe(1);
  });

  it('are refused with 409 while the first is in flight, and replayed afterwards', async () => {
    const { client } = await start({ executionMs: 150 });
    const unusual = { body: newCustomer(), key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.call('POST', '/customers', unusual)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await client.call('POST', '/customers', unusual)).status).toBe(201);
    expect(await rows(client)).toBe(1);
  });

  it('with different keys meet the rules of the operation itself', async () => {
    const { client } = await start();
    const body = newCustomer();
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.call('POST', '/customers', { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('a replayed verdict', () => {
  it('is answered like the first although it would be refused by now', async () => {
    const { client } = await start();
    const customer = await customerIn(client, 'verifying');
    const key = randomUUID();
    const path = `/simulator${customer.path}/verify`;
    expect((await client.call('PATCH', path, { key })).status).toBe(202);
    await reaches(client, customer, 'active');
    expect((await client.call('PATCH', path, { key })).status).toBe(202);
    expect((await client.call('PATCH', path)).status).toBe(400);
    await createCustomer(client);
  });
});
