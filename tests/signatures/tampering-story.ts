import type { SentRequest } from '../../src/contract/message.ts';
import type { Identity } from '../../src/evidence/records.ts';
import { createCustomer, getCustomer, listCustomers } from '../../src/flow/customer-calls.ts';
import type { CallOptions } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { need } from '../../src/jest/step-context.ts';
import type { AddStep } from '../../src/jest/story.ts';
import { contentDigest } from '../../src/signing/content-digest.ts';
import { generateSigningKeyPem, signingKeyFromPem } from '../../src/signing/keys.ts';

/** The request with one header's value changed. */
function withHeader(request: SentRequest, name: string, change: (value: string) => string): SentRequest {
  return {
    ...request,
    headers: request.headers.map(([key, value]) => [key, key.toLowerCase() === name ? change(value) : value]),
  };
}

/** The request without some headers. */
function withoutHeaders(request: SentRequest, ...names: string[]): SentRequest {
  return { ...request, headers: request.headers.filter(([key]) => !names.includes(key.toLowerCase())) };
}

/** A `label=:base64:` value with one bit of its bytes flipped. */
function flipBit(value: string): string {
  return value.replace(/:([A-Za-z0-9+/=]+):/, (_whole, base64: string) => {
    const bytes = Buffer.from(base64, 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    return `:${bytes.toString('base64')}:`;
  });
}

/** One way to break a good request: what is changed, and the requirement that the refusal proves. */
interface Breakage {
  readonly proof: string;
  readonly options: (t: StepContext, identity: Identity) => Partial<CallOptions>;
}

const breakages: readonly Breakage[] = [
  {
    proof: 'signature.required#no-signature',
    options: () => ({ tamper: (request) => withoutHeaders(request, 'signature') }),
  },
  {
    proof: 'signature.required#no-signature-input',
    options: () => ({ tamper: (request) => withoutHeaders(request, 'signature-input') }),
  },
  {
    proof: 'signature.verified#bit-flipped',
    options: () => ({ tamper: (request) => withHeader(request, 'signature', flipBit) }),
  },
  {
    proof: 'signature.verified#empty',
    options: () => ({ tamper: (request) => withHeader(request, 'signature', (value) => value.replace(/:.*:/, '::')) }),
  },
  {
    proof: 'signature.verified#half',
    options: () => ({
      tamper: (request) =>
        withHeader(request, 'signature', (value) =>
          value.replace(
            /:(.*):/,
            (_whole, base64: string) => `:${Buffer.from(base64, 'base64').subarray(0, 32).toString('base64')}:`,
          ),
        ),
    }),
  },
  {
    proof: 'signature.verified#other-label',
    options: () => ({ tamper: (request) => withHeader(request, 'signature', (value) => `x${value}`) }),
  },
  {
    proof: 'signature.key-bound#unregistered',
    options: (t, identity) => {
      const known = t.session.identities.key(identity);
      return known ? { key: signingKeyFromPem(generateSigningKeyPem(known.algorithm), known.keyId) } : {};
    },
  },
  {
    proof: 'signature.key-bound#unknown-keyid',
    options: (t, identity) => {
      const known = t.session.identities.key(identity);
      return known
        ? {
            key: {
              ...known,
              algorithm: known.algorithm,
              keyId: t.uuid('unknown-key'),
              sign: (base) => known.sign(base),
              publicKeyPem: () => known.publicKeyPem(),
            },
          }
        : {};
    },
  },
  {
    proof: 'signature.covers#idempotency-key',
    options: (t) => ({ tamper: (request) => withHeader(request, 'idempotency-key', () => t.uuid('other-key')) }),
  },
  {
    proof: 'signature.covers#body',
    options: () => ({
      // The digest is that of the new body, so that only the signature can tell.
      tamper: (request) => {
        const text = new TextDecoder().decode(request.body).replace('"externalId":"', '"externalId":"x');
        const body = new TextEncoder().encode(text);
        return { ...withHeader(request, 'content-digest', () => contentDigest(body, ['sha-256'])), body };
      },
    }),
  },
  { proof: 'digest.required', options: () => ({ withoutDigest: true }) },
  { proof: 'digest.compared', options: () => ({ digestOf: new TextEncoder().encode('other bytes') }) },
];

/** F1–F4, F7, F13, F14: a good request of each tenant's algorithm, broken one way at a time, and accepted unbroken. */
export function tamperingStory(identity: Identity, step: AddStep): void {
  const refusals = ['createCustomer.400', 'createCustomer.401'] as const;
  let customerId = '';

  step('twin', { answers: ['createCustomer.201', 'listCustomers.200', 'getCustomer.200'] }, async (t) => {
    const { chainId: chain } = t.session.settings;
    const valid = createCustomer({ chainId: t.wallet('twin').accountId(chain), externalId: t.externalId('twin') });
    customerId = need(await t.expect('createCustomer.201', valid, { identity }), 'id', (customer) => customer.id);
    await t.expect('listCustomers.200', listCustomers(), { identity });
    await t.expect('getCustomer.200', getCustomer(customerId), { identity });
  });

  step(
    'broken',
    {
      refusals: ['createCustomer.400'],
      proves: [...breakages.map(({ proof }) => proof), 'signature.verified#no-effect'],
    },
    async (t) => {
      const { chainId: chain } = t.session.settings;
      const externalId = t.externalId('broken');
      for (const { proof, options } of breakages) {
        const chainId = t.wallet(proof).accountId(chain);
        await t.refuse(proof, refusals, createCustomer({ chainId, externalId }), { identity, ...options(t, identity) });
      }
      const list = await t.call(listCustomers(), { identity });
      const left = (list.data ?? []).filter((customer) => customer.externalId.endsWith(externalId));
      t.check('signature.verified#no-effect', {
        holds: left.length === 0,
        message: 'a request with a broken signature left a customer behind',
        expected: `no customer with externalId ${externalId}`,
        received: `${left.length} customers`,
        answers: [list.answer],
        twin: 'createCustomer',
      });
    },
  );

  step(
    'covered',
    {
      refusals: ['listCustomers.400', 'getCustomer.400'],
      proves: ['signature.covers#path', 'signature.covers#method', 'signature.verified#created'],
    },
    async (t) => {
      const other = (request: SentRequest, path: string): SentRequest => ({
        ...request,
        url: new URL(`${t.session.settings.baseUrl.href.replace(/\/$/, '')}${path}`),
      });
      await t.refuse('signature.covers#path', ['getCustomer.400', 'getCustomer.401'], listCustomers(), {
        identity,
        tamper: (request) => other(request, `/customers/${customerId}`),
      });
      // Signed as a creation without a body, sent as the read of the same path: all but the method is right.
      const create = { method: 'POST', path: '/customers' };
      await t.refuse('signature.covers#method', ['listCustomers.400', 'listCustomers.401'], create, {
        identity,
        tamper: (request) => ({ ...request, method: 'GET' }),
      });
      await t.refuse('signature.verified#created', ['listCustomers.400', 'listCustomers.401'], listCustomers(), {
        identity,
        tamper: (request) =>
          withHeader(request, 'signature-input', (value) =>
            value.replace(/created=(\d+)/, (_whole, created: string) => `created=${Number(created) - 1}`),
          ),
      });
    },
  );
}
