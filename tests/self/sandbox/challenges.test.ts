import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checksumAddress, signerOfPersonalMessage } from '../../../sandbox/ethereum.ts';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import type { Client } from './client.ts';
import { connect } from './client.ts';
import { objectOf } from './send.ts';
import type { CreatedCustomer } from './story.ts';
import { answerTo, createCustomer, newWallet, statusOf } from './story.ts';

let sandbox: RunningSandbox;
let client: Client;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = await connect(sandbox);
});

afterAll(() => sandbox.close());

const fetched = async (customer: CreatedCustomer) =>
  String(objectOf(await client.call('GET', `${customer.path}/challenge`)).challenge);

const sign = (customer: CreatedCustomer, body: object) =>
  client.call('POST', `${customer.path}/challenge/sign`, { body });

describe('a challenge', () => {
  it('is the documented text, about this wallet, this chain and this server', async () => {
    const customer = await createCustomer(client);
    const [, , address = ''] = customer.wallet.chainId.split(':');
    const { host, origin } = new URL(sandbox.baseUrl);
    const lines = Buffer.from(customer.challenge, 'base64').toString('utf8').split('\n');
    expect(lines).toEqual([
      `${host} wants you to sign in with your Ethereum account:`,
      checksumAddress(address),
      '',
      'OffBlocks wants to verify ownership of your wallet. By connecting your wallet and using OffBlocks, you agree to our Terms of services and Privacy Policy',
      '',
      `URI: ${origin}`,
      'Version: 1',
      'Chain ID: 300',
      expect.stringMatching(/^Nonce: [A-Za-z0-9]{16}$/),
      expect.stringMatching(/^Issued At: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    ]);
  });

  it('stays the same while it is only read', async () => {
    const customer = await createCustomer(client);
    expect([await fetched(customer), await fetched(customer)]).toEqual([customer.challenge, customer.challenge]);
  });

  it('has a nonce of its own', async () => {
    const customers = await Promise.all(Array.from({ length: 10 }, () => createCustomer(client)));
    const nonces = customers.map(
      ({ challenge }) => /Nonce: (\S+)/.exec(Buffer.from(challenge, 'base64').toString())?.[1],
    );
    expect(new Set(nonces).size).toBe(10);
  });
});

describe('an attempt to sign', () => {
  const wrong: Array<[string, (customer: CreatedCustomer, other: CreatedCustomer) => object]> = [
    [
      'by another wallet',
      (customer, other) => ({
        ...answerTo(customer),
        signature: other.wallet.sign(customer.challenge).toString('base64'),
      }),
    ],
    ['by another wallet that says so', (customer, other) => ({ ...answerTo(other, customer.challenge) })],
    [
      'of an altered text',
      (customer) => answerTo(customer, Buffer.from(`${Buffer.from(customer.challenge, 'base64')}!`).toString('base64')),
    ],
    ['of another customer’s challenge', (customer, other) => answerTo(customer, other.challenge)],
    ['with another owner', (customer, other) => ({ ...answerTo(customer), ownerId: other.wallet.chainId })],
    [
      'with the owner on another chain',
      (customer) => ({ ...answerTo(customer), ownerId: customer.wallet.chainId.replace(':300:', ':1:') }),
    ],
    [
      'encoded as hexadecimal text',
      (customer) => ({
        ...answerTo(customer),
        signature: Buffer.from(customer.wallet.sign(customer.challenge).toString('hex')).toString('base64'),
      }),
    ],
    [
      'without the recovery byte',
      (customer) => ({
        ...answerTo(customer),
        signature: customer.wallet.sign(customer.challenge).subarray(0, 64).toString('base64'),
      }),
    ],
    ['with garbage', (customer) => ({ ...answerTo(customer), signature: Buffer.alloc(65, 27).toString('base64') })],
  ];

  it.each(wrong)('%s fails with 400, and a new challenge takes the place of the old', async (_what, bodyOf) => {
    const [customer, other] = [await createCustomer(client), await createCustomer(client)];
    const refused = await sign(customer, bodyOf(customer, other));
    expect([refused.status, objectOf(refused).code]).toEqual([400, 'CHALLENGE_FAILED']);
    const fresh = await fetched(customer);
    expect(fresh).not.toBe(customer.challenge);
    expect(await statusOf(client, customer)).toBe('initiating');
    expect(await fetched(other)).toBe(other.challenge);
    expect((await sign(customer, answerTo(customer, fresh))).status).toBe(204);
  });

  it('fails with the challenge that a failed attempt made stale', async () => {
    const [customer, other] = [await createCustomer(client), await createCustomer(client)];
    expect((await sign(customer, answerTo(customer, other.challenge))).status).toBe(400);
    expect((await sign(customer, answerTo(customer))).status).toBe(400);
  });

  it.each([
    ['no signature', (good: object) => ({ ...good, signature: undefined })],
    ['a signature that is not base64', (good: object) => ({ ...good, signature: '0x1234' })],
    ['an unpadded challenge', (good: object) => ({ ...good, challenge: 'YWI' })],
    [
      'an owner that is no account',
      (good: object) => ({ ...good, ownerId: '0x43158f45b5EbD7b1179130130DF00393928C2691' }),
    ],
  ])('with %s is refused as a body, and the challenge stays', async (_what, bodyOf) => {
    const customer = await createCustomer(client);
    const refused = await sign(customer, bodyOf(answerTo(customer)));
    expect([refused.status, objectOf(refused).code]).toEqual([400, 'INVALID_BODY']);
    expect((await sign(customer, answerTo(customer))).status).toBe(204);
  });

  it('succeeds once, with the address in any case', async () => {
    const customer = await createCustomer(client);
    const [, , address = ''] = customer.wallet.chainId.split(':');
    const ownerId = `eip155:300:${checksumAddress(address)}`;
    expect((await sign(customer, { ...answerTo(customer), ownerId })).status).toBe(204);
    const again = await sign(customer, answerTo(customer));
    expect([again.status, objectOf(again).code]).toEqual([409, 'CHALLENGE_SIGNED']);
    expect((await client.call('GET', `${customer.path}/challenge`)).status).toBe(404);
  });
});

describe('a challenge of more than an hour', () => {
  it('cannot be signed, and a fresh one is served', async () => {
    const aging = await startSandbox();
    try {
      const customers = await connect(aging).then((early) =>
        Promise.all([createCustomer(early), createCustomer(early)]),
      );
      await fetch(aging.clockUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"advanceSeconds":3600}',
      });
      const later = await connect(aging);
      const created = { values: { created: new Date(Date.now() + 3600_000) } };
      const [first, second] = customers;
      const refused = await later.call('POST', `${first.path}/challenge/sign`, { body: answerTo(first), ...created });
      expect([refused.status, objectOf(refused).code]).toEqual([400, 'CHALLENGE_FAILED']);
      const { challenge } = objectOf(await later.call('GET', `${second.path}/challenge`, created));
      expect(challenge).not.toBe(second.challenge);
      const signed = await later.call('POST', `${second.path}/challenge/sign`, {
        body: answerTo(second, String(challenge)),
        ...created,
      });
      expect(signed.status).toBe(204);
    } finally {
      await aging.close();
    }
  });
});

describe('the signer of a personal message', () => {
  it('is recovered from the example of the documentation’s form: r, s and v of 27 or 28', () => {
    const wallet = newWallet();
    const text = Buffer.from('any text');
    const signature = wallet.sign(text.toString('base64'));
    expect(signerOfPersonalMessage(text, signature)).toBe(wallet.chainId.split(':')[2]);
    expect(
      signerOfPersonalMessage(
        text,
        Buffer.concat([signature.subarray(0, 64), Buffer.from([(signature[64] ?? 0) - 27])]),
      ),
    ).toBeUndefined();
    expect(signerOfPersonalMessage(Buffer.from('another text'), signature)).not.toBe(wallet.chainId.split(':')[2]);
  });

  it.each([
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ])('has an address whose checksum is that of EIP-55: %s', (address) => {
    expect(checksumAddress(address.toLowerCase())).toBe(address);
  });
});
