import { createHash } from 'node:crypto';
import type { WireAnswer } from './http/answer.ts';
import type { Call } from './http/call.ts';
import { callingTenant } from './http/call.ts';
import { badRequest, Refusal } from './http/refusal.ts';
import { headerValues } from './http/request-message.ts';
import type { Tenant } from './tenants.ts';
import { isUuid } from './uuid.ts';

/** How idempotency keys are judged; each member may be replaced by a fault. */
export interface IdempotencyPolicy {
  /** Whether the call may do without a key. */
  optional(call: Call): boolean;
  /** Whether the text can be a key. */
  isKey(text: string): boolean;
  /** Seconds that a key is remembered, from the start of the call that used it first. */
  lifetimeSeconds(): number;
  /** Whether the key of a call is looked up and kept at all. */
  remembers(call: Call): boolean;
  /** Whether the key is taken from the moment the call starts. */
  reserves(call: Call): boolean;
  /** What a key belongs to; the same key in two scopes is two keys. */
  scope(tenant: Tenant, call: Call): string;
  /** What makes two calls the same. */
  fingerprint(call: Call): string;
  /** Whether the answer is kept for whoever asks again. */
  keeps(answer: WireAnswer): boolean;
  /** Awaited between the look-up of the key and the effect of the call. */
  beforeEffect(call: Call): Promise<void>;
  /** The stored answer as it is given again. */
  replayed(answer: WireAnswer, call: Call): WireAnswer;
}

/** The strict policy: a key per tenant, bound to method, target and the bytes of the body, reserved while in flight. */
export const strictIdempotency: IdempotencyPolicy = {
  optional: () => false,
  isKey: isUuid,
  lifetimeSeconds: () => KEY_LIFETIME_SECONDS,
  remembers: () => true,
  reserves: () => true,
  scope: (tenant) => tenant.id,
  fingerprint: ({ message }) =>
    createHash('sha256').update(`${message.method} ${message.target}\n`).update(message.body).digest('hex'),
  keeps: ({ status }) => status >= 200 && status < 300,
  beforeEffect: ({ world }) =>
    world.delays.executionMs > 0 ? world.timers.pause(world.delays.executionMs) : Promise.resolve(),
  replayed: (answer) => answer,
};

/** Seconds that a key is remembered. */
export const KEY_LIFETIME_SECONDS = 3600;

/** What is known about a key; without an answer the first call is still in flight. */
interface KeyRecord {
  readonly fingerprint: string;
  readonly startedAt: number;
  answer?: WireAnswer;
}

/** The keys in use, by scope and key. */
export type IdempotencyStore = Map<string, KeyRecord>;

/**
 * Runs the call once per key. Only a success is kept: a refused call does not use its key up. Throws a Refusal: 400 for a
 * missing or malformed key, 409 while the first call is in flight, 422 for another method, target or payload.
 */
export async function onlyOnce(call: Call, run: () => Promise<WireAnswer>): Promise<WireAnswer> {
  const { idempotency: policy } = call.world.behaviour;
  const key = idempotencyKey(call);
  if (key === undefined || !policy.remembers(call)) return run();
  const store = call.world.idempotencyKeys;
  const place = `${policy.scope(callingTenant(call), call)} ${key}`;
  const fingerprint = policy.fingerprint(call);
  const known = liveRecord(store, place, call.world.clock.milliseconds(), policy.lifetimeSeconds());
  if (known !== undefined) return replay(known, fingerprint, call);
  const record: KeyRecord = { fingerprint, startedAt: call.world.clock.milliseconds() };
  if (policy.reserves(call)) store.set(place, record);
  const answer = await run();
  if (policy.keeps(answer)) {
    record.answer = answer;
    store.set(place, record);
  } else if (store.get(place) === record) store.delete(place);
  return answer;
}

function replay(known: KeyRecord, fingerprint: string, call: Call): WireAnswer {
  if (known.fingerprint !== fingerprint) {
    throw new Refusal(422, 'IDEMPOTENCY_KEY_REUSED', 'The idempotency key was used for another request.');
  }
  if (known.answer === undefined) {
    throw new Refusal(409, 'IDEMPOTENCY_KEY_IN_USE', 'A request with this idempotency key is being processed.');
  }
  return call.world.behaviour.idempotency.replayed(known.answer, call);
}

function liveRecord(
  store: IdempotencyStore,
  place: string,
  nowMilliseconds: number,
  lifetimeSeconds: number,
): KeyRecord | undefined {
  const record = store.get(place);
  if (record === undefined || nowMilliseconds < record.startedAt + lifetimeSeconds * 1000) return record;
  store.delete(place);
  return undefined;
}

/** The key of the call in lower case; undefined where it is missing and may be. */
function idempotencyKey(call: Call): string | undefined {
  const values = headerValues(call.message, 'idempotency-key');
  const [value] = values;
  if (value === undefined) {
    if (call.world.behaviour.idempotency.optional(call)) return undefined;
    throw badRequest('INVALID_IDEMPOTENCY_KEY', 'The header Idempotency-Key is missing.');
  }
  if (values.length > 1 || !call.world.behaviour.idempotency.isKey(value.trim()))
    throw badRequest('INVALID_IDEMPOTENCY_KEY', 'The header Idempotency-Key must be one UUID.');
  return value.trim().toLowerCase();
}
