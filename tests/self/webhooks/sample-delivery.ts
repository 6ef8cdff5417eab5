import type { Delivery } from '../../../src/webhooks/delivery.ts';

/** 2026-01-01T12:00:00Z, the now of the samples, in milliseconds since the epoch. */
export const sampleNowMs = Date.UTC(2026, 0, 1, 12);

/** The members of an event that breaks nothing. */
export const sampleEvent: Readonly<Record<string, unknown>> = {
  webhookType: 'customer.updated',
  eventId: 'db63696c-10b2-42c1-8a07-ac9a15985744',
  id: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  externalId: 'contract-sample',
  chainId: 'eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691',
  status: 'initiating',
  createdAt: '2026-01-01T11:59:00.123456789Z',
  updatedAt: '2026-01-01T11:59:00.123456789Z',
};

/** The event with members replaced; undefined takes one away. */
export function sampleDelivery(changes: Record<string, unknown> = {}, more: Partial<Delivery> = {}): Delivery {
  return {
    method: 'POST',
    path: '/callback',
    headers: [['Content-Type', 'application/json']],
    body: new TextEncoder().encode(JSON.stringify({ ...sampleEvent, ...changes })),
    ...more,
  };
}
