import { isLoopbackHost } from '../config/loopback.ts';
import { type HeaderLines, headerValue } from '../contract/message.ts';
import { longestKept } from '../evidence/recorded-body.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import { Identities } from '../http/identities.ts';
import type { RequestDraft } from '../http/prepare-request.ts';
import type { RunSettings } from '../http/session.ts';
import type { CallOptions } from '../http/transport.ts';
import type { RunProblem } from '../run/run-problem.ts';
import { fillIn } from './fill-in.ts';

/** A recorded request as it is to be sent again. */
export interface ReplayRequest {
  readonly draft: RequestDraft;
  readonly options: CallOptions;
  /** What a person should know before comparing the answers. */
  readonly notices: readonly string[];
}

/** Made anew for each sending, or by the wire. */
const renewed = new Set(['signature', 'signature-input', 'content-digest']);

/**
 * Makes a recorded request ready to be sent again: what it carried it carries again, but signature, digest and token are
 * new. What it did not carry it goes without.
 * @param newKey sends a new idempotency key, a UUID, in place of its own
 */
export function replayRequest(
  exchange: ExchangeRecord,
  settings: RunSettings,
  newKey: string | undefined,
): ReplayRequest | { readonly problem: RunProblem } {
  const { request, identity, intent, id } = exchange;
  const has = (name: string): boolean => headerValue(request.headers, name) !== undefined;
  const refuse = (code: string, what: string, expected: string, received: string, next: string) => ({
    problem: { code, what, expected, received, where: id, next },
  });
  if (request.body && isCut(request.body))
    return refuse(
      'REPLAY_BODY_CUT',
      'the evidence does not hold the whole body of this request',
      `at most ${longestKept} characters`,
      `${request.body.bytes} bytes`,
      'send it with a client of your own: npm run proxy',
    );
  const recorded = new URL(request.url);
  // A sandbox of this machine takes a free port each time; any other address is another environment.
  const sameHost = settings.isLocal ? isLoopbackHost(recorded.hostname) : recorded.origin === settings.baseUrl.origin;
  if (!sameHost)
    return refuse(
      'REPLAY_OTHER_ENVIRONMENT',
      'the request went to another host than the one that the settings lead to',
      recorded.origin,
      settings.baseUrl.origin,
      'set OFFBLOCKS_BASE_URL to where the run was; for another environment run the suites there',
    );
  const base = settings.baseUrl.pathname.replace(/\/$/, '');
  if (!recorded.pathname.startsWith(`${base}/`))
    return refuse(
      'REPLAY_OTHER_BASE',
      'the request went to a path that the settings do not reach',
      `a path below ${settings.baseUrl.href}`,
      `${recorded.origin}${recorded.pathname}`,
      'set OFFBLOCKS_BASE_URL to where the run was',
    );
  const changing = request.method !== 'GET' && request.method !== 'HEAD';
  if (settings.readOnly && changing)
    return refuse(
      'REPLAY_WRITES',
      'only reads are sent to a production host',
      'a GET request',
      `${request.method} ${recorded.pathname}`,
      'look at its recorded answer in the report; nothing is written to production',
    );
  const access = recorded.pathname.startsWith(`${base}/auth/`) && !recorded.pathname.endsWith('/auth/token');
  if (access && changing && !settings.isLocal && identity !== 'disposable')
    return refuse(
      'REPLAY_CHANGES_ACCESS',
      `the request would replace the credentials or the signing key of ${identity}, which the settings rely on`,
      'a request that leaves access as it is',
      `${request.method} ${recorded.pathname}`,
      'npm run register-key registers a key on purpose',
    );
  const identities = new Identities(settings);
  if (identity !== 'nobody' && identities.credentials(identity) === undefined)
    return refuse(
      'REPLAY_NO_CREDENTIALS',
      `the request spoke for ${identity}, for whom the settings have no credentials`,
      `credentials of ${identity}`,
      'none',
      'docs/environment.md says which settings give them',
    );
  // A token that the run got is got anew; one that a case made up can't be known.
  const ownToken =
    identity !== 'nobody' && /\[secret token\]$/.test(headerValue(request.headers, 'authorization') ?? '');
  const headers: HeaderLines = request.headers.filter(([name]) => {
    const lower = name.toLowerCase();
    if (lower === 'authorization') return !ownToken;
    return !renewed.has(lower) && !(newKey !== undefined && lower === 'idempotency-key');
  });
  const filled = fillIn(request, headers, identities.secrets());
  if ('missing' in filled)
    return refuse(
      'REPLAY_SECRET_UNKNOWN',
      'the evidence is redacted, and the settings do not give what is missing: nothing was sent',
      'values for everything that was redacted',
      `none for ${filled.missing.join(', ')}`,
      'where it is a setting, set it; what a test made up is not kept anywhere',
    );
  const filledUrl = new URL(filled.url);
  const url = new URL(`${settings.baseUrl.origin}${filledUrl.pathname}${filledUrl.search}`);
  return {
    draft: { method: request.method, url, headers: filled.headers, ...(filled.body ? { body: filled.body } : {}) },
    options: {
      identity,
      intent,
      once: true,
      idempotencyKey: newKey !== undefined && has('idempotency-key') ? newKey : null,
      ...(ownToken ? {} : { token: null }),
      ...(has('signature') ? {} : { key: null }),
      ...(has('content-digest') ? {} : { withoutDigest: true }),
    },
    notices: noticesOf(exchange, url, has('signature')),
  };
}

/** What is longer than evidence keeps was cut to exactly that length (recorded-body.ts). */
function isCut({ encoding, content }: NonNullable<ExchangeRecord['request']['body']>): boolean {
  return (encoding === 'utf-8' ? content.length : Buffer.from(content, 'base64').length) >= longestKept;
}

function noticesOf({ request, intent }: ExchangeRecord, url: URL, signed: boolean): string[] {
  const { origin } = new URL(request.url);
  return [
    ...(origin === url.origin ? [] : [`it was recorded at ${origin} and goes to ${url.origin}`]),
    ...(intent.kind === 'invalid' && signed
      ? ['the request broke a rule on purpose; where it was its signature, digest or token, that is right now']
      : []),
  ];
}
