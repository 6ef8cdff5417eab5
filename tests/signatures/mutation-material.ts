import type { Settings } from '../../src/config/settings.ts';
import type { SentRequest } from '../../src/contract/message.ts';
import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Identity } from '../../src/evidence/records.ts';
import type { Identities } from '../../src/http/identities.ts';
import { generateSigningKeyPem, type SigningKey, signingKeyFromPem } from '../../src/signing/keys.ts';
import type { MutationMaterial, RequestShape } from '../../src/signing/mutations/mutation.ts';
import { parseComponents } from '../../src/signing/parse-components.ts';
import type { SignedOperation } from './signed-operations.ts';

/** The tenant whose key is a foreign one to this identity, where the settings have it. */
function otherTenantKey(identities: Identities, identity: Identity): SigningKey | undefined {
  return identities.key(identity === 'primary' ? 'second' : 'primary');
}

/** The shape of the requests that an identity makes of an operation, known before anything is sent. */
export function requestShape(
  settings: Pick<Settings, 'coveredComponents'>,
  identities: Identities,
  identity: Identity,
  { hasBody, modifies }: SignedOperation,
): RequestShape {
  return {
    hasBody,
    hasIdempotencyKey: modifies,
    covered: new Set(parseComponents(settings.coveredComponents).map(({ name }) => name)),
    algorithm: identities.key(identity)?.algorithm ?? 'ecdsa-p384-sha384',
    hasForeignKey: otherTenantKey(identities, identity) !== undefined,
  };
}

/**
 * Makes what mutations are made with, the same for all requests of an identity.
 * @throws StepFailed when the settings have no signing key for it
 */
export function mutationMaterial(
  identities: Identities,
  identity: Identity,
  baseUrl: URL,
  unknownKeyId: string,
): (request: SentRequest) => MutationMaterial {
  const key = identities.key(identity);
  if (key === undefined)
    throw new StepFailed({ kind: 'crash', message: `the settings have no signing key for ${identity}` });
  const unregistered = signingKeyFromPem(generateSigningKeyPem(key.algorithm), key.keyId);
  const foreign = otherTenantKey(identities, identity);
  const below = (path: string): URL => new URL(`${baseUrl.href.replace(/\/$/, '')}${path}`);
  return (request) => ({
    key,
    unregistered,
    ...(foreign ? { foreign } : {}),
    unknownKeyId,
    otherUrl: request.url.pathname.endsWith('/customers') ? below('/webhooks') : below('/customers'),
  });
}
