import { describe, expect, it } from '@jest/globals';
import { webhooks } from '../../../generated/operations.ts';
import { checkId } from '../../../src/contract/finding.ts';
import { checkDelivery, type DeliveryContext, owedByDelivery } from '../../../src/webhooks/check-delivery.ts';
import type { Delivery } from '../../../src/webhooks/delivery.ts';
import { sampleDelivery, sampleEvent, sampleNowMs } from './sample-delivery.ts';

const context: DeliveryContext = {
  nowMs: sampleNowMs,
  confidential: [{ name: 'the API secret', value: 'hunter2-hunter2' }],
  quotable: (text) => text.replaceAll('hunter2-hunter2', '[secret]'),
};

function broken(delivery: Delivery): string[] {
  return checkDelivery(delivery, context).flatMap(({ requirement, finding }) => (finding ? [requirement] : []));
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the judgement of a delivery', () => {
  it('finds nothing wrong with the documented event, and evaluates exactly what a delivery owes', () => {
    const evaluations = checkDelivery(sampleDelivery(), context);
    expect(evaluations.filter(({ finding }) => finding)).toEqual([]);
    const ids = evaluations.map((evaluation) => checkId(evaluation.requirement, evaluation.case));
    expect([...ids].sort()).toEqual(owedByDelivery(webhooks.customerUpdated).sort());
  });

  it.each<[string, Delivery, string]>([
    ['another method', sampleDelivery({}, { method: 'PUT' }), 'webhook.method'],
    ['no content type', sampleDelivery({}, { headers: [] }), 'webhook.content-type'],
    ['a body that is no JSON', sampleDelivery({}, { body: bytes('{"webhookType":') }), 'webhook.payload-form'],
    [
      'a member twice',
      sampleDelivery({}, { body: bytes(JSON.stringify(sampleEvent).replace('{', '{"status":"active",')) }),
      'webhook.payload-form',
    ],
    ['no updatedAt', sampleDelivery({ updatedAt: undefined }), 'webhook.payload-required'],
    ['no eventId', sampleDelivery({ eventId: undefined }), 'webhook.payload-required'],
    ['no webhookType', sampleDelivery({ webhookType: undefined }), 'webhook.payload-required'],
    ['a number as externalId', sampleDelivery({ externalId: 7 }), 'webhook.payload-type'],
    ['a null', sampleDelivery({ createdAt: null }), 'webhook.payload-type'],
    ['a state that is not listed', sampleDelivery({ status: 'ACTIVE' }), 'webhook.payload-enum'],
    ['an eventId that is no UUID', sampleDelivery({ eventId: 'event-1' }), 'webhook.payload-format'],
    ['an id that is no UUID', sampleDelivery({ id: 'wh_1' }), 'webhook.payload-format'],
    ['a space for T', sampleDelivery({ createdAt: '2026-01-01 10:00:00Z' }), 'webhook.payload-format'],
    [
      'a change before the creation',
      sampleDelivery({ updatedAt: '2026-01-01T10:00:00Z' }),
      'webhook.payload-timestamps',
    ],
    ['a change in the future', sampleDelivery({ updatedAt: '2026-01-01T13:00:00Z' }), 'webhook.payload-timestamps'],
    ['an unknown type', sampleDelivery({ webhookType: 'customer.exploded' }), 'webhook.type-declared'],
    ['a challenge', sampleDelivery({ challenge: 'c2VjcmV0' }), 'webhook.no-challenge'],
    ['a secret', sampleDelivery({ externalId: 'hunter2-hunter2' }), 'webhook.no-secret'],
  ])('accuses %s of one thing', (_, delivery, requirement) => {
    expect(broken(delivery)).toEqual([requirement]);
  });

  it('quotes nothing confidential', () => {
    const found = checkDelivery(sampleDelivery({ status: 'hunter2-hunter2' }), context);
    expect(JSON.stringify(found)).not.toContain('hunter2-hunter2');
  });

  it('judges a listed type that the contract does not cover by its form alone', () => {
    expect(broken(sampleDelivery({ webhookType: 'card.updated', status: undefined }))).toEqual([]);
  });
});
