/**
 * Headers that say nothing about this API, in lower case, by where they are defined: a contract need not declare them, and
 * that one is sent is no drift. Cookies are not among them: a signed API that sets some has changed how it works.
 */
const standard: Readonly<Record<string, readonly string[]>> = {
  'RFC 9110, HTTP semantics': [
    ...['accept-ranges', 'allow', 'authentication-info', 'connection', 'content-encoding', 'content-language'],
    ...['content-length', 'content-location', 'content-range', 'content-type', 'date', 'etag', 'last-modified'],
    ...['location', 'proxy-authenticate', 'proxy-authentication-info', 'retry-after', 'server', 'trailer'],
    ...['upgrade', 'vary', 'via', 'www-authenticate'],
  ],
  'RFC 9111, HTTP caching': ['age', 'cache-control', 'expires', 'pragma', 'warning'],
  'RFC 9112, HTTP/1.1 framing': ['transfer-encoding', 'keep-alive', 'close'],
  'RFC 7838, alternative services': ['alt-svc'],
  'RFC 6797, strict transport security': ['strict-transport-security'],
  'Fetch standard, cross-origin access': [
    ...['access-control-allow-origin', 'access-control-allow-credentials', 'access-control-allow-headers'],
    ...['access-control-allow-methods', 'access-control-expose-headers', 'access-control-max-age'],
    ...['cross-origin-resource-policy', 'cross-origin-opener-policy', 'cross-origin-embedder-policy'],
    ...['x-content-type-options', 'timing-allow-origin'],
  ],
  'W3C security policies': ['content-security-policy', 'permissions-policy', 'referrer-policy', 'x-frame-options'],
};

const names = new Set(Object.values(standard).flat());

/** Whether a header needs no word in the contract. */
export function isStandardHeader(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** Headers that belong to one connection or one message: they differ although nothing changed. */
const fleeting = new Set(['connection', 'keep-alive', 'close', 'date', 'content-length', 'transfer-encoding', 'age']);

/** Whether a header says something about behaviour that two runs can be compared by. */
export function isLastingHeader(name: string): boolean {
  return !fleeting.has(name.toLowerCase());
}
