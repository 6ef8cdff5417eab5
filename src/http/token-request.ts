import type { Credentials } from '../config/settings.ts';
import type { ReceivedResponse } from '../contract/message.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { ExchangeRecord, Identity } from '../evidence/records.ts';
import type { Redactor } from '../evidence/redaction.ts';
import type { EnvironmentClock } from './environment-clock.ts';
import { type Identities, tokenSecret } from './identities.ts';
import type { RequestDraft } from './prepare-request.ts';
import type { Answer, CallOptions } from './transport.ts';
import { describeFailure } from './transport-failure.ts';

/** A token is renewed this long before it runs out: it must not do so between signing and arrival. */
const earlyMs = 60_000;
/** A token is used at least this long whatever its expiry says: a wrong expiry is the API's fault to be seen, not ours. */
const leastUseMs = 30_000;

interface Parts {
  readonly baseUrl: URL;
  readonly identities: Identities;
  readonly redactor: Redactor;
  readonly clock: EnvironmentClock;
  readonly exchange: (draft: RequestDraft, options: CallOptions) => Promise<Answer>;
}

/** Whether a request is the one that gets a token, for which none is needed. */
export function isTokenRequest(draft: RequestDraft): boolean {
  return draft.url.pathname.endsWith('/auth/token');
}

/**
 * Exchanges an identity's credentials for a token and remembers it.
 * @throws StepFailed when the environment gives none
 */
export async function requestToken(parts: Parts, identity: Identity): Promise<void> {
  const { baseUrl, identities, redactor, clock, exchange } = parts;
  const credentials = identities.credentials(identity);
  if (!credentials)
    throw new StepFailed({ kind: 'crash', message: `the settings have no credentials for ${identity}` });
  const body = { apiKey: credentials.apiKey.reveal(), apiSecret: credentials.apiSecret.reveal() };
  const { response, record } = await exchange(
    {
      method: 'POST',
      url: new URL(`${baseUrl.href.replace(/\/$/, '')}/auth/token`),
      headers: [['Content-Type', 'application/json']],
      body: new TextEncoder().encode(JSON.stringify(body)),
    },
    { identity: 'nobody' },
  );
  const token = readToken(response);
  if (token === undefined) {
    const kind = response && response.status < 300 ? 'violation' : 'environment';
    throw new StepFailed({ kind, message: `POST /auth/token ${tokenRefusal(record, credentials)} (${record.id})` });
  }
  const secret = tokenSecret(token.token);
  redactor.add(secret);
  const nowMs = clock.nowMs();
  const expiryMs = token.expiresAt === undefined ? nowMs + 3_600_000 : token.expiresAt * 1000;
  identities.setToken(identity, { secret, staleAtMs: Math.max(expiryMs - earlyMs, nowMs + leastUseMs) });
}

function readToken(response: ReceivedResponse | undefined): { token: string; expiresAt?: number } | undefined {
  if (response?.status !== 200) return undefined;
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(response.body));
    const { token, expiresAt } = (body ?? {}) as { token?: unknown; expiresAt?: unknown };
    if (typeof token !== 'string' || !canBeSent(token)) return undefined;
    return { token, ...(typeof expiresAt === 'number' ? { expiresAt } : {}) };
  } catch {
    return undefined;
  }
}

/** A header takes visible ASCII only; a token beyond that could not be shown to anybody (RFC 6750 §2.1). */
function canBeSent(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}

/** Why there is no token, for the person who must act. */
function tokenRefusal({ failure, response }: ExchangeRecord, { apiKey, apiSecret }: Credentials): string {
  if (failure) return `got no answer: ${describeFailure(failure)}`;
  const answered = `answered ${response?.status ?? 'nothing'} and gave no token`;
  if (response?.status !== 401 && response?.status !== 403) return answered;
  return `${answered}: the credentials are refused, check ${apiKey.name} and ${apiSecret.name}`;
}
