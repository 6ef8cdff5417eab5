import { isLoopbackHost } from '../loopback.ts';
import type { Kind, Parsed } from './kind.ts';

function parseAddress(text: string, schemes: readonly string[], query: 'query' | 'no query' = 'no query'): Parsed<URL> {
  if (!URL.canParse(text)) return { complaint: 'is not an absolute URL' };
  const url = new URL(text);
  if (!schemes.includes(url.protocol)) return { complaint: `has the scheme ${url.protocol} instead of https:` };
  if (url.hostname === '') return { complaint: 'names no host' };
  if (url.username !== '' || url.password !== '') return { complaint: 'holds a user name or a password' };
  // `url.search` is empty for a bare "?", so the text is what tells.
  if (query === 'no query' && text.includes('?')) return { complaint: 'holds a query' };
  if (text.includes('#')) return { complaint: 'holds a fragment' };
  return { value: url };
}

function plainHttpOnLoopbackOnly(parsed: Parsed<URL>): Parsed<URL> {
  if ('complaint' in parsed || parsed.value.protocol === 'https:' || isLoopbackHost(parsed.value.hostname))
    return parsed;
  return { complaint: 'uses http for a host that is not this machine' };
}

function withoutTrailingSlash(url: URL): URL {
  const plain = new URL(url);
  plain.pathname = plain.pathname.replace(/\/+$/, '');
  return plain;
}

/** An https URL without user, query and fragment; http is accepted for this machine only. A trailing slash is dropped. */
export const url: Kind<URL> = {
  expected: 'an https URL without user name, query and fragment (http only for a loopback host)',
  parse: (text) => {
    const parsed = plainHttpOnLoopbackOnly(parseAddress(text, ['https:', 'http:']));
    return 'complaint' in parsed ? parsed : { value: withoutTrailingSlash(parsed.value) };
  },
  format: (value) => value.href,
};

function withoutPath(parsed: Parsed<URL>): Parsed<URL> {
  if ('complaint' in parsed) return parsed;
  return parsed.value.pathname === '/' ? parsed : { complaint: 'holds a path' };
}

/** A URL that is a credential by itself, kept as it was written so that it is found wherever it must not appear. */
export const secretUrl: Kind<string> = {
  expected: 'an https URL without user name and fragment (http only for a loopback host), at most 2048 characters',
  parse: (text) => {
    if (!/^[\x21-\x7e]{1,2048}$/.test(text)) {
      return { complaint: 'is too long, or holds a space, a line end or a character outside ASCII' };
    }
    const parsed = plainHttpOnLoopbackOnly(parseAddress(text, ['https:', 'http:'], 'query'));
    return 'complaint' in parsed ? parsed : { value: text };
  },
  format: (value) => value,
};

/** A host with an optional port, for which https is meant unless the scheme is written. */
export const origin: Kind<URL> = {
  expected: 'a host name with an optional port, or its https:// or http:// URL without a path',
  parse: (text) => withoutPath(parseAddress(text.includes('://') ? text : `https://${text}`, ['https:', 'http:'])),
  format: (value) => value.origin,
};

/** The URL of an HTTP proxy; proxies commonly speak plain http on their own side. */
export const proxy: Kind<URL> = {
  expected: 'the http:// or https:// URL of a proxy, without user name, path, query and fragment',
  parse: (text) => withoutPath(parseAddress(text, ['https:', 'http:'])),
  format: (value) => value.origin,
};

/** A bare host name, compared in lower case. */
export const host: Kind<string> = {
  expected: 'a bare host name, without scheme, port and path',
  parse: (text) =>
    /^[A-Za-z0-9.-]{1,253}$/.test(text) ? { value: text.toLowerCase() } : { complaint: 'is not a bare host name' },
  format: (value) => value,
};
