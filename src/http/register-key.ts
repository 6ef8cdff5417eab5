import { Secret } from '../config/secret.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { Identity } from '../evidence/records.ts';
import { generateSigningKeyPem, type SignatureAlgorithm, type SigningKey, signingKeyFromPem } from '../signing/keys.ts';
import { call } from './call.ts';
import { type Sender, validIntent } from './transport.ts';

/** A key that the environment knows, with the private part that signs. */
export interface RegisteredKey {
  readonly pem: Secret;
  readonly key: SigningKey;
}

/**
 * Uploads the public part of a private key for an identity; it replaces the key that was there
 * (documentation: request signatures, "Update signing key").
 * @throws StepFailed when the environment does not answer with a key id
 */
export async function registerKey(transport: Sender, identity: Identity, pem: Secret): Promise<RegisteredKey> {
  // The id is not known yet; only the public part is needed for now.
  const unregistered = signingKeyFromPem(pem.reveal(), 'unregistered');
  const publicKey = Buffer.from(unregistered.publicKeyPem()).toString('base64');
  const reply = await call(transport, (client) => client.updateSigningKey({ body: { publicKey } }), {
    identity,
    intent: validIntent,
  });
  const keyId = reply.data?.keyId;
  if (typeof keyId !== 'string') {
    const kind = reply.status < 300 ? 'violation' : 'environment';
    throw new StepFailed({
      kind,
      message: `PUT /auth/signing answered ${reply.status} and gave no key id (${reply.answer.record.id})`,
    });
  }
  const key = signingKeyFromPem(pem.reveal(), keyId);
  transport.shared.identities.setKey(identity, key);
  return { pem, key };
}

/** A new private key under the name of the setting that it stands in for. */
export function newSigningKey(name: string, algorithm: SignatureAlgorithm): Secret {
  return new Secret(name, generateSigningKeyPem(algorithm));
}
