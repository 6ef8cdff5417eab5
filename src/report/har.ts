import type { ExchangeRecord, RecordedBody } from '../evidence/records.ts';
import { harTimings } from './har-timings.ts';
import type { RunReport } from './run-report.ts';
import { wellFormedJson } from './well-formed.ts';

/** A header or a query parameter (HAR 1.2). */
interface Named {
  readonly name: string;
  readonly value: string;
}

/**
 * Every exchange of the run in HAR 1.2, in the order in which they began, redacted as in the journal. An exchange without an
 * answer has status 0 and says why in its comment, as browsers write it.
 */
export function renderHar({ facts, exchanges }: RunReport): string {
  const log = {
    version: '1.2',
    creator: { name: 'offblocks-contract', version: facts.contract.version, comment: 'version of the contract' },
    pages: [],
    entries: exchanges.map(entryOf),
    comment: `run ${facts.runId} against environment ${facts.environment}`,
  };
  return `${wellFormedJson({ log }, 1)}\n`;
}

function entryOf(exchange: ExchangeRecord): Record<string, unknown> {
  const { id, suite, step, at, operation, identity, intent, request, response, failure, repeats } = exchange;
  const { timings, time } = harTimings(exchange.timings);
  const without = failure ? `no answer: ${failure.kind} (${failure.cause}) ${failure.message}` : 'no answer';
  return {
    startedDateTime: at,
    time,
    request: requestOf(request),
    response: response ? responseOf(response) : { ...noResponse, comment: without, _error: without },
    cache: {},
    timings,
    comment: id,
    _suite: suite,
    _step: step,
    _operation: operation,
    _identity: identity,
    _intent: intent.kind,
    _signatureBase: request.signatureBase,
    _repeats: repeats,
  };
}

const noResponse = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
} as const;

function requestOf({ method, url, headers, body }: ExchangeRecord['request']): Record<string, unknown> {
  return {
    method,
    url: uriOf(url),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: namedOf(headers),
    queryString: queryOf(url),
    ...(body === undefined
      ? {}
      : { postData: { mimeType: headerValue(headers, 'content-type') ?? '', text: body.content, ...encoded(body) } }),
    headersSize: -1,
    bodySize: body?.bytes ?? 0,
  };
}

function responseOf(response: NonNullable<ExchangeRecord['response']>): Record<string, unknown> {
  const { status, reason, headers, body } = response;
  return {
    status,
    statusText: reason,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: namedOf(headers),
    content: {
      size: body.bytes,
      mimeType: headerValue(headers, 'content-type') ?? 'x-unknown',
      text: body.content,
      ...(body.encoding === 'base64' ? { encoding: 'base64' } : {}),
      ...cutShort(body),
    },
    redirectURL: headerValue(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: body.bytes,
  };
}

/** HAR has no member for the encoding of what was sent. */
function encoded(body: RecordedBody): Record<string, string> {
  return body.encoding === 'base64' ? { _encoding: 'base64', ...cutShort(body) } : cutShort(body);
}

function cutShort({ encoding, content, bytes }: RecordedBody): { comment?: string } {
  const kept = Buffer.byteLength(content, encoding === 'base64' ? 'base64' : 'utf8');
  return kept === bytes ? {} : { comment: `${bytes} bytes on the wire; redacted or cut in the evidence` };
}

function namedOf(lines: ExchangeRecord['request']['headers']): Named[] {
  return lines.map(([name, value]) => ({ name, value }));
}

function headerValue(lines: ExchangeRecord['request']['headers'], wanted: string): string | undefined {
  return lines.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** What may stand in path and query of a URI as it is (RFC 3986, appendix A); `%` only before two digits. */
const foreignToUri = /%(?![0-9a-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]/giu;

/** HAR wants a URI, and what stands in the evidence for a secret is none: `?apiKey=[secret apiKey]`. */
function uriOf(url: string): string {
  const [, origin = '', rest = url] = /^(\w+:\/\/[^/?#]*)(.*)$/s.exec(url) ?? [];
  const escaped = (character: string): string =>
    Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '%$&');
  return `${origin}${rest.replace(foreignToUri, escaped)}`;
}

function queryOf(url: string): Named[] {
  const start = url.indexOf('?');
  if (start < 0) return [];
  return [...new URLSearchParams(url.slice(start + 1).split('#', 1)[0] ?? '')].map(([name, value]) => ({
    name,
    value,
  }));
}
