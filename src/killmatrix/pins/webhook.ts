import type { Pins } from '../pin.ts';

const seenBy = ['webhooks/deliveries'] as const;

/** Faults in deliveries. */
export const webhookPins: Pins = {
  'webhook-missing-active': { seenBy, requirements: ['webhook.delivered'], operation: 'getCustomer' },
  'webhook-schema': { seenBy, requirements: ['webhook.payload-required'], operation: 'customerUpdated' },
  'webhook-new-event-id': { seenBy, requirements: ['webhook.event-id-stable'], operation: 'customerUpdated' },
  'webhook-disagrees': { seenBy, requirements: ['webhook.agrees-with-read'], operation: 'getCustomer' },
  'webhook-no-retry': { seenBy, requirements: ['webhook.retried'], operation: 'customerUpdated' },
  'webhook-unsubscribed-type': {
    seenBy,
    requirements: ['webhook.only-subscribed'],
    operation: 'customerUpdated',
    alsoRed: {
      requirements: ['webhook.update-counts'],
      because: 'a type that an update took out arrives all the same',
    },
  },
  'webhook-put': { seenBy, requirements: ['webhook.method'], operation: 'customerUpdated' },
  'webhook-form': { seenBy, requirements: ['webhook.content-type'], operation: 'customerUpdated' },
  'webhook-duplicate-keys': { seenBy, requirements: ['webhook.payload-form'], operation: 'customerUpdated' },
  'webhook-null': { seenBy, requirements: ['webhook.payload-type'], operation: 'customerUpdated' },
  'webhook-enum-case': { seenBy, requirements: ['webhook.payload-enum'], operation: 'customerUpdated' },
  'webhook-bad-uuid': { seenBy, requirements: ['webhook.payload-format'], operation: 'customerUpdated' },
  'webhook-shows-secret': { seenBy, requirements: ['webhook.no-secret'], operation: 'customerUpdated' },
  'webhook-silent-creation': { seenBy, requirements: ['webhook.announces-creation'], operation: 'getCustomer' },
  'webhook-missing-screening': {
    seenBy,
    requirements: ['webhook.announces-screening'],
    operation: 'signCustomerChallenge',
  },
  'webhook-updated-at-of-creation': {
    seenBy,
    requirements: ['webhook.states-follow-machine'],
    operation: 'customerUpdated',
  },
  'webhook-two-events': { seenBy, requirements: ['webhook.one-event-per-transition'], operation: 'customerUpdated' },
  'webhook-event-id-of-customer': { seenBy, requirements: ['webhook.event-id-unique'], operation: 'customerUpdated' },
  'webhook-deaf': { seenBy, requirements: ['webhook.stops-after-success'], operation: 'customerUpdated' },
  'webhook-event-of-refused': {
    seenBy,
    requirements: ['webhook.none-for-refused'],
    operation: 'customerUpdated',
    alsoRed: { requirements: ['webhook.none-without-change'], because: 'what was refused changed nothing' },
  },
  'webhook-after-delete': { seenBy, requirements: ['webhook.none-after-delete'], operation: 'customerUpdated' },
  'webhook-every-tenant': { seenBy, requirements: ['webhook.tenant-isolation'], operation: 'customerUpdated' },
  'webhook-url-masked': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.readable'],
    operation: 'getWebhook',
    alsoRed: {
      requirements: ['webhook.tenant-bound', 'webhook.updated-by-id'],
      because: 'a subscription that hides its address reads as if it had another',
    },
  },
  'webhook-update-creates': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.updated-by-id'],
    operation: 'putWebhook',
    alsoRed: {
      requirements: ['webhook.tenant-bound', 'webhook.unknown-id-refused', 'webhook.updated-at-moves'],
      because:
        'where the id is not looked at, an unknown one and a foreign one are accepted too, and nothing is updated',
    },
  },
  'webhook-read-after-delete': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.deleted'],
    operation: 'getWebhook',
  },
  'webhook-unknown-type': {
    seenBy,
    warns: true,
    requirements: ['webhook.type-declared'],
    alsoRed: {
      requirements: ['webhook.only-subscribed'],
      because: 'nobody can have subscribed to a type that is not listed',
    },
  },
  'webhook-update-undated': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.updated-at-moves'],
    operation: 'putWebhook',
  },
  'webhook-unknown-id-creates': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.unknown-id-refused'],
    operation: 'putWebhook',
    alsoRed: {
      requirements: ['webhook.tenant-bound', 'webhook.updated-by-id'],
      because: "what was created by it has the address of the updated one, and another tenant's id is an unknown one",
    },
  },
  'webhook-one-per-address': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.created-without-id'],
    operation: 'putWebhook',
    alsoRed: {
      requirements: ['response.expected-status', 'webhook.deleted', 'webhook.readable'],
      because: 'the second of two is the first one, changed, and gone with it',
    },
  },
  'webhook-tenant-read': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.tenant-bound'],
    operation: 'getWebhook',
    alsoRed: {
      requirements: ['response.expected-status'],
      because: 'its owner can no longer delete what another tenant deleted',
    },
  },
  'webhook-delete-takes-more': {
    seenBy: ['webhooks/subscriptions'],
    requirements: ['webhook.deleted'],
    operation: 'listWebhooks',
    alsoRed: { requirements: ['response.expected-status'], because: 'what is gone already can not be deleted' },
  },
  'webhook-old-address': { seenBy, requirements: ['webhook.update-counts'], operation: 'customerUpdated' },
  'webhook-event-of-failure': {
    seenBy,
    requirements: ['webhook.none-without-change'],
    operation: 'customerUpdated',
    alsoRed: {
      requirements: ['webhook.none-for-refused'],
      because: 'the customer of the failed signature is the one of the refused verdict',
    },
  },
  'webhook-redirect-taken': { seenBy, requirements: ['webhook.retried'], operation: 'customerUpdated' },
  'webhook-one-type-alone': { seenBy, requirements: ['webhook.update-counts'], operation: 'customerUpdated' },
};
