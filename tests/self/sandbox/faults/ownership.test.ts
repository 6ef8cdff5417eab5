import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client.ts';
import { connect } from '../client.ts';
import type { Probe } from '../observe.ts';
import { advance, observe } from '../observe.ts';
import type { CreatedCustomer } from '../story.ts';
import { answerTo, createCustomer, newWallet } from '../story.ts';

const sign = async (client: Client, customer: CreatedCustomer, change: object = {}, created = new Date()) => {
  const body = { ...answerTo(customer), ...change };
  return (await client.call('POST', `${customer.path}/challenge/sign`, { body, values: { created } })).status;
};

const linesOf = ({ challenge }: CreatedCustomer) => Buffer.from(challenge, 'base64').toString().split('\n');

const faults: Array<[id: string, probe: Probe, strict: unknown, faulty: unknown]> = [
  [
    'challenge-dies-early',
    async (client, sandbox) => {
      const customer = await createCustomer(client);
      await advance(sandbox, 900);
      return sign(await connect(sandbox), customer, {}, new Date(Date.now() + 900_000));
    },
    204,
    400,
  ],
  [
    'challenge-own-statement',
    async (client) => linesOf(await createCustomer(client))[3]?.startsWith('OffBlocks wants to verify ownership'),
    true,
    false,
  ],
  [
    'challenge-foreign-port',
    async (client) => /^127\.0\.0\.1:\d+ wants /.test(linesOf(await createCustomer(client))[0] ?? ''),
    true,
    false,
  ],
  [
    'challenge-owner-case',
    async (client) => {
      const customer = await createCustomer(client);
      return sign(client, customer, { ownerId: customer.wallet.chainId.toLowerCase() });
    },
    204,
    400,
  ],
  [
    'challenge-v-from-zero',
    async (client) => {
      const customer = await createCustomer(client);
      const bytes = customer.wallet.sign(customer.challenge);
      bytes.writeUInt8(bytes.readUInt8(64) - 27, 64);
      return sign(client, customer, { signature: bytes.toString('base64') });
    },
    400,
    204,
  ],
  [
    'validation-duplicate-other-case',
    async (client) => {
      const create = async (chainId: string) =>
        (await client.call('POST', '/customers', { body: { chainId, externalId: 'a customer' } })).status;
      const { chainId } = newWallet();
      const capitals = chainId.replace(/[^x]*$/, (digits) => digits.toUpperCase());
      return [await create(chainId), await create(chainId), await create(capitals)];
    },
    [201, 409, 409],
    [201, 409, 201],
  ],
  [
    'validation-external-id-alone',
    async (client) => {
      const create = async (externalId: string) =>
        (await client.call('POST', '/customers', { body: { chainId: newWallet().chainId, externalId } })).status;
      return [await create('one'), await create('one'), await create('two')];
    },
    [201, 201, 201],
    [201, 409, 201],
  ],
];

/** Milliseconds that an environment may take to start, twice, on a busy machine. */
const LONG_MS = 20_000;

describe('a fault in whose wallet and which customer it is', () => {
  it.each(faults)(
    '%s differs from the strict environment',
    async (fault, probe, strict, faulty) => {
      expect([await observe({}, probe), await observe({ fault }, probe)]).toEqual([strict, faulty]);
    },
    LONG_MS,
  );
});
