import { createHmac, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signingKeyFromPem } from '../../../src/signing/keys.ts';
import { parseComponents } from '../../../src/signing/parse-components.ts';
import { signRequest } from '../../../src/signing/sign-request.ts';
import { type SignableRequest, signatureBase } from '../../../src/signing/signature-base.ts';
import {
  ED25519_PRIVATE,
  ED25519_PUBLIC,
  P256_PRIVATE,
  RSA_PSS_PUBLIC,
  SHARED_SECRET,
  TEST_REQUEST,
  unfold,
} from './rfc9421-vectors.ts';

const created = 1618884473;

/** Base64 of a published signature, folded for reading. */
function published(folded: string): Buffer {
  return Buffer.from(unfold(folded), 'base64');
}

function verifiesRsaPss(base: string, signature: Buffer): boolean {
  return verify(
    'sha512',
    Buffer.from(base),
    { key: createPublicKey(RSA_PSS_PUBLIC), padding: 6, saltLength: 64 },
    signature,
  );
}

describe('RFC 9421 appendix B.2', () => {
  it('B.2.1: the base of a minimal signature is its parameters alone, and the published signature fits it', () => {
    const params = new Map<string, string | number>([
      ['created', created],
      ['keyid', 'test-key-rsa-pss'],
      ['nonce', 'b3k2pp5k7z-50gnwp.yemd'],
    ]);
    const base = signatureBase(TEST_REQUEST, [], params);
    expect(base).toBe(
      '"@signature-params": ();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"',
    );
    const signature =
      published(`d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsc\\
    kzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXe\\
    hhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9\\
    mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==`);
    expect(verifiesRsaPss(base, signature)).toBe(true);
  });

  it('B.2.2: the base with a named query parameter and a tag is the printed one, and the published signature fits it', () => {
    const params = new Map<string, string | number>([
      ['created', created],
      ['keyid', 'test-key-rsa-pss'],
      ['tag', 'header-example'],
    ]);
    const components = parseComponents(['@authority', 'content-digest', '"@query-param";name="Pet"']);
    const base = signatureBase(TEST_REQUEST, components, params);
    expect(base).toBe(
      unfold(`"@authority": example.com
"content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX\\
  +TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
"@query-param";name="Pet": dog
"@signature-params": ("@authority" "content-digest" \\
  "@query-param";name="Pet")\\
  ;created=1618884473;keyid="test-key-rsa-pss"\\
  ;tag="header-example"`),
    );
    const signature =
      published(`LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkS\\
    owOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkj\\
    qpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAox\\
    k//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==`);
    expect(verifiesRsaPss(base, signature)).toBe(true);
  });

  it('B.2.3: the base with full coverage is the printed one, and the published signature fits it', () => {
    const params = new Map<string, string | number>([
      ['created', created],
      ['keyid', 'test-key-rsa-pss'],
    ]);
    const components = parseComponents([
      'date',
      '@method',
      '@path',
      '@query',
      '@authority',
      'content-type',
      'content-digest',
      'content-length',
    ]);
    const base = signatureBase(TEST_REQUEST, components, params);
    expect(base).toBe(
      unfold(`"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@query": ?param=Value&Pet=dog
"@authority": example.com
"content-type": application/json
"content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX\\
  +TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@query" \\
  "@authority" "content-type" "content-digest" "content-length")\\
  ;created=1618884473;keyid="test-key-rsa-pss"`),
    );
    const signature =
      published(`bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp76\\
    8ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQo\\
    Ld7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX\\
    2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==`);
    expect(verifiesRsaPss(base, signature)).toBe(true);
  });

  it('B.2.4: a response cannot be signed here, and the refusal of @status says so', () => {
    expect(() => parseComponents(['@status', 'content-type', 'content-digest', 'content-length'])).toThrow(
      'received  "@status": it belongs to responses (RFC 9421 §2.2.9)',
    );
  });

  it('B.2.5: the base signed with a shared secret is the printed one, and its HMAC is the published signature', () => {
    const params = new Map<string, string | number>([
      ['created', created],
      ['keyid', 'test-shared-secret'],
    ]);
    const base = signatureBase(TEST_REQUEST, parseComponents(['date', '@authority', 'content-type']), params);
    expect(base).toBe(`"date": Tue, 20 Apr 2021 02:07:55 GMT
"@authority": example.com
"content-type": application/json
"@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"`);
    const hmac = createHmac('sha256', Buffer.from(SHARED_SECRET, 'base64')).update(base).digest('base64');
    expect(hmac).toBe('pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=');
  });

  it('B.2.6: the request signed with Ed25519 has exactly the published header values', () => {
    const signed = signRequest(TEST_REQUEST, signingKeyFromPem(ED25519_PRIVATE, 'test-key-ed25519'), {
      label: 'sig-b26',
      components: ['date', '@method', '@path', '@authority', 'content-type', 'content-length'],
      createdSeconds: created,
      includeAlg: false,
    });
    expect(signed.signatureBase).toBe(
      unfold(`"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@authority" \\
  "content-type" "content-length");created=1618884473\\
  ;keyid="test-key-ed25519"`),
    );
    expect(signed['signature-input']).toBe(
      unfold(`sig-b26=("date" "@method" "@path" "@authority" \\
        "content-type" "content-length");created=1618884473\\
        ;keyid="test-key-ed25519"`),
    );
    expect(signed.signature).toBe(
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
    );
  });
});

describe('RFC 9421 appendix B.3', () => {
  it('the base of the request behind a proxy verifies with the published P-256 signature', () => {
    const certificate =
      unfold(`MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMMEkxBIElu\\
    dGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFkwEwYHKoZIzj0CAQYI\\
    KoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9\\
    M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAww\\
    CgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/\\
    Di6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=`);
    const request: SignableRequest = {
      ...TEST_REQUEST,
      url: new URL('https://service.internal.example/foo?param=Value&Pet=dog'),
      headers: [...TEST_REQUEST.headers, ['Client-Cert', `:${certificate}:`]],
    };
    const components = parseComponents(['@path', '@query', '@method', '@authority', 'client-cert']);
    const params = new Map<string, string | number>([
      ['created', created],
      ['keyid', 'test-key-ecc-p256'],
    ]);
    const base = signatureBase(request, components, params);
    const signature = published(
      'xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==',
    );
    const key = { key: createPublicKey(P256_PRIVATE), dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', Buffer.from(base), key, signature)).toBe(true);
  });
});

describe('RFC 9421 appendix B.4', () => {
  const signature = published(
    'ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==',
  );
  const params = new Map<string, string | number>([
    ['created', created],
    ['keyid', 'test-key-ed25519'],
  ]);
  const components = parseComponents(['@method', '@path', '@authority', 'accept']);
  const url = 'https://example.org/demo?name1=Value1&Name2=value2';
  const json = ['Accept', 'application/json'] as const;
  const any = ['Accept', '*/*'] as const;
  const date = ['Date', 'Fri, 15 Jul 2022 14:24:55 GMT'] as const;

  it.each([
    { change: 'nothing', valid: true, method: 'GET', to: url, headers: [date, json, any] },
    {
      change: 'an added query parameter and an added header',
      valid: true,
      method: 'GET',
      to: `${url}&param=added`,
      headers: [date, json, any, ['Accept-Language', 'en-US,en;q=0.5'] as const],
    },
    {
      change: 'the Accept headers collapsed into one',
      valid: true,
      method: 'GET',
      to: url,
      headers: [
        ['Referer', 'https://developer.example.org/demo'] as const,
        ['Accept', 'application/json, */*'] as const,
      ],
    },
    { change: 'the headers in another order', valid: true, method: 'GET', to: url, headers: [json, any, date] },
    {
      change: 'another method and authority',
      valid: false,
      method: 'POST',
      to: url.replace('example.org', 'example.com'),
      headers: [date, json, any],
    },
    { change: 'the two Accept headers exchanged', valid: false, method: 'GET', to: url, headers: [date, any, json] },
  ])('after $change the published signature is valid: $valid', ({ valid, method, to, headers }) => {
    const base = signatureBase({ method, url: new URL(to), headers }, components, params);
    expect(verify(null, Buffer.from(base), ED25519_PUBLIC, signature)).toBe(valid);
  });

  it('signing the unchanged message gives the published signature', () => {
    const signed = signRequest(
      { method: 'GET', url: new URL(url), headers: [date, json, any] },
      signingKeyFromPem(ED25519_PRIVATE, 'test-key-ed25519'),
      {
        label: 'transform',
        components: ['@method', '@path', '@authority', 'accept'],
        createdSeconds: created,
        includeAlg: false,
      },
    );
    expect(signed.signature).toBe(`transform=:${signature.toString('base64')}:`);
  });
});
