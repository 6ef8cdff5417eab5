import type { Component } from './component.ts';
import type { SigningKey } from './keys.ts';
import { parseComponents } from './parse-components.ts';
import { hasQueryParameter } from './query-param.ts';
import type { SignableRequest } from './signable-request.ts';
import { signatureBase } from './signature-base.ts';
import { type SignatureFields, signatureFields } from './signature-fields.ts';
import { type SignatureParameters, serializeSignatureParams, signatureParams } from './signature-params.ts';
import { SigningError } from './signing-error.ts';

/** How a request is to be signed. */
export interface SignatureOptions {
  /** Dictionary key of the signature in both headers. */
  readonly label: string;
  /** What to cover, in order, as parseComponents reads it; every one of them must be in the request. */
  readonly components: readonly string[];
  /** Unix time in seconds. */
  readonly createdSeconds: number;
  /** Unix time in seconds, not a duration. */
  readonly expiresSeconds?: number;
  readonly nonce?: string;
  /** Whether to send the parameter `alg`; default true. */
  readonly includeAlg?: boolean;
}

/** A signature over a request: the two header values and the base that was signed, for evidence and messages. */
export interface RequestSignature extends SignatureFields {
  readonly signatureBase: string;
}

/**
 * Signs a request (RFC 9421 §3.1): covers the components, sends created, expires, keyid, alg and nonce.
 * @throws SigningError when options or key are unusable, or the request lacks a covered component
 */
export function signRequest(request: SignableRequest, key: SigningKey, options: SignatureOptions): RequestSignature {
  assertOptions(key, options);
  const params = signatureParams({
    created: options.createdSeconds,
    ...(options.expiresSeconds === undefined ? {} : { expires: options.expiresSeconds }),
    keyid: key.keyId,
    ...(options.includeAlg === false ? {} : { alg: key.algorithm }),
    ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
  });
  return signWithParams(request, key, options.label, parseComponents(options.components), params);
}

/**
 * Signs a request with exactly these components and parameters, which need not agree with the key or with each other.
 * @throws SigningError when the signature base cannot be built, or the label is no dictionary key
 */
export function signWithParams(
  request: SignableRequest,
  key: Pick<SigningKey, 'sign'>,
  label: string,
  components: readonly Component[],
  params: SignatureParameters,
): RequestSignature {
  const base = signatureBase(request, components, params);
  const signature = key.sign(Buffer.from(base, 'ascii'));
  const fields = signatureFields([{ label, signatureParams: serializeSignatureParams(components, params), signature }]);
  return { ...fields, signatureBase: base };
}

/** Fields that describe content and so are covered only where there is some. */
const CONTENT_FIELDS: ReadonlySet<string> = new Set(['content-digest', 'content-type', 'content-length']);

/**
 * The configured components that this request can cover, in their order: without a body those that describe one are
 * dropped, without a query (or the named parameter) those of the query, and idempotency-key where it is not sent. Every
 * other absent header stays in the list, so that signing refuses the request instead of silently covering less.
 * @throws SigningError when a configured component is malformed, unknown or repeated
 */
export function coveredComponents(configured: readonly string[], request: SignableRequest, hasBody: boolean): string[] {
  const components = parseComponents(configured);
  return configured.filter((_, index) => {
    const component = components[index];
    return component !== undefined && applies(component, request, hasBody);
  });
}

function applies(component: Component, request: SignableRequest, hasBody: boolean): boolean {
  if (CONTENT_FIELDS.has(component.name)) return hasBody;
  if (component.name === '@query') return request.url.search !== '';
  if (component.name === '@query-param') return hasQueryParameter(component, request.url);
  if (component.name !== 'idempotency-key') return true;
  return request.headers.some(([name]) => name.toLowerCase() === 'idempotency-key');
}

function assertOptions(key: SigningKey, options: SignatureOptions): void {
  const { createdSeconds, expiresSeconds } = options;
  if (key.keyId === '') {
    throw new SigningError({
      code: 'SIGNATURE_PARAMETER',
      what: 'the signing key has no key id',
      expected: 'the id that the environment gave when the public key was registered',
      received: 'an empty key id',
      next: 'register the public key, and set the key id that comes back',
    });
  }
  if (expiresSeconds !== undefined && expiresSeconds < createdSeconds) {
    throw new SigningError({
      code: 'SIGNATURE_PARAMETER',
      what: 'the signature would expire before it is created',
      expected: `expires as a Unix time in seconds, at least ${createdSeconds}`,
      received: String(expiresSeconds),
      next: 'add the lifetime to the time of creation: expires is no duration',
    });
  }
}
