import { describe, expect, it } from '@jest/globals';
import { generateSigningKeyPem, signingKeyFromPem } from '../../../src/signing/keys.ts';
import { parseComponents } from '../../../src/signing/parse-components.ts';
import { coveredComponents, signRequest, signWithParams } from '../../../src/signing/sign-request.ts';
import type { SignableRequest } from '../../../src/signing/signature-base.ts';
import { signatureFields } from '../../../src/signing/signature-fields.ts';
import { signatureParams } from '../../../src/signing/signature-params.ts';
import { verifyWithOracle } from './oracle.ts';

const request: SignableRequest = {
  method: 'PATCH',
  url: new URL('https://a.example/v1/customers/1?x=y'),
  headers: [
    ['Idempotency-Key', '123e4567-e89b-12d3-a456-426614174000'],
    ['Content-Digest', 'sha-256=:AAAA:'],
  ],
};
const key = signingKeyFromPem(generateSigningKeyPem('ed25519'), 'key-1');
const options = { label: 'sig', components: ['@method', '@path'], createdSeconds: 1700000000 };

describe('the parameters of a signature', () => {
  it('are created, keyid and alg by default', () => {
    expect(signRequest(request, key, options)['signature-input']).toBe(
      'sig=("@method" "@path");created=1700000000;keyid="key-1";alg="ed25519"',
    );
  });

  it('come in the order created, expires, keyid, alg, nonce', () => {
    const all = { ...options, nonce: 'n "1"', expiresSeconds: 1700000300 };
    expect(signRequest(request, key, all)['signature-input']).toBe(
      'sig=("@method" "@path");created=1700000000;expires=1700000300;keyid="key-1";alg="ed25519";nonce="n \\"1\\""',
    );
  });

  it('leave alg out when told so', () => {
    expect(signRequest(request, key, { ...options, includeAlg: false })['signature-input']).toBe(
      'sig=("@method" "@path");created=1700000000;keyid="key-1"',
    );
  });

  it.each([
    {
      fault: 'a time of creation in milliseconds',
      change: { createdSeconds: 1700000000000 },
      message: `SIGNATURE_PARAMETER  the signature parameter created is not a Unix time in seconds
  expected  whole seconds since 1970
  received  1700000000000
  next      divide milliseconds by 1000 and round down`,
    },
    {
      fault: 'a fraction of a second',
      change: { createdSeconds: 1700000000.5 },
      message: 'received  1700000000.5\n  next      give whole seconds',
    },
    {
      fault: 'a duration for expires',
      change: { expiresSeconds: 300 },
      message: `SIGNATURE_PARAMETER  the signature would expire before it is created
  expected  expires as a Unix time in seconds, at least 1700000000
  received  300
  next      add the lifetime to the time of creation: expires is no duration`,
    },
    {
      fault: 'a nonce outside ASCII',
      change: { nonce: 'é' },
      message: `SIGNATURE_PARAMETER  the signature parameter nonce cannot be written as a structured-field string
  expected  printable ASCII characters (RFC 9651 §3.3.3)
  received  "é"
  next      choose another nonce`,
    },
    {
      fault: 'a label in upper case',
      change: { label: 'Sig' },
      message: `SIGNATURE_LABEL  the signature label is not the key of a structured-field dictionary
  expected  a lower-case letter or *, then lower-case letters, digits, _ - . *
  received  "Sig"
  next      choose another label, e.g. sig`,
    },
  ])('$fault is refused', ({ change, message }) => {
    expect(() => signRequest(request, key, { ...options, ...change })).toThrow(message);
  });

  it('a key that was never registered is refused', () => {
    expect(() =>
      signRequest(request, { ...key, keyId: '' }, options),
    ).toThrow(`SIGNATURE_PARAMETER  the signing key has no key id
  expected  the id that the environment gave when the public key was registered
  received  an empty key id
  next      register the public key, and set the key id that comes back`);
  });
});

describe('signatures that are wrong on purpose', () => {
  const foreign = signingKeyFromPem(generateSigningKeyPem('ed25519'), 'key-2');

  it('a foreign key can sign under a known key id, and does not verify', async () => {
    const signed = signRequest(request, { ...foreign, keyId: key.keyId }, options);
    expect(signed['signature-input']).toContain('keyid="key-1"');
    await expect(verifyWithOracle(request, signed, key)).resolves.toBe(false);
    await expect(verifyWithOracle(request, signed, { ...foreign, keyId: key.keyId })).resolves.toBe(true);
  });

  it('parameters can be left out, reordered and contradict the key, and are signed as they are sent', () => {
    const params = new Map<string, string | number>([
      ['alg', 'rsa-pss-sha512'],
      ['created', 1],
    ]);
    const signed = signWithParams(request, key, 'sig', parseComponents(['@path']), params);
    expect(signed['signature-input']).toBe('sig=("@path");alg="rsa-pss-sha512";created=1');
    expect(signed.signatureBase).toMatch(/\n"@signature-params": \("@path"\);alg="rsa-pss-sha512";created=1$/);
  });

  it('two signatures can stand under two labels, and both verify', async () => {
    const params = '("@method");keyid="key-1"';
    const one = signWithParams(request, key, 'a', parseComponents(['@method']), signatureParams({ keyid: 'key-1' }));
    const signature = Buffer.from(one.signature.slice('a=:'.length, -1), 'base64');
    const fields = signatureFields([
      { label: 'a', signatureParams: params, signature },
      { label: 'b', signatureParams: params, signature },
    ]);
    expect(fields['signature-input']).toBe(`a=${params}, b=${params}`);
    await expect(verifyWithOracle(request, fields, key)).resolves.toBe(true);
  });

  it('one label for two signatures is refused, because a dictionary would keep the last only', () => {
    const one = { label: 'a', signatureParams: '()', signature: new Uint8Array(1) };
    expect(() => signatureFields([one, one])).toThrow(
      'two signatures have the same label\n  expected  a label of its own for each signature\n  received  "a"',
    );
  });
});

describe('the covered components of a request', () => {
  const configured = ['@method', '@authority', '@path', '@query', 'content-digest', 'idempotency-key'];
  const bare: SignableRequest = { method: 'GET', url: new URL('https://a.example/v1/customers'), headers: [] };

  it('are all configured ones where the request has query, body and key', () => {
    expect(coveredComponents(configured, request, true)).toEqual(configured);
  });

  it('lack @query without a query, content-digest without a body, idempotency-key where it is not sent', () => {
    expect(coveredComponents(configured, bare, false)).toEqual(['@method', '@authority', '@path']);
    expect(coveredComponents(configured, request, false)).toEqual([
      '@method',
      '@authority',
      '@path',
      '@query',
      'idempotency-key',
    ]);
  });

  it('keep content-digest for a body although the header is missing, so that signing refuses the request', () => {
    const covered = coveredComponents(configured, bare, true);
    expect(covered).toContain('content-digest');
    expect(() => signRequest(bare, key, { ...options, components: covered })).toThrow('COMPONENT_ABSENT');
  });

  it('keep any other header that is absent', () => {
    expect(coveredComponents(['authorization'], bare, false)).toEqual(['authorization']);
  });

  it('lack the other descriptions of a body, and named query parameters that are not there', () => {
    const more = ['content-type', 'content-length', '@query-param;name="x"', '@query-param;name="z"'];
    expect(coveredComponents(more, request, false)).toEqual(['@query-param;name="x"']);
    expect(coveredComponents(more, bare, true)).toEqual(['content-type', 'content-length']);
  });

  it('are refused when the configuration is wrong, whatever the request', () => {
    expect(() => coveredComponents(['@nothing'], bare, false)).toThrow('COMPONENT_UNKNOWN');
  });
});
