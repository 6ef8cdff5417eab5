import { lookup as resolveName } from 'node:dns';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { decodeContent } from './content-encoding.ts';
import { DocumentError, type DocumentProblem } from './document-error.ts';
import { isPrivateAddress, namesAddress } from './private-address.ts';

/** What bounds the fetching of a document, and how it gets out. */
export interface DownloadOptions {
  /** Bytes, before and after decoding. */
  readonly maxBytes: number;
  /** Milliseconds for everything together, redirects included. */
  readonly timeoutMs: number;
  readonly httpsProxy?: URL;
  /** File with further authorities. */
  readonly caFile?: string;
  /** How names are looked up; by the system unless it is given. */
  readonly lookup?: typeof resolveName;
}

const mostRedirects = 3;

/** A URL as it may be shown: a query may hold a token, and a user name comes with a password. */
export function shownUrl({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/**
 * Fetches a document over HTTP. Redirects are followed on the same host alone; a name that leads to a private address is
 * refused, an address that was written down is not.
 * @throws DocumentError for whatever comes instead of a document
 */
export async function downloadDocument(url: URL, options: DownloadOptions): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let place = url;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await get(place, options, signal).catch((error: unknown) => {
      throw error instanceof DocumentError ? error : failure(place, error, options, signal);
    });
    if (answer instanceof URL) place = answer;
    else return answer;
  }
  const received = `more than ${mostRedirects} redirects`;
  throw refusal(url, {
    code: 'DOCUMENT_REDIRECT',
    what: 'the document is never reached',
    expected: 'the document',
    received,
  });
}

function refusal(
  url: URL,
  problem: Omit<DocumentProblem, 'where' | 'next'> & { readonly next?: string },
  cause?: unknown,
): DocumentError {
  return new DocumentError(
    { next: 'open the address in a browser, and name one that gives the document', ...problem, where: shownUrl(url) },
    cause,
  );
}

async function get(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<Uint8Array | URL> {
  const secure = url.protocol === 'https:';
  const proxy = secure ? options.httpsProxy : undefined;
  const ca = options.caFile === undefined ? undefined : [...rootCertificates, readFileSync(options.caFile)];
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      signal,
      headers: { accept: 'application/yaml, application/json, */*', 'accept-encoding': 'identity' },
      agent: proxy ? new HttpsProxyAgent(proxy, ca ? { ca } : {}) : false,
      ...(ca ? { ca } : {}),
      // Behind a proxy it is the proxy that looks names up.
      ...(namesAddress(url.hostname) || proxy ? {} : { lookup: publicOnly(url, options.lookup ?? resolveName) }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      try {
        const next = redirectOf(url, response);
        if (next) {
          resolve(next);
          request.destroy();
        } else collect(url, response, options).then(resolve, reject);
      } catch (error) {
        reject(error);
        request.destroy();
      }
    });
    request.end();
  });
}

/** Looks a name up and refuses it where any of its addresses is private: what it leads to tomorrow is not ours to guess. */
function publicOnly(url: URL, lookup: typeof resolveName): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const inside = addresses.find(({ address }) => isPrivateAddress(address));
      const [first] = addresses;
      if (inside)
        return callback(
          refusal(url, {
            code: 'DOCUMENT_PRIVATE_ADDRESS',
            what: 'the name of the host leads to a private network',
            expected: 'a public address, or the private one written down in the URL',
            received: `${hostname} is ${inside.address}`,
            next: 'name the address itself where you mean it',
          }),
          '',
        );
      if (options.all) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family);
    });
  };
}

/** Where an answer sends us; undefined for an answer that holds the document. Throws for other hosts and other statuses. */
function redirectOf(url: URL, response: http.IncomingMessage): URL | undefined {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status === 200) return undefined;
  if (status < 300 || status > 399 || location === undefined)
    throw refusal(url, {
      code: 'DOCUMENT_STATUS',
      what: 'the address gives no document',
      expected: '200',
      received: `${status} ${response.statusMessage ?? ''}`.trim(),
    });
  const next = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
  if (next?.origin === url.origin && next.username === '') return next;
  throw refusal(url, {
    code: 'DOCUMENT_REDIRECT',
    what: 'the address sends us to another host',
    expected: `the document, or a redirect within ${url.origin}`,
    received: `${status} to ${next ? shownUrl(next) : 'no address'}`,
    next: 'name that address with --spec, if you trust it',
  });
}

async function collect(url: URL, response: http.IncomingMessage, { maxBytes }: DownloadOptions): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const large = (received: string): DocumentError => {
    const expected = `at most ${maxBytes} bytes`;
    return refusal(url, { code: 'DOCUMENT_TOO_LARGE', what: 'the document is too large', expected, received });
  };
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw large(`more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const { body, problem } = decodeContent(Buffer.concat(chunks), headers);
  if (problem !== undefined) {
    const expected = 'a body in its Content-Encoding';
    throw refusal(url, {
      code: 'DOCUMENT_UNREADABLE',
      what: 'the answer is not readable',
      expected,
      received: problem,
    });
  }
  if (body.length > maxBytes) throw large(`${body.length} bytes`);
  return body;
}

function failure(url: URL, error: unknown, { timeoutMs }: DownloadOptions, signal: AbortSignal): DocumentError {
  if (signal.aborted) {
    const expected = `the whole document within ${timeoutMs} ms`;
    return refusal(
      url,
      { code: 'DOCUMENT_TIMEOUT', what: 'the document did not come in time', expected, received: 'no end' },
      error,
    );
  }
  const { code, message } = error as NodeJS.ErrnoException;
  return refusal(
    url,
    {
      code: 'DOCUMENT_UNREACHABLE',
      what: 'the address cannot be reached',
      expected: 'an answer over HTTP',
      received: [code, message].filter((part) => part !== undefined && part !== '').join(': '),
      next: 'check the address, the network, and OFFBLOCKS_HTTPS_PROXY',
    },
    error,
  );
}
