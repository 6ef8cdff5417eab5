import { derivedUuid } from '../config/derivation.ts';
import type { Secret } from '../config/secret.ts';
import type { Settings } from '../config/settings.ts';
import { checkRequest } from '../contract/check-request.ts';
import type { Confidential, Intent } from '../contract/exchange.ts';
import type { ReceivedResponse, SentRequest } from '../contract/message.ts';
import { type Ledger, type Position, StepFailed } from '../evidence/ledger.ts';
import type { ExchangeRecord, Identity, TransportFailure } from '../evidence/records.ts';
import type { Redactor } from '../evidence/redaction.ts';
import type { SigningKey } from '../signing/keys.ts';
import type { EnvironmentClock } from './environment-clock.ts';
import { exchangeRecord } from './exchange-record.ts';
import type { Identities } from './identities.ts';
import type { Pace } from './pace.ts';
import { matchRequest, type PreparedRequest, prepareRequest, type RequestDraft } from './prepare-request.ts';
import { retryAfterMs } from './retry-after.ts';
import { isTokenRequest, requestToken } from './token-request.ts';
import { describeFailure } from './transport-failure.ts';
import type { Wire } from './wire.ts';

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
  /** Whether it is sent a single time, whatever becomes of it. */
  readonly once?: boolean;
  /** The step that sends it; by default the one that was begun last. */
  readonly position?: Position;
  /** Changes the request after it was signed. */
  readonly tamper?: (request: SentRequest) => SentRequest;
}

/** What an exchange came to. */
export interface Answer {
  readonly record: ExchangeRecord;
  readonly response?: ReceivedResponse;
  readonly failure?: TransportFailure;
  /** Whether it is a 409 to a request whose first answer was lost: that one may have acted, or be in flight still. */
  readonly ambiguous?: boolean;
}

/** A request that honours the contract. */
export const validIntent: Intent = { kind: 'valid', provokes: [] };

interface Parts {
  readonly settings: Settings & { baseUrl: URL };
  readonly wire: Pick<Wire, 'send' | 'takeStrays'>;
  readonly identities: Identities;
  readonly ledger: Ledger;
  readonly redactor: Redactor;
  readonly clock: EnvironmentClock;
  readonly pace: Pace;
}

/** Whatever exchanges with the environment: the choke point itself, or the part of it that a step is given. */
export type Sender = Pick<Transport, 'exchange' | 'shared'>;

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
    // Where the request was made: by the time of its answer another step may have begun.
    const position = options.position ?? ledger.position;
    const id = ledger.nextExchangeId(position);
    const needsKey = options.idempotencyKey === undefined && draft.method !== 'GET';
    const ownKey = needsKey ? derivedUuid(settings, ledger.nextModificationName(position)) : null;
    const idempotencyKey = options.idempotencyKey === undefined ? ownKey : options.idempotencyKey;
    const complete = { ...options, idempotencyKey };
    const authenticated = async (): Promise<void> => {
      if (options.token === undefined && options.identity !== 'nobody' && !isTokenRequest(draft))
        await this.authenticate(options.identity, position);
    };
    await authenticated();
    const first = await this.#once(id, position, draft, complete);
    const waitMs = options.once ? undefined : this.#waitBeforeRepeat(first);
    if (waitMs === undefined) return first;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    // The token may have run out during the wait.
    await authenticated();
    const intent = options.intent ?? validIntent;
    const lost = first.failure !== undefined && idempotencyKey !== null && !intent.provokes.includes(409);
    const again = lost ? { ...complete, intent: { ...intent, provokes: [...intent.provokes, 409] } } : complete;
    const second = await this.#once(ledger.nextExchangeId(position), position, draft, again, id);
    return lost && second.response?.status === 409 ? { ...second, ambiguous: true } : second;
  }

  /** The choke point as one step uses it. */
  at(position: Position): Sender {
    return { exchange: (draft, options) => this.exchange(draft, { position, ...options }), shared: this.shared };
  }

  /** Gets a token for an identity unless a fresh one is at hand; parallel callers share one request. */
  async authenticate(identity: Identity, position?: Position): Promise<void> {
    const { identities, clock } = this.#parts;
    if (identities.token(identity, clock.nowMs())) return;
    const running =
      this.#authenticating.get(identity) ??
      requestToken(
        {
          ...this.#parts,
          baseUrl: this.#parts.settings.baseUrl,
          exchange: (draft, options) => this.exchange(draft, { ...options, ...(position ? { position } : {}) }),
        },
        identity,
      );
    this.#authenticating.set(identity, running);
    try {
      await running;
    } finally {
      this.#authenticating.delete(identity);
    }
  }

  #waitBeforeRepeat({ response, failure }: Answer): number | undefined {
    if (failure) return 0;
    if (response?.status !== 429 && response?.status !== 503) return undefined;
    const waitMs = retryAfterMs(response.headers, this.#parts.clock.nowMs());
    return waitMs !== undefined && waitMs <= this.#parts.settings.pollBoundMs ? waitMs : undefined;
  }

  async #once(
    id: string,
    position: Position,
    draft: RequestDraft,
    options: CallOptions & { idempotencyKey: string | null },
    repeats?: string,
  ): Promise<Answer> {
    const { settings, identities, clock, wire, pace, ledger, redactor } = this.#parts;
    const token = options.token === undefined ? identities.token(options.identity, clock.nowMs()) : options.token;
    const key = options.key === undefined ? identities.key(options.identity) : options.key;
    // A token made up by a case is not known yet, and may hold most of a real one.
    if (options.token) redactor.add(options.token);
    const dressed = prepareRequest(settings.baseUrl, draft, {
      ...(token ? { token } : {}),
      ...(key ? { key } : {}),
      ...(options.digestOf ? { digestOf: options.digestOf } : {}),
      ...(options.withoutDigest ? { withoutDigest: true } : {}),
      idempotencyKey: options.idempotencyKey,
      attempt: id,
      createdSeconds: Math.floor(clock.nowMs() / 1000),
      signature: settings,
    });
    const request = options.tamper ? options.tamper(dressed.request) : dressed.request;
    // A changed request is judged by the operation that it reaches, not by the one that it was made for.
    const prepared = options.tamper ? { ...dressed, match: matchRequest(settings.baseUrl, request) } : dressed;
    const intent = options.intent ?? validIntent;
    this.#judgeOwnRequest(prepared, request, intent, position);
    let at = '';
    const result = await pace.run(() => {
      at = new Date().toISOString();
      return wire.send(request);
    });
    if (result.response) clock.observe(result.response.headers, result.response.receivedAtMs);
    const sent = { id, at, ...position, identity: options.identity, intent, prepared, request, result };
    const record = exchangeRecord(
      { ...sent, ...(repeats === undefined ? {} : { repeats }) },
      this.#confidential(),
      redactor,
    );
    ledger.append(record);
    for (const stray of wire.takeStrays()) {
      ledger.append({ kind: 'observation', id: 'wire.bytes-after-answer', value: stray, exchanges: [id] });
    }
    return {
      record,
      ...(result.response ? { response: result.response } : {}),
      ...(result.failure ? { failure: result.failure } : {}),
    };
  }

  /** K4: a request that means to be valid but is not never leaves: that is our fault, and is said so. */
  #judgeOwnRequest({ match }: PreparedRequest, request: SentRequest, intent: Intent, position: Position): void {
    if (intent.kind !== 'valid') return;
    const defects = match
      ? checkRequest(match, request)
      : [{ where: 'path', expected: 'an operation of the contract', received: request.url.pathname }];
    const [first] = defects;
    if (first === undefined) return;
    const { method, url } = request;
    const defect = `${first.where} ${first.expected}, not ${first.received}`;
    const message = this.#parts.redactor.text(
      `the suite was about to send an invalid request: ${method} ${url.pathname}: ${defect}`,
    );
    this.#parts.ledger.suiteFault('REQUEST_BREAKS_CONTRACT', message, position);
    throw new StepFailed({ kind: 'crash', message });
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

/** What an answer's failure means for the step that needed it. */
export function environmentCause(answer: Answer): StepFailed {
  const answered = `it answered ${answer.response?.status ?? 'nothing'}`;
  const lost = answer.ambiguous ? ' to a repetition, after the first answer was lost' : '';
  const text = answer.failure ? describeFailure(answer.failure) : `${answered}${lost}`;
  const { method, url } = answer.record.request;
  return new StepFailed({ kind: 'environment', message: `${method} ${url}: ${text} (${answer.record.id})` });
}
