import { checkResponse } from '../contract/check-response.ts';
import type { Confidential, Intent } from '../contract/exchange.ts';
import type { HeaderLines, SentRequest } from '../contract/message.ts';
import { recordBody } from '../evidence/recorded-body.ts';
import type { ExchangeRecord, Identity } from '../evidence/records.ts';
import type { Redactor } from '../evidence/redaction.ts';
import type { WireResult } from './complete-exchange.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** What one exchange was, before it is judged and written down. */
export interface Sent {
  readonly id: string;
  readonly suite: string;
  readonly step: string;
  /** When it left, RFC 3339. */
  readonly at: string;
  readonly identity: Identity;
  readonly intent: Intent;
  readonly prepared: PreparedRequest;
  /** The request on the wire; it differs from the prepared one where a case changed it after signing. */
  readonly request: SentRequest;
  readonly result: WireResult;
  readonly repeats?: string;
}

/** Judges an exchange on its raw bytes and turns it into evidence without secrets. */
export function exchangeRecord(sent: Sent, confidential: readonly Confidential[], redactor: Redactor): ExchangeRecord {
  const { prepared, request, result, intent } = sent;
  const { match, signatureBase } = prepared;
  const { response, failure } = result;
  const headers = (lines: HeaderLines): [string, string][] =>
    lines.map(([name, value]) => [name, redactor.header(name, value)]);
  const quotable = (text: string): string => redactor.text(text);
  return {
    kind: 'exchange',
    id: sent.id,
    suite: sent.suite,
    step: sent.step,
    at: sent.at,
    ...(match ? { operation: match.operation.operationId } : {}),
    identity: sent.identity,
    intent,
    request: {
      method: request.method,
      url: redactor.text(request.url.href),
      headers: headers(request.headers),
      ...(request.body ? { body: recordBody(request.body, redactor) } : {}),
      ...(signatureBase === undefined ? {} : { signatureBase: redactor.text(signatureBase) }),
    },
    ...(response
      ? {
          response: {
            status: response.status,
            reason: redactor.text(response.reason),
            headers: headers(response.headers),
            body: recordBody(response.body, redactor),
          },
        }
      : {}),
    ...(failure ? { failure } : {}),
    timings: result.timings,
    evaluations: response ? checkResponse({ match, request, response, intent, confidential, quotable }) : [],
    ...(sent.repeats === undefined ? {} : { repeats: sent.repeats }),
  };
}
