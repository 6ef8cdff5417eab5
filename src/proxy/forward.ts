import { randomUUID } from 'node:crypto';
import type { Secret } from '../config/secret.ts';
import { headerValue, headerValues, type ReceivedResponse } from '../contract/message.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { Identity } from '../evidence/records.ts';
import { tokenSecret } from '../http/identities.ts';
import { matchRequest, type RequestDraft } from '../http/prepare-request.ts';
import type { Session } from '../http/session.ts';
import type { Answer } from '../http/transport.ts';
import { describeFailure } from '../http/transport-failure.ts';
import { intentOf } from './draft-request.ts';
import type { Refusal } from './refusal.ts';

/** What became of a request: the environment's answer with the id of its exchange, or why there is none. */
export type Forwarded = { readonly response: ReceivedResponse; readonly exchange: string } | Refusal;

/**
 * Sends a caller's request through the choke point, once; a second time only where the proxy's own token was refused
 * because it had run out. What the draft holds of token, idempotency key, digest and signature stays; the rest is added as
 * the operation declares it.
 */
export async function forward(session: Session, identity: Identity, draft: RequestDraft): Promise<Forwarded> {
  const { settings, identities, clock, redactor } = session;
  const given = (name: string): boolean => headerValue(draft.headers, name) !== undefined;
  // A caller's token is as secret as our own, and the environment may repeat it anywhere.
  for (const token of tokensIn(draft)) redactor.add(token);
  const match = matchRequest(settings.baseUrl, draft);
  const isPublic = match !== undefined && !match.operation.security;
  const ownToken = !given('authorization') && !isPublic;
  const step = match?.operation.operationId ?? 'undeclared';
  const options = {
    identity: isPublic ? 'nobody' : identity,
    intent: intentOf(settings.baseUrl, draft, identities.key(identity) !== undefined),
    idempotencyKey: randomUUID(),
    once: true,
    ...(ownToken ? {} : { token: null }),
    ...(given('signature') || given('signature-input') ? { key: null } : {}),
  } as const;
  const send = (): Promise<Answer> => {
    // Nothing is awaited until the transport has read where it is: requests may overlap.
    session.ledger.begin({ suite: 'proxy', step });
    return session.transport.exchange(draft, options);
  };
  const atHand = ownToken ? identities.token(identity, clock.nowMs()) : undefined;
  try {
    let answer = await send();
    if (atHand && answer.response && isTokenRefused(answer.response)) {
      // Another request may have renewed it already.
      if (identities.token(identity, clock.nowMs()) === atHand) identities.setToken(identity, null);
      answer = await send();
    }
    return outcomeOf(answer, settings.environment);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { status: 502, code: 'PROXY_NO_TOKEN', what: error.message, next: doctorOf(settings.environment) };
  }
}

/** Bearer tokens that a caller brought. */
function tokensIn({ headers }: RequestDraft): Secret[] {
  return headerValues(headers, 'authorization').flatMap((value) => {
    const [, token] = /^\S+ +(\S+)/.exec(value) ?? /^(\S+)$/.exec(value) ?? [];
    return token === undefined ? [] : [tokenSecret(token)];
  });
}

/** A token that ran out or was revoked; then a client may get another and ask again (RFC 6750 §3.1). */
function isTokenRefused({ status, headers }: ReceivedResponse): boolean {
  return status === 401 && headerValues(headers, 'www-authenticate').some((value) => value.includes('invalid_token'));
}

function outcomeOf({ response, failure, record }: Answer, environment: string): Forwarded {
  if (response) return { response, exchange: record.id };
  const why = failure ? describeFailure(failure) : 'no answer came';
  return {
    status: 502,
    code: 'PROXY_NO_ANSWER',
    what: `environment ${environment} gave no answer: ${why}`,
    next: doctorOf(environment),
    exchange: record.id,
  };
}

function doctorOf(environment: string): string {
  return `npm run doctor -- --env ${environment}`;
}
