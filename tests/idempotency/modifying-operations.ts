import type { OperationId } from '../../generated/operations.ts';
import type { components } from '../../generated/types.ts';
import type { Identity } from '../../src/evidence/records.ts';
import {
  createCustomer,
  getCustomer,
  giveVerdict,
  listCustomers,
  setActivity,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import { pollCustomer } from '../../src/flow/poll-customer.ts';
import type { Invoke } from '../../src/http/call.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { listShowing } from '../flows/listed.ts';
import { customerIn } from '../flows/newcomer.ts';
import type { Effect } from './effect.ts';

/** A good call of a modifying operation, and how its effect is seen. */
export interface ModifyingCall {
  readonly call: Invoke<unknown>;
  /** Another good call of the operation that a key of `call` must not do for: other payload, or other path. */
  readonly other: Invoke<unknown>;
  /** Waits until an accepted `call` has had its effect, within the bound of the settings. */
  readonly settled: () => Promise<void>;
  /** Everything that the calls can change, as it is now. */
  readonly effect: () => Promise<Effect>;
}

/** One modifying operation outside `/auth`. */
export interface ModifyingOperation {
  readonly id: OperationId;
  /** Whether `other` differs in its payload; without one it differs in its path. */
  readonly hasBody: boolean;
  /** Brings about what a call of this name needs. */
  readonly prepare: (t: StepContext, identity: Identity, name: string) => Promise<ModifyingCall>;
}

/** What of customers a call can change. */
async function customersNow(t: StepContext, identity: Identity, ids: readonly string[]): Promise<Effect> {
  const reads = await Promise.all(ids.map((id) => t.call(getCustomer(id), { identity })));
  return {
    facts: reads.map(({ data }) => String(data?.status)).join(', '),
    changedAt: reads.map(({ data }) => String(data?.updatedAt)),
  };
}

/** Rows of a list in an order of their own: that of the list is not documented. */
function byId<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function arrival(t: StepContext, identity: Identity, id: string, state: Destination): Promise<void> {
  await pollCustomer(t.caller(identity), id, state, ['rejected'], t.session.settings);
}

const atOnce = async (): Promise<void> => undefined;

function onCustomer(
  id: OperationId,
  from: Destination,
  to: Destination,
  call: (id: string) => Invoke<unknown>,
): ModifyingOperation {
  return {
    id,
    hasBody: false,
    prepare: async (t, identity, name) => {
      const [own, foreign] = await Promise.all([
        customerIn(t, identity, `${id}-${name}`, from),
        customerIn(t, identity, `${id}-${name}-other`, from),
      ]);
      return {
        call: call(own.customerId),
        other: call(foreign.customerId),
        settled: () => arrival(t, identity, own.customerId, to),
        effect: () => customersNow(t, identity, [own.customerId, foreign.customerId]),
      };
    },
  };
}

/** The modifying operations on customers and of the simulator. */
export const customerOperations: readonly ModifyingOperation[] = [
  {
    id: 'createCustomer',
    hasBody: true,
    prepare: async (t, identity, name) => {
      const chainId = t.wallet(`create-${name}`).accountId(t.session.settings.chainId);
      const externalId = t.externalId(`create-${name}`);
      return {
        call: createCustomer({ chainId, externalId }),
        other: createCustomer({ chainId, externalId: `${externalId}-other` }),
        settled: async () => {
          await listShowing(t, identity, (rows) => rows.some((row) => row.externalId === externalId));
        },
        effect: async () => {
          const list = await t.call(listCustomers(), { identity });
          const rows = byId((list.data ?? []).filter((row) => row.externalId.startsWith(externalId)));
          return {
            rows: rows.length,
            facts: `${rows.length}: ${rows.map((row) => `${row.id} ${row.externalId}`).join(', ')}`,
            changedAt: rows.map((row) => row.updatedAt),
          };
        },
      };
    },
  },
  {
    id: 'signCustomerChallenge',
    hasBody: true,
    prepare: async (t, identity, name) => {
      const { chainId, challengeSignatureEncoding } = t.session.settings;
      const { customerId, challenge } = await customerIn(t, identity, `sign-${name}`, 'initiating');
      const body = signedChallenge(t.wallet(`sign-${name}`), chainId, challenge, challengeSignatureEncoding);
      const otherText = Buffer.from('another text').toString('base64');
      return {
        call: signChallenge(customerId, body),
        other: signChallenge(customerId, { ...body, challenge: otherText }),
        settled: () => arrival(t, identity, customerId, 'verifying'),
        effect: () => customersNow(t, identity, [customerId]),
      };
    },
  },
  onCustomer('verifyCustomer', 'verifying', 'active', (id) => giveVerdict(id, 'verify')),
  onCustomer('rejectCustomer', 'verifying', 'rejected', (id) => giveVerdict(id, 'reject')),
  onCustomer('deactivateCustomer', 'active', 'inactive', (id) => setActivity(id, 'deactivate')),
  onCustomer('activateCustomer', 'inactive', 'active', (id) => setActivity(id, 'activate')),
];

/** No delivery comes of it: nothing here concerns accounts, and nobody listens there. */
function subscription(t: StepContext, name: string): components['schemas']['WebhookSubscription'] {
  return { callbackUrl: `http://127.0.0.1:9/${t.externalId(name)}`, types: ['account.updated'] };
}

async function rowsOf(t: StepContext, identity: Identity, name: string): Promise<Effect> {
  const list = await t.call((client) => client.listWebhooks({}), { identity });
  const { callbackUrl } = subscription(t, name);
  const rows = byId((list.data ?? []).filter((row) => row.callbackUrl.startsWith(callbackUrl)));
  const told = rows.map(({ id, callbackUrl: url, types }) => `${id} ${url} ${types.join(' ')}`);
  return { rows: rows.length, facts: `${rows.length}: ${told.join(', ')}`, changedAt: [] };
}

/** The modifying operations on webhook subscriptions. */
export const webhookOperations: readonly ModifyingOperation[] = [
  {
    id: 'putWebhook',
    hasBody: true,
    prepare: async (t, identity, name) => {
      const body = subscription(t, `put-${name}`);
      return {
        call: (client) => client.putWebhook({ body }),
        other: (client) => client.putWebhook({ body: { ...body, callbackUrl: `${body.callbackUrl}-other` } }),
        settled: atOnce,
        effect: () => rowsOf(t, identity, `put-${name}`),
      };
    },
  },
  {
    id: 'deleteWebhook',
    hasBody: false,
    prepare: async (t, identity, name) => {
      const base = `delete-${name}`;
      const [own, foreign] = await Promise.all(
        ['one', 'two'].map(async (which) => {
          const body = subscription(t, `${base}-${which}`);
          const options = { identity, idempotencyKey: t.uuid(`${base}-${which}`) };
          return need(await t.call((client) => client.putWebhook({ body }), options), 'id', ({ id }) => id);
        }),
      );
      const remove =
        (webhookId = ''): Invoke<unknown> =>
        (client) =>
          client.deleteWebhook({ params: { path: { webhookId } } });
      return { call: remove(own), other: remove(foreign), settled: atOnce, effect: () => rowsOf(t, identity, base) };
    },
  },
];
