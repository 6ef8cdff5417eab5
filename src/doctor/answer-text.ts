import { isHtmlPage } from '../contract/html-page.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { ExchangeRecord } from '../evidence/records.ts';

/** Characters of a body that a row quotes. */
const longestQuote = 160;

/** A text of somebody else on one line, without control characters, which could steer a terminal. */
export function oneLine(text: string, limit: number = longestQuote): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return plain.length <= limit ? plain : `${plain.slice(0, limit)}…`;
}

/** The last exchange of the step that runs; its texts are redacted. */
export function lastExchange(ledger: Ledger): ExchangeRecord | undefined {
  return ledger.stepRecords().findLast((record): record is ExchangeRecord => record.kind === 'exchange');
}

/** Whether an HTML page came where the API speaks JSON: somebody else answered. */
export function answeredWithPage({ response }: ExchangeRecord): boolean {
  return isHtmlPage(response?.body.content ?? '');
}

/** An exchange in words: `GET /v1/customers answered 401 {"error":…}`. */
export function exchangeText(record: ExchangeRecord): string {
  const { method, url } = record.request;
  const path = new URL(url).pathname;
  if (!record.response) return `${method} ${path} got no answer (${oneLine(record.failure?.message ?? 'no reason')})`;
  const { status, body } = record.response;
  if (answeredWithPage(record)) return `${method} ${path} answered ${status} with an HTML page`;
  return `${method} ${path} answered ${status} ${oneLine(body.content)}`.trim();
}
