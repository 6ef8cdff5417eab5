import { empty, json } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { callingTenant } from '../http/call.ts';
import type { Operation } from '../http/operation.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { rawQuery } from '../http/request-message.ts';
import { publicKeyFromPem } from '../http-signature/public-key.ts';
import type { Tenant } from '../tenants.ts';
import { issueToken } from '../tokens.ts';

/** What nobody needs to sign: there may be no key yet. */
const UNSIGNED = { signed: false, idempotent: false } as const;

/** Tokens, credentials and signing keys. */
export const authenticationOperations: readonly Operation[] = [
  {
    id: 'createToken',
    method: 'POST',
    path: '/v1/auth/token',
    ...UNSIGNED,
    token: false,
    body: true,
    handle: createToken,
  },
  {
    id: 'updateCredentials',
    method: 'PUT',
    path: '/v1/auth/credentials',
    ...UNSIGNED,
    token: true,
    body: true,
    handle: updateCredentials,
  },
  {
    id: 'deleteCredentials',
    method: 'DELETE',
    path: '/v1/auth/credentials',
    ...UNSIGNED,
    token: true,
    body: false,
    handle: deleteCredentials,
  },
  {
    id: 'updateSigningKey',
    method: 'PUT',
    path: '/v1/auth/signing',
    ...UNSIGNED,
    token: true,
    body: true,
    handle: updateSigningKey,
  },
  {
    id: 'deleteSigningKey',
    method: 'DELETE',
    path: '/v1/auth/signing',
    ...UNSIGNED,
    token: true,
    body: false,
    handle: deleteSigningKey,
  },
];

function createToken({ message, world }: Call) {
  const { authentication, validation, presentation } = world.behaviour;
  const given = validation.credentials(validation.readBody(message.body));
  const tenant = authentication.entitled(given, world);
  if (tenant === undefined) {
    throw new Refusal(401, 'INVALID_CREDENTIALS', 'Invalid credentials', { 'www-authenticate': 'Bearer' });
  }
  const expiresAt = world.clock.seconds() + authentication.lifetimeSeconds();
  return json(200, presentation.token(issueToken(tenant, expiresAt, world.tokenSecret), expiresAt));
}

function updateCredentials(call: Call) {
  const { authentication, validation } = call.world.behaviour;
  const tenant = callingTenant(call);
  const credentials = validation.credentials(validation.readBody(call.message.body));
  if (!authentication.mayHold(credentials.apiKey, tenant, call.world))
    throw badRequest('INVALID_BODY', 'The apiKey cannot be used.');
  replaceCredentials(tenant, credentials);
  return empty(204);
}

function deleteCredentials(call: Call) {
  const tenant = callingTenant(call);
  const keys = new URLSearchParams(rawQuery(call.message) ?? '').getAll('apiKey');
  if (!call.world.behaviour.authentication.namesPair(keys, tenant)) {
    throw badRequest('INVALID_API_KEY', 'The query parameter apiKey must name the credentials in use.');
  }
  replaceCredentials(tenant, undefined);
  return empty(204);
}

function updateSigningKey(call: Call) {
  const { authentication, validation, presentation } = call.world.behaviour;
  const tenant = callingTenant(call);
  const key = publicKeyFromPem(validation.signingKey(validation.readBody(call.message.body)));
  if (key === undefined)
    throw badRequest('INVALID_BODY', 'The property publicKey must be base64 of a PEM public key on P-384 or Ed25519.');
  tenant.signingKey = { ...key, keyId: authentication.keyId(tenant, call.world) };
  return json(200, presentation.signingKey(tenant.signingKey.keyId));
}

function deleteSigningKey(call: Call) {
  callingTenant(call).signingKey = undefined;
  return empty(204);
}

/** A change of credentials kills all tokens, the one in use included. */
function replaceCredentials(tenant: Tenant, credentials: Tenant['credentials']): void {
  tenant.credentials = credentials;
  tenant.generation += 1;
}
