import { createHash } from 'node:crypto';
import type { Secret } from '../config/secret.ts';
import type { Settings } from '../config/settings.ts';
import { type HeaderLines, headerValue, type SentRequest } from '../contract/message.ts';
import { matchOperation, type OperationMatch, pathBelow } from '../contract/operation-match.ts';
import { contentDigest } from '../signing/content-digest.ts';
import type { SigningKey } from '../signing/keys.ts';
import { parseComponents } from '../signing/parse-components.ts';
import { coveredComponents, signRequest } from '../signing/sign-request.ts';

/** A request as a test or a step means it: without what the transport adds. */
export interface RequestDraft {
  readonly method: string;
  readonly url: URL;
  readonly headers: HeaderLines;
  readonly body?: Uint8Array;
}

/** What the transport adds, and what a case keeps it from adding. */
export interface Dressing {
  readonly token?: Secret;
  readonly key?: SigningKey;
  /** The key for a modifying operation; null sends none. */
  readonly idempotencyKey: string | null;
  readonly createdSeconds: number;
  /** Names this sending of the request: its nonce is its own, also where the rest is repeated within a second. */
  readonly attempt: string;
  readonly signature: Pick<
    Settings,
    'coveredComponents' | 'signatureLabel' | 'signatureExpiresSeconds' | 'signatureNonce' | 'digestAlgorithm'
  >;
  /** Digest of other bytes than the ones sent, for the case that proves it is compared. */
  readonly digestOf?: Uint8Array;
  /** Whether a body goes without Content-Digest, neither sent nor signed. */
  readonly withoutDigest?: boolean;
}

/** A request ready for the wire. */
export interface PreparedRequest {
  readonly request: SentRequest;
  readonly match: OperationMatch | undefined;
  readonly signatureBase?: string;
}

function nonceOf(draft: RequestDraft, dressing: Dressing): string {
  const parts = [
    draft.method,
    draft.url.href,
    String(dressing.idempotencyKey),
    String(dressing.createdSeconds),
    dressing.attempt,
  ];
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}

/**
 * Whether a configured component is a header that a case leaves out on purpose: without its token or the type of its body a
 * request still covers the rest. Any other absent header is refused when it is signed.
 */
function leftOut(component: string, headers: HeaderLines): boolean {
  const name = parseComponents([component])[0]?.name ?? '';
  return ['authorization', 'content-type'].includes(name) && headerValue(headers, name) === undefined;
}

/** The operation that a request reaches. */
export function matchRequest(
  baseUrl: URL,
  { method, url }: Pick<RequestDraft, 'method' | 'url'>,
): OperationMatch | undefined {
  const path = pathBelow(baseUrl, url);
  return path === undefined ? undefined : matchOperation(method, path);
}

/**
 * Adds to a draft what its operation declares: bearer token, Idempotency-Key, Content-Digest and, last and over the
 * exact bytes sent, the signature. A path that no operation has is dressed like the strictest one.
 */
export function prepareRequest(baseUrl: URL, draft: RequestDraft, dressing: Dressing): PreparedRequest {
  const match = matchRequest(baseUrl, draft);
  const declares = (name: string): boolean =>
    match === undefined || match.operation.headerParameters.some((parameter) => parameter.name.toLowerCase() === name);
  const given = (name: string): boolean => headerValue(draft.headers, name) !== undefined;
  const headers: [string, string][] = draft.headers.map(([name, value]) => [name, value]);
  if (!given('accept')) headers.push(['Accept', 'application/json']);
  const needsToken = match === undefined || match.operation.security;
  if (dressing.token && needsToken && !given('authorization'))
    headers.push(['Authorization', `Bearer ${dressing.token.reveal()}`]);
  if (
    declares('idempotency-key') &&
    dressing.idempotencyKey !== null &&
    draft.method !== 'GET' &&
    !given('idempotency-key')
  ) {
    headers.push(['Idempotency-Key', dressing.idempotencyKey]);
  }
  if (draft.body !== undefined && !dressing.withoutDigest && declares('content-digest') && !given('content-digest')) {
    headers.push([
      'Content-Digest',
      contentDigest(dressing.digestOf ?? draft.body, [dressing.signature.digestAlgorithm]),
    ]);
  }
  const request: SentRequest = { ...draft, headers };
  if (!dressing.key || !declares('signature') || given('signature')) return { request, match };
  const { signature } = dressing;
  const signable = { method: draft.method, url: draft.url, headers };
  const signed = signRequest(signable, dressing.key, {
    label: signature.signatureLabel,
    components: coveredComponents(
      signature.coveredComponents.filter((component) => !leftOut(component, headers)),
      signable,
      headerValue(headers, 'content-digest') !== undefined,
    ),
    createdSeconds: dressing.createdSeconds,
    ...(signature.signatureExpiresSeconds === undefined
      ? {}
      : { expiresSeconds: dressing.createdSeconds + signature.signatureExpiresSeconds }),
    ...(signature.signatureNonce ? { nonce: nonceOf(draft, dressing) } : {}),
  });
  headers.push(['Signature-Input', signed['signature-input']], ['Signature', signed.signature]);
  return { request, match, signatureBase: signed.signatureBase };
}
