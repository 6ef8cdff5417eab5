import type { Pins } from '../pin.ts';

const inEvents = 'an event shows the customer in the same form as a read';

/** Faults in the form of bodies. */
export const schemaPins: Pins = {
  'schema-drop-required': { seenBy: ['flows/reject'], requirements: ['body.required'], operation: 'getCustomer' },
  'schema-wrong-type': { seenBy: ['flows/reads'], requirements: ['body.type'], operation: 'issueToken' },
  'schema-enum-case': {
    seenBy: ['flows/lifecycle'],
    requirements: ['body.enum'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['webhook.payload-enum', 'customer.states-follow-machine'],
      because:
        'an event shows the same state as a read, and a walk that meets a state that is none has left the machine',
    },
  },
  'schema-bad-datetime': {
    seenBy: ['flows/reject'],
    requirements: ['body.format'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['webhook.payload-format'], because: inEvents },
  },
  'schema-bad-uuid': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['body.format'],
    operation: 'getWebhook',
    alsoRed: {
      requirements: ['webhook.readable', 'webhook.updated-by-id', 'webhook.created-without-id', 'webhook.deleted'],
      because: 'a subscription that shows no id is not found under the one that it was given',
    },
  },
  'schema-null': { seenBy: ['flows/reject'], requirements: ['body.type'], operation: 'getCustomer' },
  'schema-list-item': { seenBy: ['flows/approve'], requirements: ['body.required'], operation: 'listCustomers' },
  'schema-challenge-not-base64': {
    seenBy: ['flows/reject'],
    requirements: ['body.format'],
    operation: 'createCustomer',
  },
  'schema-chain-id-form': {
    seenBy: ['flows/reject'],
    requirements: ['body.format'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['customer.create-echoes-input', 'customer.own-data', 'input.value-kept', 'webhook.payload-format'],
      because: 'a chainId without its namespace is not the one that was sent, in answers as in events',
    },
  },
  'schema-challenge-leak': {
    seenBy: ['webhooks/deliveries'],
    requirements: ['challenge.shown-only-where-declared', 'webhook.no-challenge'],
    operation: 'getCustomer',
  },
  'schema-local-time': {
    seenBy: ['webhooks/deliveries'],
    requirements: ['body.timestamps', 'webhook.payload-timestamps'],
    operation: 'createCustomer',
  },
};
