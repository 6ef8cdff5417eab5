import { withoutSecrets } from '../config/received-text.ts';
import type { Secret } from '../config/secret.ts';
import type { HeaderLines, ReceivedResponse } from '../contract/message.ts';
import { retryAfterMs } from './retry-after.ts';
import { describeFailure } from './transport-failure.ts';
import type { Wire } from './wire.ts';

/** Wait before a second try, where nobody says how long. */
const pauseMs = 500;
/** A receiver that asks for more is left to the next run. */
const longestPauseMs = 5000;
const longestReason = 200;

/** One request that delivers an alert or prepares its delivery. */
export interface AlertRequest {
  /** Who is asked for what, for error messages: `Slack`. */
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: URL;
  readonly headers: HeaderLines;
  /** Sent as JSON. */
  readonly body?: object;
  /** What no error message may hold. */
  readonly secrets: readonly Secret[];
  /** The settings to look at when the receiver refuses. */
  readonly settings: string;
  /** The receiver's own reason, read from the text of a refusal. */
  readonly reason?: (text: string) => string | undefined;
}

/** Why a request for an alert failed; without secrets. */
export class AlertRequestFailed extends Error {
  /** Milliseconds after which a second try may succeed; undefined where none would. */
  readonly againInMs: number | undefined;

  constructor(message: string, againInMs?: number) {
    super(message);
    this.name = 'AlertRequestFailed';
    this.againInMs = againInMs;
  }
}

/**
 * Sends one request, once.
 * @throws AlertRequestFailed for anything but a 2xx: a redirect would carry the alert, and its credentials, elsewhere
 */
export async function sendAlertRequest(wire: Wire, request: AlertRequest): Promise<ReceivedResponse> {
  const { method, url, headers, body, secrets } = request;
  const sent = {
    method,
    url,
    headers: [
      // GitHub refuses requests that do not say who sends them.
      ['User-Agent', 'offblocks-contract'] as const,
      ...headers,
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
    ],
    ...(body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(body)) }),
  };
  const { response, failure } = await wire.send(sent);
  if (response && response.status >= 200 && response.status < 300) return response;
  const known = new Map(secrets.map((secret) => [secret.name, secret.reveal()]));
  const safe = (text: string): string => withoutSecrets(text, known);
  const why = response ? refusal(request, response, safe) : failure ? describeFailure(failure) : 'there was no answer';
  throw new AlertRequestFailed(safe(`${request.what}: ${why}`), againInMs(response));
}

/** Runs an attempt, and once more where it failed in a way that may pass; the second failure counts. */
export async function tryTwice(attempt: () => Promise<void>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof AlertRequestFailed) || error.againInMs === undefined) throw error;
    const waitMs = error.againInMs;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    await attempt();
  }
}

function againInMs(response: ReceivedResponse | undefined): number | undefined {
  if (response === undefined) return pauseMs;
  if (response.status !== 429 && response.status < 500) return undefined;
  const asked = retryAfterMs(response.headers, Date.now());
  if (asked === undefined) return pauseMs;
  return asked <= longestPauseMs ? asked : undefined;
}

function refusal(
  { reason, settings }: AlertRequest,
  response: ReceivedResponse,
  safe: (text: string) => string,
): string {
  const { status, headers, body } = response;
  if (status >= 300 && status < 400)
    return `it answered ${status}, and redirects are not followed: give the final address (${settings})`;
  const said = reason?.(new TextDecoder().decode(body));
  // Shortened only when it is safe: a part of a secret would not be recognised.
  const answered = `it answered ${status}${said === undefined ? '' : ` (${safe(said).slice(0, longestReason)})`}`;
  if (status >= 500) return answered;
  const asked = retryAfterMs(headers, Date.now());
  if (status === 429) return asked === undefined ? answered : `${answered} and asks to wait ${asked / 1000} s`;
  return `${answered}: check ${settings}`;
}
