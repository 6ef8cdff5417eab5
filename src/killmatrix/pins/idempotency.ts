import type { Pins } from '../pin.ts';

/** Faults in idempotency. */
export const idempotencyPins: Pins = {
  'idempotency-key-optional': {
    seenBy: ['flows/refusals'],
    requirements: ['idempotency.key-required'],
    operation: 'createCustomer',
  },
  'idempotency-ignored': {
    seenBy: ['idempotency/replay'],
    requirements: ['idempotency.replayed', 'idempotency.acts-once'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['idempotency.payload-bound', 'idempotency.request-bound'],
      because: 'what acts again whenever a key comes again treats every second use of a key as the first',
    },
  },
  'idempotency-payload-free': {
    seenBy: ['idempotency/replay'],
    requirements: ['idempotency.payload-bound'],
    operation: 'createCustomer',
  },
  'idempotency-global': {
    seenBy: ['idempotency/scope'],
    requirements: ['idempotency.tenant-bound'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['entity.id-unique'],
      because: "what is answered to another tenant is the first one's customer, with its id",
    },
  },
  'idempotency-race': {
    seenBy: ['idempotency/parallel'],
    requirements: ['idempotency.acts-once'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['idempotency.replayed'], because: 'what acted twice has two answers' },
  },
  'idempotency-replay-status': {
    seenBy: ['idempotency/replay'],
    requirements: ['idempotency.replayed'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['response.status-declared'], because: 'the contract declares no 200 for a creation' },
  },
  'idempotency-replay-event': {
    seenBy: ['webhooks/deliveries'],
    requirements: ['webhook.none-for-replay'],
    operation: 'customerUpdated',
  },
  'idempotency-key-any-text': {
    seenBy: ['flows/refusals'],
    requirements: ['idempotency.key-is-uuid'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['idempotency.key-required', 'response.status-declared'],
      because: 'what such a key was accepted for acted, and the same text for another request is a key that was used',
    },
  },
  'idempotency-body-only': {
    seenBy: ['idempotency/scope'],
    requirements: ['idempotency.request-bound'],
    operation: 'activateCustomer',
    alsoRed: {
      requirements: ['body.entity-id'],
      because: "the stored answer of another customer's call shows that customer",
    },
  },
  'idempotency-key-eternal': {
    seenBy: ['idempotency/expiry'],
    requirements: ['idempotency.key-expires'],
    operation: 'createCustomer',
  },
  'idempotency-per-token': {
    seenBy: ['idempotency/scope'],
    requirements: ['idempotency.same-call'],
    operation: 'createCustomer',
  },
  'idempotency-refusals-stored': {
    seenBy: ['idempotency/scope'],
    requirements: ['idempotency.refused-key-is-free'],
    operation: 'createCustomer',
  },
  'idempotency-payload-parsed': {
    seenBy: ['idempotency/scope'],
    requirements: ['idempotency.payload-is-bytes'],
    operation: 'createCustomer',
  },
  'idempotency-key-half-hour': {
    seenBy: ['idempotency/expiry'],
    requirements: ['idempotency.replayed'],
    operation: 'createCustomer',
  },
};
