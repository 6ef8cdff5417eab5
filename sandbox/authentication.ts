import { createHash, timingSafeEqual } from 'node:crypto';
import type { Call } from './http/call.ts';
import { Refusal } from './http/refusal.ts';
import { headerValues } from './http/request-message.ts';
import type { ApiCredentials, Tenant } from './tenants.ts';
import type { ParsedToken, TokenClaims } from './tokens.ts';
import { parseToken, TOKEN_LIFETIME_SECONDS, tokenIsGenuine } from './tokens.ts';
import type { World } from './world.ts';

/** How bearer tokens are judged; each member may be replaced by a fault. */
export interface AuthenticationPolicy {
  /** The tenant that calls; throws a Refusal (401) for every token that does not do. */
  authenticate(call: Call): Tenant;
  /** Whether the token was issued here and is unchanged. */
  isGenuine(token: ParsedToken, secret: Uint8Array): boolean;
  isExpired(claims: TokenClaims, nowSeconds: number): boolean;
  /** Whether the token belongs to the tenant's present credentials. */
  isCurrent(claims: TokenClaims, tenant: Tenant): boolean;
  /** The tenant that this pair gives a token for; undefined where it gives none. */
  entitled(given: ApiCredentials, world: World): Tenant | undefined;
  /** Seconds that a new token lives. */
  lifetimeSeconds(): number;
  /** Whether the tenant may have this key for its own. */
  mayHold(apiKey: string, tenant: Tenant, world: World): boolean;
  /** Whether what a deletion names is the pair of the tenant; `apiKeys` are all that were given. */
  namesPair(apiKeys: readonly string[], tenant: Tenant): boolean;
  /** The id of a key that the tenant registers. */
  keyId(tenant: Tenant, world: World): string;
}

/** The strict policy: one Authorization header, scheme Bearer, a genuine, live, current token. */
export const strictAuthentication: AuthenticationPolicy = {
  authenticate,
  isGenuine: tokenIsGenuine,
  isExpired: (claims, nowSeconds) => claims.exp <= nowSeconds,
  isCurrent: (claims, tenant) => tenant.credentials !== undefined && claims.Generation === tenant.generation,
  entitled(given, world) {
    const tenant = world.tenants.withApiKey(given.apiKey);
    const secret = tenant?.credentials?.apiSecret;
    return secret !== undefined && sameSecret(secret, given.apiSecret) ? tenant : undefined;
  },
  lifetimeSeconds: () => TOKEN_LIFETIME_SECONDS,
  mayHold(apiKey, tenant, world) {
    const holder = world.tenants.withApiKey(apiKey);
    return holder === undefined || holder === tenant;
  },
  namesPair: (apiKeys, tenant) => apiKeys.length === 1 && apiKeys[0]?.toLowerCase() === tenant.credentials?.apiKey,
  keyId: (_tenant, world) => world.values.uuid(),
};

/** Scheme names are compared without regard to case (RFC 9110, section 11.1). */
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;

function authenticate(call: Call): Tenant {
  const { world } = call;
  const policy = world.behaviour.authentication;
  const values = headerValues(call.message, 'authorization');
  if (values.length === 0) throw notAuthorised('Bearer');
  const match = values.length === 1 ? BEARER.exec((values[0] ?? '').trim()) : null;
  const token = match?.[1] === undefined ? undefined : parseToken(match[1]);
  if (token === undefined || !policy.isGenuine(token, world.tokenSecret))
    throw notAuthorised('Bearer error="invalid_token"');
  const tenant = world.tenants.withId(token.claims.Id);
  if (tenant === undefined || policy.isExpired(token.claims, world.clock.seconds()))
    throw notAuthorised('Bearer error="invalid_token"');
  if (!policy.isCurrent(token.claims, tenant)) throw notAuthorised('Bearer error="invalid_token"');
  return tenant;
}

function sameSecret(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

function notAuthorised(challenge: string): Refusal {
  return new Refusal(401, 'NOT_AUTHORISED', 'Not authorised', { 'www-authenticate': challenge });
}
