import { derivedUuid } from '../config/derivation.ts';
import type { Secret } from '../config/secret.ts';
import type { Settings } from '../config/settings.ts';
import { checkRequest } from '../contract/check-request.ts';
import { checkResponse } from '../contract/check-response.ts';
import type { Confidential, Intent } from '../contract/exchange.ts';
import { headerValue, type ReceivedResponse, type SentRequest } from '../contract/message.ts';
import { type Ledger, StepFailed } from '../evidence/ledger.ts';
import { recordBody } from '../evidence/recorded-body.ts';
import type { ExchangeRecord, Identity, TransportFailure } from '../evidence/records.ts';
import type { Redactor } from '../evidence/redaction.ts';
import type { SigningKey } from '../signing/keys.ts';
import type { EnvironmentClock } from './environment-clock.ts';
import { type Identities, tokenSecret } from './identities.ts';
import type { Pace } from './pace.ts';
import { matchRequest, type PreparedRequest, prepareRequest, type RequestDraft } from './prepare-request.ts';
import { describeFailure } from './transport-failure.ts';
import type { Wire, WireResult } from './wire.ts';

/** How one request is to be sent; what is left out is done the valid way. */
export interface CallOptions {
  readonly identity: Identity;
  readonly intent?: Intent;
  /** The Idempotency-Key to send; null sends none. */
  readonly idempotencyKey?: string | null;
  /** The token to send; null sends none. */
  readonly token?: Secret | null;
  /** The key to sign with; null sends no signature. */
  readonly key?: SigningKey | null;
  /** Digest of other bytes than the ones sent. */
  readonly digestOf?: Uint8Array;
  /** Whether a body goes without Content-Digest, neither sent nor signed. */
  readonly withoutDigest?: boolean;
  /** Changes the request after it was signed. */
  readonly tamper?: (request: SentRequest) => SentRequest;
}

/** What an exchange came to. */
export interface Answer {
  readonly record: ExchangeRecord;
  readonly response?: ReceivedResponse;
  readonly failure?: TransportFailure;
}

/** A request that honours the contract. */
export const validIntent: Intent = { kind: 'valid', provokes: [] };

interface Parts {
  readonly settings: Settings & { baseUrl: URL };
  readonly wire: Pick<Wire, 'send'>;
  readonly identities: Identities;
  readonly ledger: Ledger;
  readonly redactor: Redactor;
  readonly clock: EnvironmentClock;
  readonly pace: Pace;
}

/** The choke point: every exchange with the environment is signed, sent, recorded and checked here, on its raw bytes. */
export class Transport {
  readonly #parts: Parts;
  readonly #authenticating = new Map<Identity, Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Sends a draft and judges what comes back. A failure to get an answer, and 429 or 503 with Retry-After, are repeated
   * once with the same idempotency key.
   */
  async exchange(draft: RequestDraft, options: CallOptions): Promise<Answer> {
    const { ledger, settings } = this.#parts;
    const id = ledger.nextExchangeId();
    const idempotencyKey = options.idempotencyKey === undefined ? derivedUuid(settings, id) : options.idempotencyKey;
    const complete = { ...options, idempotencyKey };
    if (options.token === undefined && options.identity !== 'nobody' && !isTokenRequest(draft))
      await this.authenticate(options.identity);
    const first = await this.#once(id, draft, complete);
    const waitMs = this.#waitBeforeRepeat(first);
    if (waitMs === undefined) return first;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    return this.#once(ledger.nextExchangeId(), draft, complete, id);
  }

  /** Gets a token for an identity unless a fresh one is at hand; parallel callers share one request. */
  async authenticate(identity: Identity): Promise<void> {
    const { identities, clock } = this.#parts;
    if (identities.token(identity, clock.nowMs())) return;
    const running = this.#authenticating.get(identity) ?? this.#requestToken(identity);
    this.#authenticating.set(identity, running);
    try {
      await running;
    } finally {
      this.#authenticating.delete(identity);
    }
  }

  async #requestToken(identity: Identity): Promise<void> {
    const { identities, settings, redactor, clock } = this.#parts;
    const credentials = identities.credentials(identity);
    if (!credentials)
      throw new StepFailed({ kind: 'crash', message: `the settings have no credentials for ${identity}` });
    const body = { apiKey: credentials.apiKey.reveal(), apiSecret: credentials.apiSecret.reveal() };
    const { response, record } = await this.exchange(
      {
        method: 'POST',
        url: new URL(`${settings.baseUrl.href.replace(/\/$/, '')}/auth/token`),
        headers: [['Content-Type', 'application/json']],
        body: new TextEncoder().encode(JSON.stringify(body)),
      },
      { identity: 'nobody' },
    );
    const token = readToken(response);
    if (token === undefined) {
      const received = response ? `answered ${response.status}` : 'got no answer';
      throw new StepFailed({
        kind: response && response.status < 300 ? 'violation' : 'environment',
        message: `POST /auth/token ${received} (${record.id})`,
      });
    }
    const secret = tokenSecret(token.token);
    redactor.add(secret);
    // A minute early: a token must not run out between signing and arrival.
    identities.setToken(identity, {
      secret,
      staleAtMs: (token.expiresAt ?? clock.nowMs() / 1000 + 3600) * 1000 - 60_000,
    });
  }

  #waitBeforeRepeat({ response, failure }: Answer): number | undefined {
    if (failure) return 0;
    if (response?.status !== 429 && response?.status !== 503) return undefined;
    const seconds = Number(headerValue(response.headers, 'retry-after'));
    const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Number.NaN;
    return waitMs >= 0 && waitMs <= this.#parts.settings.pollBoundMs && headerValue(response.headers, 'retry-after')
      ? waitMs
      : undefined;
  }

  async #once(
    id: string,
    draft: RequestDraft,
    options: CallOptions & { idempotencyKey: string | null },
    repeats?: string,
  ): Promise<Answer> {
    const { settings, identities, clock, wire, pace, ledger } = this.#parts;
    const position = ledger.position;
    const token = options.token === undefined ? identities.token(options.identity, clock.nowMs()) : options.token;
    const key = options.key === undefined ? identities.key(options.identity) : options.key;
    const dressed = prepareRequest(settings.baseUrl, draft, {
      ...(token ? { token } : {}),
      ...(key ? { key } : {}),
      ...(options.digestOf ? { digestOf: options.digestOf } : {}),
      ...(options.withoutDigest ? { withoutDigest: true } : {}),
      idempotencyKey: options.idempotencyKey,
      createdSeconds: Math.floor(clock.nowMs() / 1000),
      signature: settings,
    });
    const request = options.tamper ? options.tamper(dressed.request) : dressed.request;
    // A changed request is judged by the operation that it reaches, not by the one that it was made for.
    const prepared = options.tamper ? { ...dressed, match: matchRequest(settings.baseUrl, request) } : dressed;
    const intent = options.intent ?? validIntent;
    this.#judgeOwnRequest(prepared, request, intent);
    const at = new Date().toISOString();
    const result = await pace.run(() => wire.send(request));
    if (result.response) clock.observe(result.response.headers, result.response.receivedAtMs);
    const record = this.#record({
      id,
      at,
      ...position,
      options,
      intent,
      prepared,
      request,
      result,
      ...(repeats === undefined ? {} : { repeats }),
    });
    ledger.append(record);
    return {
      record,
      ...(result.response ? { response: result.response } : {}),
      ...(result.failure ? { failure: result.failure } : {}),
    };
  }

  /** K4: a request that means to be valid but is not never leaves: that is our fault, and is said so. */
  #judgeOwnRequest({ match }: PreparedRequest, request: SentRequest, intent: Intent): void {
    if (intent.kind !== 'valid') return;
    const defects = match
      ? checkRequest(match, request)
      : [{ where: 'path', expected: 'an operation of the contract', received: request.url.pathname }];
    const [first] = defects;
    if (first === undefined) return;
    const message = `the suite was about to send an invalid request: ${request.method} ${request.url.pathname}: ${first.where} ${first.expected}, not ${first.received}`;
    this.#parts.ledger.suiteFault('REQUEST_BREAKS_CONTRACT', message);
    throw new StepFailed({ kind: 'crash', message });
  }

  #record(parts: {
    id: string;
    at: string;
    suite: string;
    step: string;
    options: CallOptions;
    intent: Intent;
    prepared: PreparedRequest;
    request: SentRequest;
    result: WireResult;
    repeats?: string;
  }): ExchangeRecord {
    const { redactor } = this.#parts;
    const { prepared, request, result, intent } = parts;
    const { match, signatureBase } = prepared;
    const redactHeaders = (headers: SentRequest['headers']): [string, string][] =>
      headers.map(([name, value]) => [name, redactor.header(name, value)]);
    const evaluations =
      match && result.response
        ? checkResponse({ match, request, response: result.response, intent, confidential: this.#confidential() })
        : [];
    return {
      kind: 'exchange',
      id: parts.id,
      suite: parts.suite,
      step: parts.step,
      at: parts.at,
      ...(match ? { operation: match.operation.operationId } : {}),
      identity: parts.options.identity,
      intent,
      request: {
        method: request.method,
        url: request.url.href,
        headers: redactHeaders(request.headers),
        ...(request.body ? { body: recordBody(request.body, redactor) } : {}),
        ...(signatureBase === undefined ? {} : { signatureBase }),
      },
      ...(result.response
        ? {
            response: {
              status: result.response.status,
              reason: result.response.reason,
              headers: redactHeaders(result.response.headers),
              body: recordBody(result.response.body, redactor),
            },
          }
        : {}),
      ...(result.failure ? { failure: result.failure } : {}),
      timings: result.timings,
      evaluations,
      ...(parts.repeats === undefined ? {} : { repeats: parts.repeats }),
    };
  }

  #confidential(): Confidential[] {
    const { identities, clock } = this.#parts;
    const secrets = identities.secrets().filter((secret) => /SECRET|SIGNING_KEY/.test(secret.name));
    const tokens = (['primary', 'second', 'disposable'] as const).flatMap((identity) => {
      const token = identities.token(identity, clock.nowMs());
      return token ? [{ name: `the token of ${identity}`, value: token.reveal(), issuedBy: 'issueToken' }] : [];
    });
    return [...secrets.map((secret) => ({ name: String(secret), value: secret.reveal() })), ...tokens];
  }

  /** The parts a caller shares: identities to learn about new keys and tokens, the clock to know the environment's now. */
  get shared(): Pick<Parts, 'identities' | 'clock' | 'ledger' | 'settings' | 'redactor'> {
    return this.#parts;
  }
}

function isTokenRequest(draft: RequestDraft): boolean {
  return draft.url.pathname.endsWith('/auth/token');
}

function readToken(response: ReceivedResponse | undefined): { token: string; expiresAt?: number } | undefined {
  if (response?.status !== 200) return undefined;
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(response.body));
    const { token, expiresAt } = (body ?? {}) as { token?: unknown; expiresAt?: unknown };
    if (typeof token !== 'string' || token === '') return undefined;
    return { token, ...(typeof expiresAt === 'number' ? { expiresAt } : {}) };
  } catch {
    return undefined;
  }
}

/** What an answer's failure means for the step that needed it. */
export function environmentCause(answer: Answer): StepFailed {
  const text = answer.failure ? describeFailure(answer.failure) : `it answered ${answer.response?.status ?? 'nothing'}`;
  const { method, url } = answer.record.request;
  return new StepFailed({ kind: 'environment', message: `${method} ${url}: ${text} (${answer.record.id})` });
}
