import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentDigest } from '../../../src/signing/content-digest.ts';
import { generateSigningKeyPem, signingKeyFromPem } from '../../../src/signing/keys.ts';
import { signRequest } from '../../../src/signing/sign-request.ts';
import type { SignableRequest } from '../../../src/signing/signature-base.ts';
import { verifyWithOracle } from './oracle.ts';

const keys = (['ecdsa-p384-sha384', 'ed25519'] as const).map((algorithm) =>
  signingKeyFromPem(generateSigningKeyPem(algorithm), `key of ${algorithm}`),
);

const COVERED = [
  '@method',
  '@target-uri',
  '@authority',
  '@scheme',
  '@request-target',
  '@path',
  '@query',
  'x-first',
  'x-second',
  'content-digest',
  '"content-digest";key="sha-512"',
  '"x-second";bs',
  'idempotency-key',
];

const headerValue = fc.string({ unit: fc.constantFrom(...' \t!"#%,;=:()*az09AZ~'.split('')), maxLength: 20 });
const query = fc.webQueryParameters().map((text) => (text === '' ? '' : `?${text}`));
const requests: fc.Arbitrary<SignableRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    origin: fc.tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.constantFrom('', ':80', ':443', ':8080')),
    path: fc.webPath(),
    query,
    first: headerValue,
    second: fc.array(headerValue, { minLength: 1, maxLength: 3 }),
    key: fc.uuid(),
    body: fc.uint8Array({ maxLength: 64 }),
  })
  .map(({ method, origin: [scheme, host, port], path, query: search, first, second, key, body }) => ({
    method,
    url: new URL(`${scheme}://${host}${port}${path}${search}`),
    headers: [
      ['X-First', first],
      ...second.map((value) => ['X-Second', value] as const),
      ['Content-Digest', contentDigest(body, ['sha-256', 'sha-512'])],
      ['Idempotency-Key', key],
    ],
  }));

const options = fc.record(
  {
    label: fc.stringMatching(/^[a-z*][a-z0-9_.*-]{0,9}$/),
    components: fc.subarray(COVERED).chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
    createdSeconds: fc.integer({ min: 1, max: 4_000_000_000 }),
    expiresSeconds: fc.integer({ min: 4_000_000_000, max: 9_000_000_000 }),
    nonce: fc.string({ minLength: 1 }),
    includeAlg: fc.boolean(),
  },
  { requiredKeys: ['label', 'components', 'createdSeconds'] },
);

/** Another text of the same length: the character at a place becomes another one that is legal everywhere. */
function otherByte(text: string, at: number): string {
  const index = at % text.length;
  return text.slice(0, index) + (text.charAt(index) === '7' ? '8' : '7') + text.slice(index + 1);
}

/** Changes one byte of the value of a header, in its n-th line. */
function withOtherHeader(request: SignableRequest, name: string, at: number): SignableRequest {
  const headers = request.headers.map(([key, value]) => [key, key === name ? otherByte(value, at) : value] as const);
  return { ...request, headers };
}

describe.each(keys)('what is signed with $algorithm', (key) => {
  it('verifies with http-message-signatures, whatever the request, the components and the parameters', async () => {
    await fc.assert(
      fc.asyncProperty(requests, options, async (request, chosen) => {
        expect(await verifyWithOracle(request, signRequest(request, key, chosen), key)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('verifies with named query parameters covered', async () => {
    const plain = fc.stringMatching(/^[a-z0-9 +%&=é漢"*._-]{1,8}$/);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(plain, { minLength: 1, maxLength: 4 }), plain, async (names, value) => {
        const url = new URL('https://a.example/b');
        for (const name of names) url.searchParams.append(name, value);
        const request = { method: 'GET', url, headers: [] };
        const components = names.map((name) => `"@query-param";name="${encodeURIComponent(name)}"`);
        const signed = signRequest(request, key, { label: 'sig', components, createdSeconds: 1 });
        expect(await verifyWithOracle(request, signed, key)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('does not verify after one byte of a covered part has changed', async () => {
    const changes: ReadonlyArray<{ covered: string; change(request: SignableRequest, at: number): SignableRequest }> = [
      { covered: '@method', change: (request, at) => ({ ...request, method: otherByte(request.method, at) }) },
      { covered: 'x-first', change: (request, at) => withOtherHeader(request, 'X-First', at) },
      { covered: 'content-digest', change: (request, at) => withOtherHeader(request, 'Content-Digest', at) },
      { covered: 'idempotency-key', change: (request, at) => withOtherHeader(request, 'Idempotency-Key', at) },
      ...['@target-uri', '@request-target', '@path'].map((covered) => ({
        covered,
        change: (request: SignableRequest, at: number) => changedUrl(request, { path: at }),
      })),
      ...['@target-uri', '@request-target', '@query'].map((covered) => ({
        covered,
        change: (request: SignableRequest, at: number) => changedUrl(request, { query: at }),
      })),
      ...['@target-uri', '@authority'].map((covered) => ({
        covered,
        change: (request: SignableRequest, at: number) => changedUrl(request, { host: at }),
      })),
    ];
    await fc.assert(
      fc.asyncProperty(changeable, fc.constantFrom(...changes), fc.nat(), async (request, { covered, change }, at) => {
        const chosen = { label: 'sig', components: [covered], createdSeconds: 1 };
        const signed = signRequest(request, key, chosen);
        const changed = change(request, at);
        expect(await verifyWithOracle(request, signed, key)).toBe(true);
        expect(await verifyWithOracle(changed, signed, key)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('does not verify after one byte of the signature or of its parameters has changed', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.nat(), fc.integer({ min: 1, max: 255 }), async (request, at, flip) => {
        const signed = signRequest(request, key, { label: 'sig', components: ['@path'], createdSeconds: 1700000000 });
        const bytes = Buffer.from(signed.signature.slice('sig=:'.length, -1), 'base64');
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip;
        const flipped = { ...signed, signature: `sig=:${bytes.toString('base64')}:` };
        const later = { ...signed, 'signature-input': signed['signature-input'].replace('1700000000', '1700000001') };
        expect(await verifyWithOracle(request, flipped, key)).toBe(false);
        expect(await verifyWithOracle(request, later, key)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

/** Requests with at least one character of each part that can change without being normalised away. */
const changeable: fc.Arbitrary<SignableRequest> = fc
  .record({
    host: fc.stringMatching(/^[a-f0-9]{1,10}$/),
    path: fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/),
    query: fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/),
    first: fc.stringMatching(/^[a-zA-Z0-9]{1,10}$/),
    key: fc.uuid(),
    body: fc.uint8Array({ maxLength: 64 }),
  })
  .map(({ host, path, query: search, first, key, body }) => ({
    method: 'POST',
    url: new URL(`https://${host}.example/${path}?${search}`),
    headers: [
      ['X-First', first],
      ['Content-Digest', contentDigest(body, ['sha-256'])],
      ['Idempotency-Key', key],
    ],
  }));

function changedUrl(
  request: SignableRequest,
  place: { path?: number; query?: number; host?: number },
): SignableRequest {
  const url = new URL(request.url);
  if (place.path !== undefined) url.pathname = `/${otherByte(url.pathname.slice(1), place.path)}`;
  if (place.query !== undefined) url.search = `?${otherByte(url.search.slice(1), place.query)}`;
  if (place.host !== undefined) {
    url.hostname = `${otherByte(url.hostname.slice(0, -'.example'.length), place.host)}.example`;
  }
  return { ...request, url };
}
