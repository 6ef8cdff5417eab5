import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tenant } from './tenants.ts';

/** What a token says: whose it is, until when (seconds since the epoch), and for which generation of credentials. */
export interface TokenClaims {
  readonly exp: number;
  readonly Id: string;
  readonly Generation: number;
}

/** A token taken apart; nothing of it is believed yet. */
export interface ParsedToken {
  readonly algorithm: unknown;
  readonly signingInput: string;
  readonly signature: Buffer;
  readonly claims: TokenClaims;
}

/** Seconds that a token lives. */
export const TOKEN_LIFETIME_SECONDS = 3600;

/** A token (RFC 7519, HS256) for the tenant, signed with `secret`, that expires at `exp` seconds since the epoch. */
export function issueToken(tenant: Tenant, exp: number, secret: Uint8Array): string {
  const claims: TokenClaims = { exp, Id: tenant.id, Generation: tenant.generation };
  const signingInput = `${segment({ alg: 'HS256', typ: 'JWT' })}.${segment(claims)}`;
  return `${signingInput}.${tokenSignature(signingInput, secret).toString('base64url')}`;
}

/** Takes a compact JWT apart; undefined where it is not three segments of canonical base64url with the claims of this API. */
export function parseToken(token: string): ParsedToken | undefined {
  const segments = token.split('.');
  const [header, payload, signature] = segments.map(bytesOf);
  if (segments.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    return undefined;
  const head = objectOf(header);
  const claims = objectOf(payload);
  if (head === undefined || claims === undefined || 'crit' in head) return undefined;
  const { exp, Id, Generation } = claims;
  if (!Number.isSafeInteger(exp) || typeof Id !== 'string' || !Number.isSafeInteger(Generation)) return undefined;
  return {
    algorithm: head.alg,
    signingInput: `${segments[0]}.${segments[1]}`,
    signature,
    claims: { exp: Number(exp), Id, Generation: Number(Generation) },
  };
}

/** Whether the token was signed here: HS256 and nothing else, compared in constant time. */
export function tokenIsGenuine(token: ParsedToken, secret: Uint8Array): boolean {
  const expected = tokenSignature(token.signingInput, secret);
  return (
    token.algorithm === 'HS256' &&
    token.signature.length === expected.length &&
    timingSafeEqual(token.signature, expected)
  );
}

function tokenSignature(signingInput: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(signingInput).digest();
}

function segment(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The bytes of a segment; spare bits must be zero, or a changed last character would go unnoticed. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

function objectOf(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
