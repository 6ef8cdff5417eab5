import type { Pins } from '../pin.ts';

/** Faults in tokens, tenants and wallet challenges. */
export const authPins: Pins = {
  'auth-one-operation-open': {
    seenBy: ['flows/reads'],
    requirements: ['auth.required'],
    operation: 'listCustomers',
  },
  'auth-expired-accepted': { seenBy: ['flows/clock'], requirements: ['token.expires'], operation: 'listCustomers' },
  'auth-alg-none': {
    seenBy: ['flows/refusals'],
    requirements: ['auth.bad-token-refused'],
    operation: 'listCustomers',
  },
  'auth-tenant-read': { seenBy: ['flows/tenants'], requirements: ['tenant.isolation'], operation: 'getCustomer' },
  'auth-tenant-list': { seenBy: ['flows/tenants'], requirements: ['tenant.isolation'], operation: 'listCustomers' },
  'auth-old-token-lives': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.update-kills-tokens'],
    operation: 'updateSigningKey',
    alsoRed: {
      requirements: ['auth.delete-kills-tokens'],
      because: 'deletion is a change of credentials too',
    },
  },
  'challenge-any-wallet': {
    seenBy: ['flows/challenge'],
    requirements: ['challenge.wrong-wallet-refused'],
    operation: 'signCustomerChallenge',
    alsoRed: {
      requirements: ['challenge.ownership-unproved-refused'],
      because: 'to sign by another wallet is one way of not proving the ownership',
    },
  },
  'challenge-other-customer': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.ownership-unproved-refused'],
    operation: 'signCustomerChallenge',
  },
  'challenge-constant-nonce': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.unique'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['challenge.reissued-after-failure'],
      because: 'a new challenge with the nonce of the old one is the old one again',
    },
  },
  'challenge-not-reissued': {
    seenBy: ['flows/challenge'],
    requirements: ['challenge.reissued-after-failure'],
    operation: 'signCustomerChallenge',
  },
  'challenge-twice': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.signed-once'],
    operation: 'signCustomerChallenge',
    alsoRed: {
      requirements: ['customer.illegal-refused', 'customer.rejected-is-final', 'response.expected-status'],
      because: 'a signed challenge that can be signed again is answered with success, in every later state too',
    },
  },
  'auth-tenant-id-shared': {
    seenBy: ['idempotency/scope'],
    requirements: ['entity.id-unique'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['entity.stable'],
      because: 'one id names two customers, who differ in what is said for good',
    },
  },
  'auth-token-two-hours': {
    seenBy: ['flows/reads'],
    requirements: ['token.lives-an-hour'],
    operation: 'issueToken',
    alsoRed: { requirements: ['token.expires'], because: 'after a little more than an hour it still lives' },
  },
  'auth-token-expiry-differs': {
    seenBy: ['flows/reads'],
    requirements: ['token.expiry-in-jwt'],
    operation: 'issueToken',
  },
  'auth-secret-free': {
    seenBy: ['flows/refusals'],
    requirements: ['auth.credentials-checked'],
    operation: 'issueToken',
  },
  'auth-old-pair-lives': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.update-replaces-pair', 'auth.delete-revokes'],
    operation: 'issueToken',
  },
  'auth-key-cached': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.signing-key-replaced', 'auth.signing-key-deleted'],
    operation: 'listCustomers',
  },
  'challenge-foreign-host': {
    seenBy: ['flows/approve'],
    requirements: ['challenge.names-the-host'],
    operation: 'createCustomer',
  },
  'challenge-wrong-chain': {
    seenBy: ['flows/approve'],
    requirements: ['challenge.names-the-wallet'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['challenge.fetched-again'],
      because: 'the challenge that is fetched is the one that was issued',
    },
  },
  'challenge-fetched-dead': {
    seenBy: ['flows/challenge'],
    requirements: ['challenge.fetched-again'],
    operation: 'signCustomerChallenge',
    alsoRed: {
      requirements: [
        'response.expected-status',
        'challenge.signed-once',
        'customer.reaches-verifying',
        'input.valid-accepted',
      ],
      because: 'who signs what was fetched is refused, and the customer goes no further',
    },
  },
  'challenge-never-expires': {
    seenBy: ['flows/clock'],
    requirements: ['challenge.expires'],
    operation: 'signCustomerChallenge',
    alsoRed: {
      requirements: ['response.expected-status'],
      because: 'what was signed has no challenge any more that could be fetched',
    },
  },
  'challenge-hex-signature': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.signature-encoding'],
    operation: 'signCustomerChallenge',
  },
  'challenge-counted-nonce': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.unguessable'],
    operation: 'createCustomer',
  },
  'auth-deleted-token-lives': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.delete-kills-tokens'],
    operation: 'updateSigningKey',
  },
  'auth-old-token-reads': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.update-kills-tokens'],
    operation: 'listCustomers',
    alsoRed: {
      requirements: ['auth.delete-kills-tokens'],
      because: 'deleted credentials are replaced by none, and their token reads too',
    },
  },
  'auth-expired-changes': { seenBy: ['flows/clock'], requirements: ['token.expires'], operation: 'createCustomer' },
  'auth-delete-any-pair': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.delete-names-pair'],
    operation: 'deleteCredentials',
  },
  'auth-pair-taken-over': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.pair-of-one-tenant'],
    operation: 'updateCredentials',
  },
  'auth-key-id-of-tenant': {
    seenBy: ['flows/credentials'],
    requirements: ['auth.signing-key-id'],
    operation: 'updateSigningKey',
  },
  'auth-scheme-case': {
    seenBy: ['flows/refusals'],
    requirements: ['auth.scheme-in-any-case'],
    operation: 'listCustomers',
  },
  'auth-scheme-free': {
    seenBy: ['flows/refusals'],
    requirements: ['auth.bad-token-refused'],
    operation: 'listCustomers',
  },
  'auth-secret-begin': {
    seenBy: ['flows/refusals'],
    requirements: ['auth.credentials-checked'],
    operation: 'issueToken',
  },
  'auth-tampered-simulates': {
    seenBy: ['flows/refusals'],
    requirements: ['auth.bad-token-refused'],
    operation: 'verifyCustomer',
  },
  'challenge-dies-early': {
    seenBy: ['flows/clock'],
    requirements: ['challenge.expires'],
    operation: 'signCustomerChallenge',
    alsoRed: {
      requirements: ['response.expected-status'],
      because: 'who is refused within the hour does not get the answer that is due',
    },
  },
  'challenge-own-statement': {
    seenBy: ['flows/approve'],
    requirements: ['challenge.as-in-the-guide'],
    operation: 'createCustomer',
  },
  'challenge-foreign-port': {
    seenBy: ['flows/approve'],
    requirements: ['challenge.names-the-host'],
    operation: 'createCustomer',
  },
  'challenge-owner-case': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.owner-in-any-case'],
    operation: 'signCustomerChallenge',
  },
  'challenge-v-from-zero': {
    seenBy: ['states/challenge-abuse'],
    requirements: ['challenge.signature-encoding'],
    operation: 'signCustomerChallenge',
  },
};
