import { checkRequest } from '../contract/check-request.ts';
import type { Intent } from '../contract/exchange.ts';
import { type HeaderLines, headerValue } from '../contract/message.ts';
import { pathBelow } from '../contract/operation-match.ts';
import { matchRequest, type RequestDraft } from '../http/prepare-request.ts';
import type { RunSettings } from '../http/session.ts';
import { requestHeaders } from './forwarded-headers.ts';
import type { Refusal } from './refusal.ts';

/** A request as it came in. */
export interface Incoming {
  readonly method: string;
  /** Request target as it was sent. */
  readonly target: string;
  readonly headers: HeaderLines;
  /** Empty where none was sent. */
  readonly body: Uint8Array;
}

/** What the proxy lets through. */
export interface Passage {
  readonly settings: Pick<RunSettings, 'baseUrl' | 'readOnly' | 'environment'>;
  /** Whether requests that replace credentials or signing keys go through. */
  readonly accessChanges: boolean;
  /** Lower-case names of headers that the proxy makes itself, whatever the caller gave. */
  readonly replaced: ReadonlySet<string>;
}

/** Turns a caller's request into one to the environment, or says why it does not go there. */
export function draftRequest(
  incoming: Incoming,
  { settings, accessChanges, replaced }: Passage,
): RequestDraft | Refusal {
  const { method, target, headers, body } = incoming;
  const { baseUrl } = settings;
  const base = baseUrl.pathname.replace(/\/$/, '');
  if (!target.startsWith('/'))
    return {
      status: 400,
      code: 'PROXY_TARGET',
      what: 'the request names a whole address, or none, in place of a path',
      next: 'use the address of this proxy as base URL of the API, not as the HTTP proxy of your client',
    };
  const url = URL.canParse(`${baseUrl.origin}${target}`) ? new URL(`${baseUrl.origin}${target}`) : undefined;
  const path = url && url.hash === '' && url.username === '' ? pathBelow(baseUrl, url) : undefined;
  if (!url || path === undefined)
    return {
      status: 404,
      code: 'PROXY_PATH',
      what: 'the path does not lead to the API',
      next: `begin it with ${base}/, as the base URL of environment ${settings.environment} does`,
    };
  const changing = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
  if (settings.readOnly && changing && path !== '/auth/token')
    return {
      status: 403,
      code: 'PROXY_READS_ONLY',
      what: 'only reads are sent to a production host',
      next: 'start the proxy for another environment: npm run proxy -- --env NAME',
    };
  if (!accessChanges && changing && changesAccess(path))
    return {
      status: 403,
      code: 'PROXY_CHANGES_ACCESS',
      what: 'the request would replace the credentials or the signing key that this proxy works with',
      next: 'start the proxy with --access-changes, where that is meant',
    };
  return { method, url, headers: requestHeaders(headers, replaced), ...(body.length > 0 ? { body } : {}) };
}

/** Whether a path leads to credentials or keys, also for a server that reads escapes, case and double slashes generously. */
function changesAccess(path: string): boolean {
  const read = unescaped(path)
    .replace(/\/{2,}/g, '/')
    .toLowerCase();
  return read.startsWith('/auth/') && read !== '/auth/token';
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * What a caller's request is by the contract: it may break a rule, which is the caller's business. What the proxy adds is
 * no defect of it while it is absent.
 * @param signs whether there is a key to sign with
 */
export function intentOf(baseUrl: URL, draft: RequestDraft, signs: boolean): Intent {
  const match = matchRequest(baseUrl, draft);
  const given = (name: string): boolean => headerValue(draft.headers, name) !== undefined;
  const added = ['authorization', 'content-digest', 'idempotency-key'];
  // Half a signature is not completed: the other half would be another's.
  if (signs && !given('signature') && !given('signature-input')) added.push('signature', 'signature-input');
  const excused = (where: string): boolean => {
    const name = /^header (.+)$/.exec(where)?.[1]?.toLowerCase() ?? '';
    return added.includes(name) && !given(name);
  };
  const valid = match !== undefined && checkRequest(match, draft).every(({ where }) => excused(where));
  return { kind: valid ? 'valid' : 'invalid', provokes: [] };
}
