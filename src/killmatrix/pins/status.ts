import type { Pins } from '../pin.ts';
import { everyRefusalOfBodies } from './refusals-of-bodies.ts';

const statusCase =
  'the status that a step waits for is owed apart from the list of statuses that the contract declares';
const labelled = 'somebody who asks for XML gets the same wrong label';

/** Faults in statuses, headers and framing. */
export const statusPins: Pins = {
  'status-create-200': {
    seenBy: ['flows/approve'],
    requirements: ['response.status-declared'],
    operation: 'createCustomer',
    alsoRed: { requirements: ['response.expected-status'], because: statusCase },
  },
  'status-verify-200': {
    seenBy: ['flows/approve'],
    requirements: ['response.status-declared'],
    operation: 'verifyCustomer',
    alsoRed: { requirements: ['response.expected-status'], because: statusCase },
  },
  'status-500-once': {
    seenBy: ['flows/approve'],
    requirements: ['response.no-server-error'],
    operation: 'getCustomer',
    alsoRed: { requirements: ['response.expected-status'], because: statusCase },
  },
  'status-ghost': {
    seenBy: ['flows/refusals'],
    requirements: ['input.unknown-id-refused'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['input.malformed-id-refused', 'tenant.isolation'],
      because: "an id that is none, or that is another tenant's, is an unknown one",
    },
  },
  'status-undeclared': {
    seenBy: ['flows/refusals'],
    requirements: ['response.status-declared'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: [...everyRefusalOfBodies, 'input.text-round-trips'],
      because: 'a refusal by another status than the documented one is not the refusal that is due',
    },
  },
  'status-500-on-bad-json': {
    seenBy: ['flows/refusals'],
    requirements: ['response.no-server-error'],
    operation: 'createCustomer',
    alsoRed: {
      requirements: ['input.malformed-json-refused', 'input.duplicate-names-refused', 'input.text-round-trips'],
      because: 'a server that fails on a text does not refuse it',
    },
  },
  'status-sign-204-body': {
    seenBy: ['flows/reject'],
    requirements: ['response.framing'],
    operation: 'signCustomerChallenge',
  },
  'header-content-type-html': {
    seenBy: ['flows/reject'],
    requirements: ['response.content-type'],
    operation: 'getCustomer',
    alsoRed: { requirements: ['accept.honoured'], because: labelled },
  },
  'header-content-type-missing': {
    seenBy: ['flows/reject'],
    requirements: ['response.content-type'],
    operation: 'getCustomer',
    alsoRed: { requirements: ['accept.honoured'], because: labelled },
  },
  'body-truncated': { seenBy: ['flows/reject'], requirements: ['body.json-form'], operation: 'getCustomer' },
  'body-duplicate-keys': { seenBy: ['flows/reject'], requirements: ['body.json-form'], operation: 'getCustomer' },
  'error-stack-trace': {
    seenBy: ['flows/refusals'],
    requirements: ['error.no-internals'],
    operation: 'createCustomer',
  },
  'error-echoes-secret': { seenBy: ['flows/refusals'], requirements: ['response.no-secret'], operation: 'issueToken' },
  'method-undeclared': { seenBy: ['operations/parameters'], requirements: ['method.undeclared-refused'] },
  'status-signed-400': {
    seenBy: ['flows/approve'],
    requirements: ['response.expected-status'],
    operation: 'signCustomerChallenge',
  },
  'status-redirect-slash': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['response.no-redirect'],
    operation: 'listWebhooks',
    alsoRed: { requirements: ['response.expected-status'], because: statusCase },
  },
  'header-twice': { seenBy: ['flows/reject'], requirements: ['response.headers-single'], operation: 'getCustomer' },
  'status-verify-202-body': {
    seenBy: ['flows/approve'],
    requirements: ['response.body-empty'],
    operation: 'verifyCustomer',
  },
  'body-missing': {
    seenBy: ['flows/lifecycle'],
    requirements: ['response.body-present'],
    operation: 'activateCustomer',
    alsoRed: {
      requirements: ['customer.activates', 'accept.honoured'],
      because: 'an answer without a body shows no state and no media type',
    },
  },
  'body-number-precision': {
    seenBy: ['flows/reject'],
    requirements: ['body.number-precision'],
    operation: 'getCustomer',
  },
  'header-accept-xml': {
    seenBy: ['operations/values'],
    requirements: ['accept.honoured'],
    operation: 'getCustomer',
    alsoRed: {
      requirements: ['response.content-type'],
      because: 'the contract declares no XML, so that it is the wrong label too',
    },
  },
  'status-unknown-path': { seenBy: ['operations/parameters'], requirements: ['path.unknown-refused'] },
  'header-no-scheme': {
    seenBy: ['flows/reads'],
    warns: true,
    requirements: ['response.www-authenticate'],
    operation: 'listCustomers',
  },
};
