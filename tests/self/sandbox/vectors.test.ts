import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { RequestMessage } from '../../../sandbox/http/request-message.ts';
import { publicKeyFromPem, signatureIsValid } from '../../../sandbox/http-signature/public-key.ts';
import { receivedSignatures } from '../../../sandbox/http-signature/received-signature.ts';
import { signatureBase } from '../../../sandbox/http-signature/signature-base.ts';
import { signatureMatches } from '../../../sandbox/http-signature/verify.ts';

/** RFC 9421, appendix B.1.4. */
const TEST_KEY_ED25519 = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----
`;

/** The sample key of the API's documentation (Request signatures). */
const SAMPLE_KEY_P384 = `-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAENVgsV+me8/224+j57ZlgoRqrc31+Zpiy
1PuttYzTOeXyNpObD7z1JnfPdZlPy+xQD8aMIhPAruPIR102smKg2jvQhNJvHlll
4E+rPo/JLuKoLOumvRg4dyBt7Y3pWc1W
-----END PUBLIC KEY-----
`;

/** RFC 9421, appendix B.2 with the signature of B.2.6. */
const B_2_6: RequestMessage = {
  method: 'POST',
  scheme: 'https',
  target: '/foo?param=Value&Pet=dog',
  headers: [
    ['host', 'example.com'],
    ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
    ['content-type', 'application/json'],
    [
      'content-digest',
      'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
    ],
    ['content-length', '18'],
    [
      'signature-input',
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    ],
    ['signature', 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:'],
  ],
  body: Buffer.from('{"hello": "world"}'),
};

/** A creation of a customer, signed by the Go library that the API's vendor publishes. */
const P384: RequestMessage = {
  method: 'POST',
  scheme: 'https',
  target: '/v1/customers',
  headers: [
    ['host', 'api.sandbox.offblocks.xyz'],
    ['content-type', 'application/json'],
    ['idempotency-key', '123e4567-e89b-12d3-a456-426614174000'],
    ['content-digest', 'sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:'],
    [
      'signature-input',
      'sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"',
    ],
    [
      'signature',
      'sig=:Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+:',
    ],
  ],
  body: Buffer.from(
    '{"chainId":"eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691","externalId":"27c9aa3b-f12d-43b9-8e91-5264ccc998de"}',
  ),
};

function verified(message: RequestMessage, pem: string): boolean {
  const key = publicKeyFromPem(pem);
  const [received] = receivedSignatures(message);
  if (key === undefined || received === undefined) throw new Error('the vector is incomplete');
  return signatureMatches(message, received, key);
}

/** A base over the given components of the request of appendix B.2. */
function base(components: string, message: RequestMessage = B_2_6): string {
  const headers = message.headers.filter(([name]) => !name.startsWith('signature'));
  const signed = {
    ...message,
    headers: [...headers, ['signature-input', `sig=${components}`] as const, ['signature', 'sig=:AA==:'] as const],
  };
  const [received] = receivedSignatures(signed);
  if (received === undefined) throw new Error('there is no signature');
  return signatureBase(signed, received).toString('latin1');
}

describe('published vectors', () => {
  it('RFC 9421, B.2.6 (ed25519) verifies, and does not with one thing changed', () => {
    expect(verified(B_2_6, TEST_KEY_ED25519)).toBe(true);
    expect(verified({ ...B_2_6, method: 'PUT' }, TEST_KEY_ED25519)).toBe(false);
    expect(verified({ ...B_2_6, target: '/food?param=Value&Pet=dog' }, TEST_KEY_ED25519)).toBe(false);
  });

  it('a P-384 signature of the vendor’s library verifies, and does not with one thing changed', () => {
    expect(createHash('sha256').update(P384.body).digest('base64')).toBe(
      'Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=',
    );
    expect(verified(P384, SAMPLE_KEY_P384)).toBe(true);
    expect(verified({ ...P384, target: '/v1/customers?' }, SAMPLE_KEY_P384)).toBe(false);
    expect(verified({ ...P384, scheme: 'http' }, SAMPLE_KEY_P384)).toBe(false);
  });

  it('neither verifies with the other key', () => {
    expect(() => verified(P384, TEST_KEY_ED25519)).toThrow('alg does not belong to the key');
    expect(verified(B_2_6, SAMPLE_KEY_P384)).toBe(false);
  });
});

describe('the signature base', () => {
  it.each([
    ['@method', 'POST'],
    ['@target-uri', 'https://example.com/foo?param=Value&Pet=dog'],
    ['@authority', 'example.com'],
    ['@scheme', 'https'],
    ['@request-target', '/foo?param=Value&Pet=dog'],
    ['@path', '/foo'],
    ['@query', '?param=Value&Pet=dog'],
    ['content-length', '18'],
  ])('takes %s from the request', (component, value) => {
    expect(base(`("${component}")`)).toBe(`"${component}": ${value}\n"@signature-params": ("${component}")`);
  });

  it('joins lines of a field by comma and space, trimmed, with inner whitespace as it is', () => {
    const headers = [...B_2_6.headers, ['x-list', '  a,b '] as const, ['x-list', 'c   d'] as const];
    expect(base('("x-list")', { ...B_2_6, headers })).toBe('"x-list": a,b, c   d\n"@signature-params": ("x-list")');
  });

  it('takes an absent query for a question mark, drops the port that the scheme implies, and lowers the host', () => {
    const message: RequestMessage = { ...B_2_6, target: '/foo', headers: [['host', 'EXAMPLE.com:443']] };
    expect(base('("@query" "@authority")', message)).toBe(
      '"@query": ?\n"@authority": example.com\n"@signature-params": ("@query" "@authority")',
    );
  });

  it('encodes a query parameter again (RFC 9421, section 2.2.8)', () => {
    const target =
      '/p?var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something';
    const components =
      '("@query-param";name="var" "@query-param";name="bar" "@query-param";name="fa%C3%A7ade%22%3A%20")';
    expect(base(components, { ...B_2_6, target })).toContain(
      [
        '"@query-param";name="var": this%20is%20a%20big%0Amultiline%20value',
        '"@query-param";name="bar": with%20plus%20whitespace',
        '"@query-param";name="fa%C3%A7ade%22%3A%20": something',
      ].join('\n'),
    );
  });

  it('keeps the parameters in the order received', () => {
    expect(base('("@method");keyid="k";nonce="n";created=1')).toBe(
      '"@method": POST\n"@signature-params": ("@method");keyid="k";nonce="n";created=1',
    );
  });

  it.each([
    ['("@method" "@method")', 'covered twice'],
    ['("x-absent")', 'not in the request'],
    ['("@status")', 'unknown'],
    ['("@nonsense")', 'unknown'],
    ['("Host")', 'lower case'],
    ['("host";sf)', 'not supported'],
    ['("@method";req)', 'not supported'],
    ['("@query-param")', 'needs a name'],
    ['("@query-param";name="none")', 'absent'],
    ['("@method");created="1"', 'not an integer'],
    ['("@method");created=1.5', 'not an integer'],
    ['("@method");keyid=1', 'not a string'],
    ['("@method");unknown=1', 'unknown'],
    ['"@method"', 'not a list'],
    ['("@method"', 'malformed'],
  ])('refuses %s', (components, why) => {
    expect(() => base(components)).toThrow(why);
  });
});

describe('public keys', () => {
  it('are read on P-384 and Ed25519 only, and never out of a private key', () => {
    expect(publicKeyFromPem(TEST_KEY_ED25519)?.algorithm).toBe('ed25519');
    expect(publicKeyFromPem(SAMPLE_KEY_P384)?.algorithm).toBe('ecdsa-p384-sha384');
    expect(publicKeyFromPem(SAMPLE_KEY_P384.replaceAll('PUBLIC', 'PRIVATE'))).toBeUndefined();
    expect(publicKeyFromPem(`${SAMPLE_KEY_P384}${TEST_KEY_ED25519}`)).toBeUndefined();
    expect(publicKeyFromPem('no key')).toBeUndefined();
  });

  it('refuse signatures of another length without looking at them', () => {
    const key = publicKeyFromPem(SAMPLE_KEY_P384);
    if (key === undefined) throw new Error('the key was not read');
    for (const length of [0, 95, 97, 104])
      expect(signatureIsValid(key, Buffer.from('x'), Buffer.alloc(length))).toBe(false);
  });
});
