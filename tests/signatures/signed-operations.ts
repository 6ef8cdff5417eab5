import type { OperationId } from '../../generated/operations.ts';
import type { components } from '../../generated/types.ts';
import type { Identity } from '../../src/evidence/records.ts';
import {
  createCustomer,
  getChallenge,
  getCustomer,
  giveVerdict,
  listCustomers,
  setActivity,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import type { Invoke } from '../../src/http/call.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { customerIn } from '../flows/newcomer.ts';

/** A good call of an operation, made for the case of this name. */
export type GoodCall = (name: string) => Invoke<unknown>;

/** One signed operation: how a good call of it is made, and what a case may do with it. */
export interface SignedOperation {
  readonly id: OperationId;
  /**
   * Brings about what the call needs; every call that it gives may be sent any number of times as long as none is accepted.
   * @param attempt tells what it makes from what it made before
   */
  readonly prepare: (t: StepContext, identity: Identity, attempt: string) => Promise<GoodCall>;
  readonly hasBody: boolean;
  readonly modifies: boolean;
  /** Whether it stands for its kind and gets every mutation; the others get those that tell whether anything is checked. */
  readonly thorough: boolean;
  /** Whether a call under another name is independent of one that was accepted. */
  readonly repeatable: boolean;
}

/** No delivery comes of it: nothing here concerns accounts, and nobody listens there. */
function subscription(name: string): components['schemas']['WebhookSubscription'] {
  return { callbackUrl: `http://127.0.0.1:9/${name}`, types: ['account.updated'] };
}

async function subscribed(t: StepContext, identity: Identity, name: string): Promise<{ webhookId: string }> {
  const reply = await t.call((client) => client.putWebhook({ body: subscription(name) }), { identity });
  return { webhookId: need(reply, 'id', ({ id }) => id) };
}

function onCustomer(
  id: OperationId,
  state: Destination,
  call: (customerId: string) => Invoke<unknown>,
  modifies: boolean,
): SignedOperation {
  return {
    id,
    hasBody: false,
    modifies,
    thorough: id === 'verifyCustomer',
    repeatable: !modifies,
    prepare: async (t, identity, attempt) => {
      const { customerId } = await customerIn(t, identity, `${id}${attempt}`, state);
      return () => call(customerId);
    },
  };
}

/** The signed operations on customers and of the simulator. */
export const customerOperations: readonly SignedOperation[] = [
  {
    id: 'createCustomer',
    hasBody: true,
    modifies: true,
    thorough: true,
    repeatable: true,
    prepare: async (t, _identity, attempt) => {
      const { chainId } = t.session.settings;
      return (name) =>
        createCustomer({
          chainId: t.wallet(`create-${name}${attempt}`).accountId(chainId),
          externalId: t.externalId(`create-${name}${attempt}`),
        });
    },
  },
  {
    id: 'listCustomers',
    hasBody: false,
    modifies: false,
    thorough: true,
    repeatable: true,
    prepare: async () => () => listCustomers(),
  },
  onCustomer('getCustomer', 'initiating', getCustomer, false),
  onCustomer('getCustomerChallenge', 'initiating', getChallenge, false),
  {
    id: 'signCustomerChallenge',
    hasBody: true,
    modifies: true,
    thorough: false,
    repeatable: false,
    prepare: async (t, identity, attempt) => {
      const { chainId, challengeSignatureEncoding } = t.session.settings;
      const name = `signCustomerChallenge${attempt}`;
      const { customerId, challenge } = await customerIn(t, identity, name, 'initiating');
      const wallet = t.wallet(name);
      const body = signedChallenge(wallet, chainId, challenge, challengeSignatureEncoding);
      return () => signChallenge(customerId, body);
    },
  },
  onCustomer('verifyCustomer', 'verifying', (id) => giveVerdict(id, 'verify'), true),
  onCustomer('rejectCustomer', 'verifying', (id) => giveVerdict(id, 'reject'), true),
  onCustomer('deactivateCustomer', 'active', (id) => setActivity(id, 'deactivate'), true),
  onCustomer('activateCustomer', 'inactive', (id) => setActivity(id, 'activate'), true),
];

/** The signed operations on webhook subscriptions. */
export const webhookOperations: readonly SignedOperation[] = [
  {
    id: 'putWebhook',
    hasBody: true,
    modifies: true,
    thorough: false,
    repeatable: false,
    // An update of one subscription, so that a case which is wrongly accepted leaves nothing behind.
    prepare: async (t, identity) => {
      const { webhookId: id } = await subscribed(t, identity, 'put');
      return (name) => (client) => client.putWebhook({ body: { id, ...subscription(name) } });
    },
  },
  {
    id: 'listWebhooks',
    hasBody: false,
    modifies: false,
    thorough: false,
    repeatable: true,
    prepare: async () => () => (client) => client.listWebhooks({}),
  },
  {
    id: 'getWebhook',
    hasBody: false,
    modifies: false,
    thorough: false,
    repeatable: true,
    prepare: async (t, identity) => {
      const path = await subscribed(t, identity, 'get');
      return () => (client) => client.getWebhook({ params: { path } });
    },
  },
  {
    id: 'deleteWebhook',
    hasBody: false,
    modifies: true,
    thorough: false,
    repeatable: false,
    prepare: async (t, identity) => {
      const path = await subscribed(t, identity, 'delete');
      return () => (client) => client.deleteWebhook({ params: { path } });
    },
  },
];
