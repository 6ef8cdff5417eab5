import type { Pin } from './pin.ts';

const statusCase =
  'the status that a step waits for is owed apart from the list of statuses that the contract declares';
const finalCase = 'what applies in every state applies in the final one too';
const keyCase = 'the key of another tenant is one of the keys that should not have passed';
const proofCase = 'to sign by another wallet is one way of not proving the ownership';
const actsCase = 'what acts again whenever a key comes again treats every second use of a key as the first';
const everyRefusalOfBodies = [
  'input.invalid-body-refused',
  'input.malformed-json-refused',
  'input.duplicate-names-refused',
  'input.inferred-rule-refused',
];
const everythingOfSignatures = [
  'auth.signing-key-deleted',
  'auth.signing-key-replaced',
  'signature.alg-fits-key',
  'signature.coverage',
  'signature.every-one-good',
  'signature.fresh',
  'signature.keyid-required',
  'signature.malformed-refused',
  'signature.not-expired',
  'signature.tenant-bound',
];

/** Each fault of the embedded environment by its id, with what a full run must make of it. */
export const pins: Readonly<Record<string, Pin>> = {
  // Schema
  'schema-drop-required': { requirements: ['body.required'], operation: 'getCustomer' },
  'schema-wrong-type': { requirements: ['body.type'], operation: 'issueToken' },
  'schema-enum-case': { requirements: ['body.enum'], operation: 'getCustomer' },
  'schema-bad-datetime': { requirements: ['body.format'], operation: 'createCustomer' },
  'schema-bad-uuid': { requirements: ['body.format'], operation: 'getWebhook' },
  'schema-null': { requirements: ['body.type'], operation: 'getCustomer' },
  'schema-list-item': { requirements: ['body.required'], operation: 'listCustomers' },
  'schema-challenge-not-base64': { requirements: ['body.format'], operation: 'createCustomer' },
  'schema-chain-id-form': { requirements: ['body.format'], operation: 'createCustomer' },
  'schema-challenge-leak': {
    requirements: ['challenge.shown-only-where-declared', 'webhook.no-challenge'],
    operation: 'getCustomer',
  },

  // Status, headers, framing
  'status-create-200': {
    requirements: ['response.status-declared'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['response.expected-status'], because: statusCase },
  },
  'status-verify-200': {
    requirements: ['response.status-declared'],
    operation: 'verifyCustomer',
    alsoRed: { requirements: ['response.expected-status'], because: statusCase },
  },
  'status-ghost': {
    requirements: ['input.unknown-id-refused'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['input.malformed-id-refused', 'tenant.isolation'],
      because: "an id that is none, or that is another tenant's, is an unknown one",
    },
  },
  'status-undeclared': {
    requirements: ['response.status-declared'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: everyRefusalOfBodies,
      because: 'a refusal by another status than the documented one is not the refusal that is due',
    },
  },
  'status-500-on-bad-json': {
    requirements: ['response.no-server-error'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.malformed-json-refused', 'input.duplicate-names-refused'],
      because: 'a server that fails on a text does not refuse it',
    },
  },
  'status-sign-204-body': { requirements: ['response.framing'], operation: 'signCustomerChallenge' },
  'header-content-type-html': { requirements: ['response.content-type'], operation: 'getCustomer' },
  'header-content-type-missing': { requirements: ['response.content-type'], operation: 'getCustomer' },
  'body-truncated': { requirements: ['body.json-form'], operation: 'getCustomer' },
  'body-duplicate-keys': { requirements: ['body.json-form'], operation: 'getCustomer' },
  'error-stack-trace': { requirements: ['error.no-internals'], operation: 'createCustomer' },
  'error-echoes-secret': { requirements: ['response.no-secret'], operation: 'issueToken' },
  'method-undeclared': { requirements: ['method.undeclared-refused'] },

  // Validation
  'validation-off': {
    requirements: ['input.invalid-body-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: [...everyRefusalOfBodies, 'body.format', 'input.value-kept'],
      because: 'what was accepted unread is shown again as it came',
    },
  },
  'validation-pattern-unanchored': {
    requirements: ['input.invalid-body-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.inferred-rule-refused', 'body.format'],
      because: 'what was accepted with trailing garbage is shown with it',
    },
  },
  'validation-extra-stored': { requirements: ['input.extra-property-not-stored'], operation: 'createCustomer' },
  'validation-over-strict': { requirements: ['input.inferred-value-accepted'], operation: 'createCustomer' },
  'validation-unicode-mangled': {
    requirements: ['input.text-round-trips'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.value-kept'],
      because: 'a text at its longest is one of the values that are kept',
    },
  },
  'validation-partial': { requirements: ['input.no-effect-of-refusal'], operation: 'createCustomer' },

  // Authentication
  'auth-one-operation-open': { requirements: ['auth.required'], operation: 'listCustomers' },
  'auth-expired-accepted': { requirements: ['token.expires'], operation: 'listCustomers' },
  'auth-alg-none': { requirements: ['auth.bad-token-refused'], operation: 'listCustomers' },
  'auth-tenant-read': { requirements: ['tenant.isolation'], operation: 'getCustomer' },
  'auth-tenant-list': { requirements: ['tenant.isolation'], operation: 'listCustomers' },
  'auth-old-token-lives': { requirements: ['auth.update-kills-tokens'], operation: 'updateSigningKey' },
  'challenge-any-wallet': {
    requirements: ['challenge.wrong-wallet-refused'],
    operation: 'signCustomerChallenge',
    alsoRed: { requirements: ['challenge.ownership-unproved-refused'], because: proofCase },
  },
  'challenge-other-customer': {
    requirements: ['challenge.ownership-unproved-refused'],
    operation: 'signCustomerChallenge',
  },
  'challenge-constant-nonce': { requirements: ['challenge.unique'], operation: 'createCustomer' },
  'challenge-not-reissued': {
    requirements: ['challenge.reissued-after-failure'],
    operation: 'signCustomerChallenge',
  },
  'challenge-twice': {
    requirements: ['challenge.signed-once'],
    operation: 'signCustomerChallenge',
    alsoRed: {
      requirements: ['customer.illegal-refused', 'customer.rejected-is-final'],
      because: 'a signed challenge that can be signed again can be so in every later state',
    },
  },

  // Signature and digest
  'signature-presence-only': {
    requirements: ['signature.verified', 'signature.key-bound', 'signature.covers'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: everythingOfSignatures,
      because: 'whoever does not verify signatures accepts whatever verification would refuse',
    },
  },
  'signature-one-operation': { requirements: ['signature.required'], operation: 'verifyCustomer' },
  'signature-any-key': {
    requirements: ['signature.key-bound'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['signature.tenant-bound'], because: keyCase },
  },
  'signature-unknown-keyid': {
    requirements: ['signature.key-bound'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['signature.tenant-bound', 'auth.signing-key-deleted', 'auth.signing-key-replaced'],
      because: "a key that was replaced, deleted or is another tenant's is unknown",
    },
  },
  'signature-method-free': { requirements: ['signature.covers'], operation: 'listCustomers' },
  'signature-target-free': { requirements: ['signature.covers'], operation: 'getCustomer' },
  'signature-key-header-free': { requirements: ['signature.covers'], operation: 'createCustomer' },
  'signature-created-free': { requirements: ['signature.fresh'], operation: 'createCustomer' },
  'signature-order-refused': { requirements: ['signature.harmless-accepted'], operation: 'createCustomer' },
  'digest-not-compared': {
    requirements: ['digest.compared'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['digest.algorithms'], because: 'of two digests one that is wrong passes as well' },
  },
  'digest-optional': { requirements: ['digest.required'], operation: 'createCustomer' },
  'digest-reserialised': {
    requirements: ['digest.exact-bytes'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['digest.compared'],
      because: 'a digest of other bytes with the same meaning is a digest of other bytes',
    },
  },

  // Idempotency
  'idempotency-key-optional': { requirements: ['idempotency.key-required'], operation: 'createCustomer' },
  'idempotency-ignored': {
    requirements: ['idempotency.replayed', 'idempotency.acts-once'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['idempotency.payload-bound', 'idempotency.request-bound'], because: actsCase },
  },
  'idempotency-payload-free': { requirements: ['idempotency.payload-bound'], operation: 'createCustomer' },
  'idempotency-global': {
    requirements: ['idempotency.tenant-bound'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['entity.id-unique'],
      because: 'the answer to another tenant carries the id of what that tenant made',
    },
  },
  'idempotency-race': {
    requirements: ['idempotency.acts-once'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['idempotency.replayed'], because: 'what acted twice has two answers' },
  },
  'idempotency-replay-status': {
    requirements: ['idempotency.replayed'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['response.status-declared'], because: 'the contract declares no 200 for a creation' },
  },
  'idempotency-replay-event': { requirements: ['webhook.none-for-replay'] },

  // State
  'state-verify-early': { requirements: ['customer.illegal-refused'], operation: 'verifyCustomer' },
  'state-rejected-revives': {
    requirements: ['customer.rejected-is-final'],
    operation: 'verifyCustomer',
    alsoRed: { requirements: ['customer.illegal-refused'], because: 'the matrix of states has the final one too' },
  },
  'state-illegal-applies': {
    requirements: ['customer.illegal-refused'],
    operation: 'verifyCustomer',
    alsoRed: {
      requirements: ['customer.rejected-is-final', 'webhook.none-for-refused'],
      because: 'what takes effect in the final state breaks that, and what takes effect is announced',
    },
  },
  'state-deactivate-anything': {
    requirements: ['customer.illegal-refused'],
    operation: 'deactivateCustomer',
    alsoRed: { requirements: ['customer.rejected-is-final'], because: finalCase },
  },
  'state-stuck': {
    requirements: ['customer.becomes-active'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['customer.one-verdict'],
      because: 'who stays in verifying can be given a second verdict',
    },
  },
  'state-updated-at-frozen': { requirements: ['customer.updated-at-moves'], operation: 'getCustomer' },
  'state-wrong-entity': { requirements: ['body.entity-id'], operation: 'getCustomer' },
  'state-parallel-verdicts': { requirements: ['customer.one-verdict'] },

  // Webhooks
  'webhook-missing-active': { requirements: ['webhook.delivered'] },
  'webhook-schema': { requirements: ['webhook.payload-required'], operation: 'customerUpdated' },
  'webhook-new-event-id': { requirements: ['webhook.event-id-stable'] },
  'webhook-disagrees': { requirements: ['webhook.agrees-with-read'] },
  'webhook-no-retry': { requirements: ['webhook.retried'] },
  'webhook-unsubscribed-type': { requirements: ['webhook.only-subscribed'] },
};

/** What an environment may do differently without breaking the contract: a run under each must hold like a clean one. */
export const variants: readonly string[] = [
  'chunked',
  'connection-close',
  'error-text-reworded',
  'extra-header',
  'foreign-rows',
  'gzip',
  'header-name-case',
  'keys-reordered',
  'microsecond-timestamps',
  'one-503-then-fine',
  'slow-200ms',
  'utc-offset',
  'uuid-v7-ids',
  'webhook-duplicates',
  'webhook-reordered',
  'whitespace',
];
