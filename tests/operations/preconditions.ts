import type { OperationId } from '../../generated/operations.ts';
import { isObject } from '../../src/cases/case-contract.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { Capability } from '../../src/config/settings.ts';
import { getChallenge, getCustomer, listCustomers, signedChallenge } from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import type { Reply } from '../../src/http/call.ts';
import { newSigningKey, registerKey } from '../../src/http/register-key.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { customerIn, newcomer } from '../flows/newcomer.ts';
import { together } from './together.ts';
import type { Prepared, Trace } from './valid-request.ts';

/** How a state is reached in which a request of the operation is valid. */
export interface Precondition {
  /** What the environment must offer for it. */
  readonly capability?: Capability;
  /** Whether an accepted request changes something that a later read shows, so that a refused one can be seen to have changed nothing. */
  readonly traced: boolean;
  /** Properties of the body that name or prove something that exists: no other valid value of theirs can be accepted. */
  readonly bound: readonly string[];
  /** Whether a value came back as it was sent; without it, when it is equal. */
  readonly same?: (name: string, sent: Json, received: Json) => boolean;
  /** Lists what accepted requests make, each in a row of its own. */
  readonly list?: (t: StepContext) => Promise<Reply<unknown>>;
  /** Makes the state; `name` is unique in the suite. */
  prepare(t: StepContext, name: string): Promise<Prepared>;
}

const primary = { identity: 'primary' } as const;
const disposable = { identity: 'disposable' } as const;

/** The id in an answer, if there is one. */
export function idOf(answer: Json): string | undefined {
  return isObject(answer) && typeof answer.id === 'string' ? answer.id : undefined;
}

async function stateOf(t: StepContext, customerId: string): Promise<Trace> {
  const { data, status, answer } = await t.call(getCustomer(customerId), primary);
  return { text: `customer in ${String(data?.status ?? status)}`, answers: [answer] };
}

/** An operation on one customer that must be in a certain state. */
function onCustomer(state: Destination, capability?: Capability): Precondition {
  return {
    ...(capability === undefined ? {} : { capability }),
    traced: true,
    bound: [],
    async prepare(t, name) {
      const { customerId } = await customerIn(t, 'primary', name, state);
      return { request: { ...primary, path: { customerId } }, trace: () => stateOf(t, customerId) };
    },
  };
}

const list: Precondition = { traced: false, bound: [], prepare: async () => ({ request: { ...primary, path: {} } }) };

async function subscription(t: StepContext, name: string): Promise<{ webhookId: string; marker: string }> {
  const { marker, body } = subscriptionBody(t, name);
  const created = await t.call((client) => client.putWebhook({ body }), primary);
  return { webhookId: need(created, 'id', ({ id }) => id), marker };
}

/** A subscription to what never happens here; its address carries a mark by which it is found again. */
function subscriptionBody(t: StepContext, name: string) {
  const marker = t.uuid(name);
  const base = t.session.settings.callbackUrl?.href ?? 'http://127.0.0.1:9/offblocks';
  return { marker, body: { callbackUrl: `${base.replace(/\/$/, '')}/${marker}`, types: ['account.updated' as const] } };
}

async function subscriptionsWith(
  t: StepContext,
  marker: string,
  known: readonly (string | undefined)[],
): Promise<Trace> {
  const { data, answer } = await t.call((client) => client.listWebhooks({}), primary);
  const rows = (data ?? []).filter(({ id, callbackUrl }) => callbackUrl.includes(marker) && !known.includes(id));
  return {
    text: `subscriptions ${rows.map(({ callbackUrl, types }) => `${callbackUrl} ${types.join()}`).join(' ')}`,
    answers: [answer],
  };
}

const onSubscription: Precondition = {
  capability: 'webhooks',
  traced: true,
  bound: [],
  async prepare(t, name) {
    const { webhookId, marker } = await subscription(t, name);
    return {
      request: { ...primary, path: { webhookId } },
      trace: () => subscriptionsWith(t, marker, []),
      remove: async () => {
        const params = { path: { webhookId } };
        await t.call((client) => client.deleteWebhook({ params }), {
          ...primary,
          intent: { kind: 'invalid', provokes: [404] },
        });
      },
    };
  },
};

function pairOf(t: StepContext, identity: 'primary' | 'disposable'): { apiKey: string; apiSecret: string } {
  const credentials = t.session.identities.credentials(identity);
  return { apiKey: credentials?.apiKey.reveal() ?? '', apiSecret: credentials?.apiSecret.reveal() ?? '' };
}

/** Whether the disposable pair still gives a token. */
async function pairAlive(t: StepContext): Promise<Trace> {
  const body = pairOf(t, 'disposable');
  const { status, answer } = await t.call((client) => client.issueToken({ body }), { identity: 'nobody' });
  return { text: `the pair gets ${status}`, answers: [answer] };
}

/** Gives the disposable tenant a new key, and a look at whether that key still signs. */
async function keyInUse(t: StepContext): Promise<{ publicKey: string; trace: () => Promise<Trace> }> {
  const made = newSigningKey('OFFBLOCKS_SIGNING_KEY', 'ecdsa-p384-sha384');
  const { key } = await registerKey(t.transport, 'disposable', made);
  return {
    publicKey: Buffer.from(key.publicKeyPem()).toString('base64'),
    trace: async () => {
      const { status, answer } = await t.call(listCustomers(), { ...disposable, key });
      return { text: `the registered key gets ${status}`, answers: [answer] };
    },
  };
}

/** One line for each operation of the contract: the only place that knows how its valid request comes about. */
export const preconditions: Readonly<Record<OperationId, Precondition>> = {
  issueToken: {
    traced: false,
    bound: ['/apiKey', '/apiSecret'],
    prepare: async (t) => ({ request: { identity: 'nobody', path: {}, body: pairOf(t, 'primary') } }),
  },
  updateCredentials: {
    capability: 'destructive',
    traced: true,
    bound: ['/apiKey', '/apiSecret'],
    // The pair is replaced by itself, so that the twin leaves everything as it was.
    prepare: async (t) => ({
      request: { ...disposable, path: {}, body: pairOf(t, 'disposable') },
      trace: () => pairAlive(t),
      // An update ends every token, its own among them.
      recover: async () => t.session.identities.setToken('disposable', null),
    }),
  },
  deleteCredentials: {
    capability: 'destructive',
    traced: true,
    bound: [],
    prepare: async (t) => ({
      request: { ...disposable, path: {}, query: { apiKey: pairOf(t, 'disposable').apiKey } },
      trace: () => pairAlive(t),
    }),
  },
  updateSigningKey: {
    capability: 'destructive',
    traced: true,
    bound: ['/publicKey'],
    async prepare(t) {
      const { publicKey, trace } = await keyInUse(t);
      return { request: { ...disposable, path: {}, body: { publicKey } }, trace };
    },
  },
  deleteSigningKey: {
    capability: 'destructive',
    traced: true,
    bound: [],
    prepare: async (t) => ({ request: { ...disposable, path: {} }, trace: (await keyInUse(t)).trace }),
  },
  createCustomer: {
    traced: true,
    bound: [],
    // The case of an address is only its checksum (EIP-55).
    same: (name, sent, received) =>
      name === 'chainId' ? String(sent).toLowerCase() === String(received).toLowerCase() : sent === received,
    list: (t) => t.call(listCustomers(), primary),
    async prepare(t, name) {
      const { wallet, chain, externalId } = newcomer(t, name);
      return {
        request: { ...primary, path: {}, body: { chainId: wallet.accountId(chain), externalId } },
        trace: async (accepted) => {
          const known = accepted.map(idOf);
          const { data, answer } = await t.call(listCustomers(), primary);
          const own = (data ?? []).filter(
            (row) =>
              !known.includes(row.id) &&
              (row.externalId.includes(externalId) || row.chainId.toLowerCase().includes(wallet.address.toLowerCase())),
          );
          return {
            text: `customers ${own.map((row) => `${row.externalId} ${row.chainId}`).join(' ')}`,
            answers: [answer],
          };
        },
        read: (answer) => t.call(getCustomer(idOf(answer) ?? ''), primary),
      };
    },
  },
  listCustomers: list,
  getCustomer: onCustomer('initiating'),
  getCustomerChallenge: onCustomer('initiating'),
  signCustomerChallenge: {
    traced: true,
    bound: ['/ownerId', '/challenge', '/signature'],
    async prepare(t, name) {
      const { customerId } = await customerIn(t, 'primary', name, 'initiating');
      const { challenge } = need(await t.call(getChallenge(customerId), primary), 'challenge', (data) => data);
      const { wallet, chain, encoding } = newcomer(t, name);
      return {
        request: { ...primary, path: { customerId }, body: { ...signedChallenge(wallet, chain, challenge, encoding) } },
        trace: () => stateOf(t, customerId),
      };
    },
  },
  verifyCustomer: onCustomer('verifying', 'simulator'),
  rejectCustomer: onCustomer('verifying', 'simulator'),
  deactivateCustomer: onCustomer('active', 'simulator'),
  activateCustomer: onCustomer('inactive', 'simulator'),
  putWebhook: {
    capability: 'webhooks',
    traced: true,
    bound: ['/id'],
    same: (_name, sent, received) =>
      Array.isArray(sent) && Array.isArray(received)
        ? [...sent].sort().join() === [...received].sort().join()
        : sent === received,
    list: (t) => t.call((client) => client.listWebhooks({}), primary),
    async prepare(t, name) {
      const { marker, body } = subscriptionBody(t, name);
      return {
        request: { ...primary, path: {}, body },
        trace: (accepted) => subscriptionsWith(t, marker, accepted.map(idOf)),
        read: (answer) =>
          t.call((client) => client.getWebhook({ params: { path: { webhookId: idOf(answer) ?? '' } } }), primary),
        remove: async (accepted) => {
          const ids = accepted.map(idOf).filter((id) => id !== undefined);
          await together(
            ids.map((webhookId) =>
              t.call((client) => client.deleteWebhook({ params: { path: { webhookId } } }), primary),
            ),
          );
        },
      };
    },
  },
  listWebhooks: { ...list, capability: 'webhooks' },
  getWebhook: onSubscription,
  deleteWebhook: onSubscription,
};

/**
 * The precondition of an operation.
 * @throws TypeError for an operation without one: whoever adds an operation to the contract has to say how it is reached
 */
export function preconditionOf(operationId: string): Precondition {
  const found = Object.hasOwn(preconditions, operationId) ? preconditions[operationId as OperationId] : undefined;
  if (found !== undefined) return found;
  throw new TypeError(
    `PRECONDITION_MISSING  ${operationId}\n  expected  how a valid request of it is reached\n  next      add a line to tests/operations/preconditions.ts`,
  );
}
