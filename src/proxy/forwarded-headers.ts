import type { HeaderLines } from '../contract/message.ts';

/** Headers of one connection (RFC 9110 §7.6.1), with the obsolete ones that still occur. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** Made anew for the way to the environment. */
const ownOfThisServer = new Set(['host', 'content-length', 'expect']);
/** What a browser tells about the page and its other business on this machine: none of it is meant for the environment. */
const ofTheBrowser = /^(?:cookie|origin|referer|sec-.*|access-control-request-.*)$/;

/** Header lines as Node gives them, name and value in turn. */
export function headerLines(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

/** The headers of a message that go beyond its connection. */
function endToEnd(headers: HeaderLines): HeaderLines {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((one) => one.trim().toLowerCase()));
  const dropped = new Set([...hopByHop, ...named]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** What a caller may bring and the proxy makes as well; by name, as `--replace` says it, with its headers. */
export const ownMaking = {
  signature: ['signature', 'signature-input', 'content-digest'],
  token: ['authorization'],
  'idempotency-key': ['idempotency-key'],
} as const;

/**
 * The headers of a caller's request that are meant for the environment.
 * @param replaced lower-case names of those that the proxy makes itself, whatever the caller gave
 */
export function requestHeaders(headers: HeaderLines, replaced: ReadonlySet<string>): HeaderLines {
  return endToEnd(headers).filter(([name]) => {
    const lower = name.toLowerCase();
    return !ownOfThisServer.has(lower) && !ofTheBrowser.test(lower) && !replaced.has(lower);
  });
}

/**
 * The headers of an answer as the caller gets them.
 * @param unpacked whether Content-Encoding was undone: then neither it nor the length describe the bytes any more
 */
export function answerHeaders(headers: HeaderLines, unpacked: boolean): HeaderLines {
  return endToEnd(headers).filter(([name]) => {
    const lower = name.toLowerCase();
    return lower !== 'content-length' && !(unpacked && lower === 'content-encoding');
  });
}
