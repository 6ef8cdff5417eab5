import type { Call } from './http/call.ts';
import { Refusal } from './http/refusal.ts';
import { headerValues } from './http/request-message.ts';
import type { Tenant } from './tenants.ts';
import type { ParsedToken, TokenClaims } from './tokens.ts';
import { parseToken, tokenIsGenuine } from './tokens.ts';

/** How bearer tokens are judged; each member may be replaced by a fault. */
export interface AuthenticationPolicy {
  /** The tenant that calls; throws a Refusal (401) for every token that does not do. */
  authenticate(call: Call): Tenant;
  /** Whether the token was issued here and is unchanged. */
  isGenuine(token: ParsedToken, secret: Uint8Array): boolean;
  isExpired(claims: TokenClaims, nowSeconds: number): boolean;
  /** Whether the token belongs to the tenant's present credentials. */
  isCurrent(claims: TokenClaims, tenant: Tenant): boolean;
}

/** The strict policy: one Authorization header, scheme Bearer, a genuine, live, current token. */
export const strictAuthentication: AuthenticationPolicy = {
  authenticate,
  isGenuine: tokenIsGenuine,
  isExpired: (claims, nowSeconds) => claims.exp <= nowSeconds,
  isCurrent: (claims, tenant) => tenant.credentials !== undefined && claims.Generation === tenant.generation,
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

function notAuthorised(challenge: string): Refusal {
  return new Refusal(401, 'NOT_AUTHORISED', 'Not authorised', { 'www-authenticate': challenge });
}
