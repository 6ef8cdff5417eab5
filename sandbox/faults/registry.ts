import type { Fault } from '../modification.ts';
import { UnknownModification } from '../unknown-modification.ts';

const FAULTS: Readonly<Record<string, () => Promise<Fault>>> = {
  'auth-alg-none': () => import('./auth-alg-none.ts').then(({ fault }) => fault),
  'auth-expired-accepted': () => import('./auth-expired-accepted.ts').then(({ fault }) => fault),
  'auth-old-token-lives': () => import('./auth-old-token-lives.ts').then(({ fault }) => fault),
  'auth-one-operation-open': () => import('./auth-one-operation-open.ts').then(({ fault }) => fault),
  'auth-tenant-list': () => import('./auth-tenant-list.ts').then(({ fault }) => fault),
  'auth-tenant-read': () => import('./auth-tenant-read.ts').then(({ fault }) => fault),
  'body-duplicate-keys': () => import('./body-duplicate-keys.ts').then(({ fault }) => fault),
  'body-truncated': () => import('./body-truncated.ts').then(({ fault }) => fault),
  'challenge-any-wallet': () => import('./challenge-any-wallet.ts').then(({ fault }) => fault),
  'challenge-constant-nonce': () => import('./challenge-constant-nonce.ts').then(({ fault }) => fault),
  'challenge-not-reissued': () => import('./challenge-not-reissued.ts').then(({ fault }) => fault),
  'challenge-other-customer': () => import('./challenge-other-customer.ts').then(({ fault }) => fault),
  'challenge-twice': () => import('./challenge-twice.ts').then(({ fault }) => fault),
  'digest-not-compared': () => import('./digest-not-compared.ts').then(({ fault }) => fault),
  'digest-optional': () => import('./digest-optional.ts').then(({ fault }) => fault),
  'digest-reserialised': () => import('./digest-reserialised.ts').then(({ fault }) => fault),
  'error-echoes-secret': () => import('./error-echoes-secret.ts').then(({ fault }) => fault),
  'error-stack-trace': () => import('./error-stack-trace.ts').then(({ fault }) => fault),
  'header-content-type-html': () => import('./header-content-type-html.ts').then(({ fault }) => fault),
  'header-content-type-missing': () => import('./header-content-type-missing.ts').then(({ fault }) => fault),
  'idempotency-global': () => import('./idempotency-global.ts').then(({ fault }) => fault),
  'idempotency-ignored': () => import('./idempotency-ignored.ts').then(({ fault }) => fault),
  'idempotency-key-optional': () => import('./idempotency-key-optional.ts').then(({ fault }) => fault),
  'idempotency-payload-free': () => import('./idempotency-payload-free.ts').then(({ fault }) => fault),
  'idempotency-race': () => import('./idempotency-race.ts').then(({ fault }) => fault),
  'idempotency-replay-event': () => import('./idempotency-replay-event.ts').then(({ fault }) => fault),
  'idempotency-replay-status': () => import('./idempotency-replay-status.ts').then(({ fault }) => fault),
  'method-undeclared': () => import('./method-undeclared.ts').then(({ fault }) => fault),
  'schema-bad-datetime': () => import('./schema-bad-datetime.ts').then(({ fault }) => fault),
  'schema-bad-uuid': () => import('./schema-bad-uuid.ts').then(({ fault }) => fault),
  'schema-chain-id-form': () => import('./schema-chain-id-form.ts').then(({ fault }) => fault),
  'schema-challenge-leak': () => import('./schema-challenge-leak.ts').then(({ fault }) => fault),
  'schema-challenge-not-base64': () => import('./schema-challenge-not-base64.ts').then(({ fault }) => fault),
  'schema-drop-required': () => import('./schema-drop-required.ts').then(({ fault }) => fault),
  'schema-enum-case': () => import('./schema-enum-case.ts').then(({ fault }) => fault),
  'schema-list-item': () => import('./schema-list-item.ts').then(({ fault }) => fault),
  'schema-null': () => import('./schema-null.ts').then(({ fault }) => fault),
  'schema-wrong-type': () => import('./schema-wrong-type.ts').then(({ fault }) => fault),
  'signature-any-key': () => import('./signature-any-key.ts').then(({ fault }) => fault),
  'signature-created-free': () => import('./signature-created-free.ts').then(({ fault }) => fault),
  'signature-key-header-free': () => import('./signature-key-header-free.ts').then(({ fault }) => fault),
  'signature-method-free': () => import('./signature-method-free.ts').then(({ fault }) => fault),
  'signature-one-operation': () => import('./signature-one-operation.ts').then(({ fault }) => fault),
  'signature-order-refused': () => import('./signature-order-refused.ts').then(({ fault }) => fault),
  'signature-presence-only': () => import('./signature-presence-only.ts').then(({ fault }) => fault),
  'signature-target-free': () => import('./signature-target-free.ts').then(({ fault }) => fault),
  'signature-unknown-keyid': () => import('./signature-unknown-keyid.ts').then(({ fault }) => fault),
  'state-deactivate-anything': () => import('./state-deactivate-anything.ts').then(({ fault }) => fault),
  'state-illegal-applies': () => import('./state-illegal-applies.ts').then(({ fault }) => fault),
  'state-parallel-verdicts': () => import('./state-parallel-verdicts.ts').then(({ fault }) => fault),
  'state-rejected-revives': () => import('./state-rejected-revives.ts').then(({ fault }) => fault),
  'state-stuck': () => import('./state-stuck.ts').then(({ fault }) => fault),
  'state-updated-at-frozen': () => import('./state-updated-at-frozen.ts').then(({ fault }) => fault),
  'state-verify-early': () => import('./state-verify-early.ts').then(({ fault }) => fault),
  'state-wrong-entity': () => import('./state-wrong-entity.ts').then(({ fault }) => fault),
  'status-500-on-bad-json': () => import('./status-500-on-bad-json.ts').then(({ fault }) => fault),
  'status-create-200': () => import('./status-create-200.ts').then(({ fault }) => fault),
  'status-ghost': () => import('./status-ghost.ts').then(({ fault }) => fault),
  'status-sign-204-body': () => import('./status-sign-204-body.ts').then(({ fault }) => fault),
  'status-undeclared': () => import('./status-undeclared.ts').then(({ fault }) => fault),
  'status-verify-200': () => import('./status-verify-200.ts').then(({ fault }) => fault),
  'validation-extra-stored': () => import('./validation-extra-stored.ts').then(({ fault }) => fault),
  'validation-off': () => import('./validation-off.ts').then(({ fault }) => fault),
  'validation-over-strict': () => import('./validation-over-strict.ts').then(({ fault }) => fault),
  'validation-partial': () => import('./validation-partial.ts').then(({ fault }) => fault),
  'validation-pattern-unanchored': () => import('./validation-pattern-unanchored.ts').then(({ fault }) => fault),
  'validation-unicode-mangled': () => import('./validation-unicode-mangled.ts').then(({ fault }) => fault),
  'webhook-disagrees': () => import('./webhook-disagrees.ts').then(({ fault }) => fault),
  'webhook-missing-active': () => import('./webhook-missing-active.ts').then(({ fault }) => fault),
  'webhook-new-event-id': () => import('./webhook-new-event-id.ts').then(({ fault }) => fault),
  'webhook-no-retry': () => import('./webhook-no-retry.ts').then(({ fault }) => fault),
  'webhook-schema': () => import('./webhook-schema.ts').then(({ fault }) => fault),
  'webhook-unsubscribed-type': () => import('./webhook-unsubscribed-type.ts').then(({ fault }) => fault),
};

/** The ids of all faults, by name. */
export function faultIds(): string[] {
  return Object.keys(FAULTS).sort();
}

/** The fault with this id; undefined for none. Throws UnknownModification. */
export async function loadFault(id: string | undefined): Promise<Fault | undefined> {
  if (id === undefined) return undefined;
  const load = Object.hasOwn(FAULTS, id) ? FAULTS[id] : undefined;
  if (load === undefined) throw new UnknownModification('fault', id, faultIds());
  return load();
}
