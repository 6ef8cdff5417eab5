import type { HeaderLines } from '../contract/message.ts';

/** One HTTP request that reached a callback of ours, as it came off the wire. */
export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
}

/** The members of an event that relations between events are judged by; each is there only if it is a text. */
export interface EventFacts {
  readonly webhookType?: string;
  readonly eventId?: string;
  readonly id?: string;
  readonly externalId?: string;
  readonly status?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly chainId?: string;
}

const members = [
  'webhookType',
  'eventId',
  'id',
  'externalId',
  'status',
  'createdAt',
  'updatedAt',
  'chainId',
] as const satisfies ReadonlyArray<keyof EventFacts>;

/** Reads what can be read of a payload; what it lacks or has in another type is the schema check's finding. */
export function eventFacts(body: Uint8Array): EventFacts {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  const entries = members.flatMap((name) => {
    const text = (value as Record<string, unknown>)[name];
    return typeof text === 'string' ? [[name, text] as const] : [];
  });
  return Object.fromEntries(entries);
}
