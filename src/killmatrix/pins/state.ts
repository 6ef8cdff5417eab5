import type { Pins } from '../pin.ts';

/** Faults in the states of a customer. */
export const statePins: Pins = {
  'state-verify-early': {
    seenBy: ['flows/lifecycle'],
    requirements: ['customer.illegal-refused'],
    operation: 'verifyCustomer',
  },
  'state-rejected-revives': {
    seenBy: ['flows/reject'],
    requirements: ['customer.rejected-is-final'],
    operation: 'verifyCustomer',
    alsoRed: { requirements: ['customer.illegal-refused'], because: 'the matrix of states has the final one too' },
  },
  'state-illegal-applies': {
    seenBy: ['flows/lifecycle'],
    requirements: ['customer.illegal-refused'],
    operation: 'verifyCustomer',
    alsoRed: {
      requirements: ['customer.rejected-is-final', 'webhook.none-for-refused'],
      because: 'what takes effect in the final state breaks that, and what takes effect is announced',
    },
  },
  'state-deactivate-anything': {
    seenBy: ['flows/lifecycle'],
    requirements: ['customer.illegal-refused'],
    operation: 'deactivateCustomer',
    alsoRed: {
      requirements: ['customer.rejected-is-final'],
      because: 'what applies in every state applies in the final one too',
    },
  },
  'state-stuck': {
    seenBy: ['flows/approve'],
    requirements: ['customer.becomes-active'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['customer.one-verdict'],
      because: 'who stays in verifying can be given a second verdict',
    },
  },
  'state-updated-at-frozen': {
    seenBy: ['flows/approve'],
    requirements: ['customer.updated-at-moves'],
    operation: 'getCustomer',
  },
  'state-wrong-entity': {
    seenBy: ['flows/lifecycle'],
    requirements: ['body.entity-id'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: [
        'input.extra-property-not-stored',
        'input.text-round-trips',
        'input.value-kept',
        'webhook.agrees-with-read',
      ],
      because: 'what was sent or announced is looked for in a read under its id, which shows another customer',
    },
  },
  'state-parallel-verdicts': {
    seenBy: ['states/parallel'],
    requirements: ['customer.one-verdict'],
    operation: 'verifyCustomer',
  },
  'state-starts-screening': {
    seenBy: ['flows/approve'],
    requirements: ['customer.starts-initiating'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['customer.readable-at-once'], because: 'a read shows another state than the creation' },
  },
  'state-reads-in-lower-case': {
    seenBy: ['flows/approve'],
    requirements: ['customer.readable-at-once'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['customer.listed-once', 'entity.stable'],
      because: 'list and reads show another address than the creation',
    },
  },
  'state-rejected-unlisted': {
    seenBy: ['states/matrix'],
    requirements: ['customer.listed-once'],
    operation: 'listCustomers',
  },
  'state-stuck-screening': {
    seenBy: ['flows/approve'],
    requirements: ['customer.reaches-verifying'],
    operation: 'getCustomer',
  },
  'state-reject-activates': {
    seenBy: ['flows/reject'],
    requirements: ['customer.becomes-rejected'],
    operation: 'getCustomer',
  },
  'state-created-at-moves': {
    seenBy: ['flows/approve'],
    requirements: ['customer.created-at-stable'],
    operation: 'getCustomer',
    alsoRed: { requirements: ['entity.stable'], because: 'its date of creation is one of what never changes' },
  },
  'state-deactivate-unsaved': {
    seenBy: ['flows/lifecycle'],
    requirements: ['customer.deactivates'],
    operation: 'deactivateCustomer',
    alsoRed: { requirements: ['customer.illegal-refused'], because: 'who is still active can be deactivated again' },
  },
  'state-activate-unsaved': {
    seenBy: ['flows/lifecycle'],
    requirements: ['customer.activates'],
    operation: 'activateCustomer',
  },
  'state-updated-at-back': {
    seenBy: ['states/matrix'],
    requirements: ['customer.updated-at-never-back'],
    operation: 'getCustomer',
  },
  'state-mixed-data': {
    seenBy: ['states/parallel'],
    requirements: ['customer.own-data'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['entity.stable'],
      because: "another customer's data contradicts what was answered at creation",
    },
  },
  'state-capitals-other-entity': {
    seenBy: ['operations/values'],
    requirements: ['path.same-resource-only'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['body.entity-id'],
      because: 'the id in the answer is not the one in the path, in whatever case',
    },
  },
  'state-back-to-screening': {
    seenBy: ['flows/approve'],
    requirements: ['customer.states-follow-machine'],
    operation: 'getCustomer',
  },
  'state-updated-at-on-refusal': {
    seenBy: ['states/matrix'],
    warns: true,
    requirements: ['customer.updated-at-still'],
    operation: 'getCustomer',
  },
  'state-list-of-one-chain': {
    seenBy: ['operations/values'],
    requirements: ['input.value-kept'],
    operation: 'createCustomer',
  },
  'state-change-created-now': {
    seenBy: ['flows/lifecycle'],
    requirements: ['entity.stable'],
    operation: 'activateCustomer',
  },
  'state-change-updated-at-old': {
    seenBy: ['flows/lifecycle'],
    requirements: ['customer.updated-at-never-back'],
    operation: 'activateCustomer',
  },
};
