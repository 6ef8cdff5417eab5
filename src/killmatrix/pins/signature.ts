import type { Pins } from '../pin.ts';

/** The second tenant's suite has all mutations on the fewest operations. */
const seenBy = ['signatures/mutations-second-tenant'] as const;

/** Faults in message signatures and digests. */
export const signaturePins: Pins = {
  'signature-presence-only': {
    seenBy,
    requirements: ['signature.verified', 'signature.key-bound', 'signature.covers'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: [
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
      ],
      because: 'whoever does not verify signatures accepts whatever verification would refuse',
    },
  },
  'signature-one-operation': {
    seenBy: ['flows/refusals'],
    requirements: ['signature.required'],
    operation: 'verifyCustomer',
  },
  'signature-any-key': {
    seenBy,
    requirements: ['signature.key-bound'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['signature.tenant-bound'],
      because: 'the key of another tenant is one of the keys that should not have passed',
    },
  },
  'signature-unknown-keyid': {
    seenBy,
    requirements: ['signature.key-bound'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['signature.tenant-bound', 'auth.signing-key-deleted', 'auth.signing-key-replaced'],
      because: "a key that was replaced, deleted or is another tenant's is unknown",
    },
  },
  'signature-method-free': { seenBy, requirements: ['signature.covers'], operation: 'listCustomers' },
  'signature-target-free': { seenBy, requirements: ['signature.covers'], operation: 'createCustomer' },
  'signature-key-header-free': { seenBy, requirements: ['signature.covers'], operation: 'createCustomer' },
  'signature-created-free': { seenBy, requirements: ['signature.fresh'], operation: 'createCustomer' },
  'signature-order-refused': { seenBy, requirements: ['signature.harmless-accepted'], operation: 'createCustomer' },
  'digest-not-compared': {
    seenBy,
    requirements: ['digest.compared'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['digest.algorithms'], because: 'of two digests one that is wrong passes as well' },
  },
  'digest-optional': { seenBy, requirements: ['digest.required'], operation: 'createCustomer' },
  'digest-reserialised': {
    seenBy,
    requirements: ['digest.exact-bytes'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['digest.compared'],
      because: 'a digest of other bytes with the same meaning is a digest of other bytes',
    },
  },
  'signature-absent-empty': { seenBy, requirements: ['signature.malformed-refused'], operation: 'createCustomer' },
  'signature-nonce-refused': { seenBy, requirements: ['signature.optional-parameters'], operation: 'createCustomer' },
  'signature-alg-free': { seenBy, requirements: ['signature.alg-fits-key'], operation: 'createCustomer' },
  'signature-keyid-optional': { seenBy, requirements: ['signature.keyid-required'], operation: 'createCustomer' },
  'signature-foreign-key': { seenBy, requirements: ['signature.tenant-bound'], operation: 'createCustomer' },
  'signature-coverage-free': { seenBy, requirements: ['signature.coverage'], operation: 'createCustomer' },
  'signature-expires-free': { seenBy, requirements: ['signature.not-expired'], operation: 'createCustomer' },
  'signature-first-only': { seenBy, requirements: ['signature.every-one-good'], operation: 'createCustomer' },
  'digest-one-compared': { seenBy, requirements: ['digest.algorithms'], operation: 'createCustomer' },
  'signature-key-uncovered': {
    seenBy: ['signatures/mutations-webhooks'],
    requirements: ['signature.coverage'],
    operation: 'deleteWebhook',
  },
  'signature-an-hour-old': {
    seenBy: ['signatures/mutations'],
    requirements: ['signature.fresh'],
    operation: 'createCustomer',
  },
};
