import { type HeaderLines, headerValue, headerValues } from '../contract/message.ts';
import type { Refusal } from './refusal.ts';

/** Names under which a client on this machine reaches the proxy. */
const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** Who may use the proxy: whoever addresses it by its own name, and pages that this machine serves. */
export interface Admission {
  /** The origin of the page that asks, where a browser does: it may read the answer. */
  readonly origin?: string;
}

/**
 * Decides whether a request comes from somebody who may use the credentials of the settings. A name that somebody else
 * pointed at this machine (DNS rebinding), and a page from elsewhere, are refused: a browser would send them all the same.
 * @param port port on which the proxy listens
 */
export function admit(headers: HeaderLines, port: number): Admission | Refusal {
  const hosts = headerValues(headers, 'host');
  const host = (hosts[0] ?? '').toLowerCase();
  if (hosts.length !== 1 || !ownNames.some((name) => host === `${name}:${port}` || (port === 80 && host === name)))
    return {
      status: 421,
      code: 'PROXY_HOST_REFUSED',
      what: 'the request names another host than this proxy',
      next: `use http://127.0.0.1:${port} as base URL of the API; under another name, or as the HTTP proxy of a client, it takes nothing`,
    };
  const origin = headerValue(headers, 'origin');
  if (origin === undefined) {
    const site = headerValue(headers, 'sec-fetch-site');
    return site !== 'cross-site' ? {} : fromElsewhere;
  }
  return isOfThisMachine(origin) ? { origin } : fromElsewhere;
}

const fromElsewhere: Refusal = {
  status: 403,
  code: 'PROXY_ORIGIN_REFUSED',
  what: 'the request comes from a web page that this machine does not serve',
  next: 'open the page from http://localhost or http://127.0.0.1, at any port',
};

function isOfThisMachine(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return /^https?:$/.test(protocol) && ownNames.includes(hostname);
}

/** What a browser asks before it sends a request that a form could not send (Fetch standard, CORS-preflight). */
export function isPreflight(method: string, headers: HeaderLines): boolean {
  return method === 'OPTIONS' && headerValue(headers, 'access-control-request-method') !== undefined;
}

/** The answer to a preflight: every method and header that was asked for. */
export function preflightHeaders(origin: string, headers: HeaderLines): HeaderLines {
  const wanted = headerValue(headers, 'access-control-request-headers');
  return [
    ...sharingHeaders(origin, []),
    ['Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE'],
    ...(wanted === undefined ? [] : [['Access-Control-Allow-Headers', wanted] as const]),
    ['Access-Control-Max-Age', '600'],
  ];
}

/** Lets a page of this machine read an answer with all its headers. */
export function sharingHeaders(origin: string, exposed: readonly string[]): HeaderLines {
  const names = [...new Set(exposed.map((name) => name.toLowerCase()))].join(', ');
  return [
    ['Access-Control-Allow-Origin', origin],
    ['Vary', 'Origin'],
    ...(names === '' ? [] : [['Access-Control-Expose-Headers', names] as const]),
  ];
}
