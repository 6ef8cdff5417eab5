import type { Pins } from '../pin.ts';
import { everyRefusalOfBodies } from './refusals-of-bodies.ts';

/** Faults in what is accepted, and what is made of it. */
export const validationPins: Pins = {
  'validation-off': {
    seenBy: ['flows/refusals'],
    requirements: ['input.invalid-body-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: [
        ...everyRefusalOfBodies,
        'body.format',
        'input.value-kept',
        'webhook.only-subscribed',
        'webhook.payload-format',
        'webhook.updated-by-id',
      ],
      because:
        'what was accepted unread is shown as it came, in answers and in events, and of a subscription neither id nor types are read',
    },
  },
  'validation-pattern-unanchored': {
    seenBy: ['flows/refusals'],
    requirements: ['input.invalid-body-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.inferred-rule-refused', 'body.format'],
      because: 'what was accepted with trailing garbage is shown with it',
    },
  },
  'validation-extra-stored': {
    seenBy: ['operations/values'],
    requirements: ['input.extra-property-not-stored'],
    operation: 'createCustomer',
  },
  'validation-over-strict': {
    seenBy: ['operations/values'],
    requirements: ['input.inferred-value-accepted'],
    operation: 'createCustomer',
  },
  'validation-unicode-mangled': {
    seenBy: ['operations/values'],
    requirements: ['input.text-round-trips'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.value-kept'],
      because: 'a text at its longest is one of the values that are kept',
    },
  },
  'validation-partial': {
    seenBy: ['operations/bodies'],
    requirements: ['input.no-effect-of-refusal'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.invalid-body-refused'],
      because: 'that a refused body has no effect belongs to its refusal',
    },
  },
  'validation-address-lowered': {
    seenBy: ['flows/approve'],
    requirements: ['customer.create-echoes-input'],
    operation: 'createCustomer',
  },
  'validation-duplicate-accepted': {
    seenBy: ['flows/unique'],
    requirements: ['customer.unique'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['customer.unique-in-any-case'],
      because: 'the same customer can be created again however its address is written',
    },
  },
  'validation-id-lenient': {
    seenBy: ['operations/parameters'],
    requirements: ['input.malformed-id-refused'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['body.entity-id'],
      because: 'a customer that is read under what is no id does not carry that as its id',
    },
  },
  'validation-json-lenient': {
    seenBy: ['operations/bodies'],
    requirements: ['input.malformed-json-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['response.expected-status'],
      because: 'credentials that such a body updates end the token of the steps behind it',
    },
  },
  'validation-duplicate-names': {
    seenBy: ['operations/bodies'],
    requirements: ['input.duplicate-names-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['response.expected-status'],
      because: 'credentials that such a body updates end the token of the steps behind it',
    },
  },
  'validation-several-types-refused': {
    seenBy: ['operations/values'],
    requirements: ['input.valid-accepted'],
    operation: 'putWebhook',
  },
  'validation-text-unbounded': {
    seenBy: ['operations/bodies'],
    requirements: ['input.inferred-rule-refused'],
    operation: 'createCustomer',
  },
  'validation-text-cut': {
    seenBy: ['operations/values'],
    requirements: ['input.value-kept'],
    operation: 'createCustomer',
  },
  'validation-query-ignored': {
    seenBy: ['operations/access'],
    requirements: ['input.invalid-query-refused'],
    operation: 'deleteCredentials',
  },
  'validation-media-type-free': {
    seenBy: ['operations/bodies'],
    requirements: ['media-type.wrong-refused'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['response.expected-status'],
      because: 'credentials that such a body updates end the token of the steps behind it',
    },
  },
  'validation-duplicate-other-case': {
    seenBy: ['flows/unique'],
    requirements: ['customer.unique-in-any-case'],
    operation: 'createCustomer',
  },
  'validation-external-id-alone': {
    seenBy: ['flows/unique'],
    requirements: ['customer.pair-decides'],
    operation: 'createCustomer',
  },
};
