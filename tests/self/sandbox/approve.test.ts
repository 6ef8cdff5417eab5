import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { connect } from './client.ts';
import { listOf, objectOf } from './send.ts';
import { createCustomer, reaches, signChallenge, simulate } from './story.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

describe.each([
  ['primary', 'ecdsa-p384-sha384'],
  ['second', 'ed25519'],
] as const)('the %s tenant signing with %s', (tenant, algorithm) => {
  it('takes a customer from creation to active and through deactivation', async () => {
    const client = await connect(sandbox, tenant, algorithm);
    const customer = await createCustomer(client);
    await signChallenge(client, customer);
    await reaches(client, customer, 'verifying');
    const verified = await simulate(client, customer, 'verify');
    expect([verified.status, verified.body.length]).toEqual([202, 0]);
    await reaches(client, customer, 'active');
    const listed = listOf(await client.call('GET', '/customers'));
    expect(listed.filter(({ id }) => id === customer.id)).toHaveLength(1);
    for (const [action, status] of [
      ['deactivate', 'inactive'],
      ['activate', 'active'],
    ]) {
      const answered = await client.call('PATCH', `${customer.path}/${action}`);
      expect([answered.status, objectOf(answered).status]).toEqual([200, status]);
    }
  });

  it('makes a rejected customer final', async () => {
    const client = await connect(sandbox, tenant, algorithm);
    const customer = await createCustomer(client);
    await signChallenge(client, customer);
    await reaches(client, customer, 'verifying');
    expect((await simulate(client, customer, 'reject')).status).toBe(202);
    await reaches(client, customer, 'rejected');
    expect((await simulate(client, customer, 'verify')).status).toBe(400);
  });
});

describe('a customer', () => {
  it('looks as documented where it is created and where it is read, with the same instants', async () => {
    const client = await connect(sandbox);
    const externalId = 'Zoë 🦉 \u202e\u0007 x';
    const chainId = 'eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691';
    const created = objectOf(
      await client.call('POST', '/customers', { body: { chainId, externalId, status: 'active' } }),
    );
    const { challenge, ...customer } = created;
    expect(customer).toMatchObject({ chainId, externalId, status: 'initiating' });
    expect(customer.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(customer.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
    const read = objectOf(await client.call('GET', `/customers/${customer.id}`));
    const createdAt = String(customer.createdAt).replace(/\d{3}Z$/, 'Z');
    expect(read).toEqual({ ...customer, createdAt, updatedAt: createdAt });
    expect(Buffer.from(String(challenge), 'base64').toString()).toContain('0x43158f45b5EbD7b1179130130DF00393928C2691');
  });

  it('exists once per pair of chainId and externalId', async () => {
    const client = await connect(sandbox);
    const { wallet, externalId } = await createCustomer(client);
    const again = (body: object) => client.call('POST', '/customers', { body });
    expect(
      (
        await again({
          chainId: wallet.chainId.toUpperCase().replace('EIP155', 'eip155').replace('0X', '0x'),
          externalId,
        })
      ).status,
    ).toBe(409);
    expect((await again({ chainId: wallet.chainId, externalId: `${externalId}2` })).status).toBe(201);
  });

  it('is invisible to other tenants, as if its id were unknown', async () => {
    const owner = await connect(sandbox, 'primary');
    const stranger = await connect(sandbox, 'second');
    const customer = await createCustomer(owner);
    const seen = await stranger.call('GET', customer.path);
    const unknown = await stranger.call('GET', '/customers/00000000-0000-4000-8000-000000000000');
    expect([seen.status, seen.body.toString()]).toEqual([404, unknown.body.toString()]);
    expect(listOf(await stranger.call('GET', '/customers')).map(({ id }) => id)).not.toContain(customer.id);
  });
});
