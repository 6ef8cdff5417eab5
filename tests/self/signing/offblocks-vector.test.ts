import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { contentDigest } from '../../../src/signing/content-digest.ts';
import { signingKeyFromPem } from '../../../src/signing/keys.ts';
import { signRequest } from '../../../src/signing/sign-request.ts';
import type { SignableRequest } from '../../../src/signing/signature-base.ts';
import { verifyWithOracle } from './oracle.ts';

/** The sample pair printed in the OffBlocks documentation of request signatures; published, so of no use to anybody. */
const PRIVATE_KEY = `-----BEGIN EC PRIVATE KEY-----
MIGkAgEBBDB8VIl4tFsxpD/7QN7LNWqzWhBrksKY1gdbp6aFzN5kBM5+PtDL/C1Y
nF+ACeMbf7ygBwYFK4EEACKhZANiAAQ1WCxX6Z7z/bbj6PntmWChGqtzfX5mmLLU
+621jNM55fI2k5sPvPUmd891mU/L7FAPxowiE8Cu48hHXTayYqDaO9CE0m8eWWXg
T6s+j8ku4qgs66a9GDh3IG3tjelZzVY=
-----END EC PRIVATE KEY-----
`;
const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAENVgsV+me8/224+j57ZlgoRqrc31+Zpiy
1PuttYzTOeXyNpObD7z1JnfPdZlPy+xQD8aMIhPAruPIR102smKg2jvQhNJvHlll
4E+rPo/JLuKoLOumvRg4dyBt7Y3pWc1W
-----END PUBLIC KEY-----
`;

const body = Buffer.from(
  '{"chainId":"eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691","externalId":"27c9aa3b-f12d-43b9-8e91-5264ccc998de"}',
);
const request: SignableRequest = {
  method: 'POST',
  url: new URL('https://api.sandbox.offblocks.xyz/v1/customers'),
  headers: [
    ['Content-Type', 'application/json'],
    ['Idempotency-Key', '123e4567-e89b-12d3-a456-426614174000'],
    ['Content-Digest', contentDigest(body, ['sha-256'])],
  ],
};
const key = signingKeyFromPem(PRIVATE_KEY, 'key1');
const signed = signRequest(request, key, {
  label: 'sig',
  components: ['@method', '@target-uri', 'content-digest', 'idempotency-key'],
  createdSeconds: 1705515713,
});

/** One of many valid signatures of this request, made with the Go library that OffBlocks recommends. */
const GO_SIGNATURE =
  'Fnw5V6zRLs4slmk2rwCyi2PTMPcP0710QnD7jsZnqQX+QL5CPKtW/f3mXTG4fFfCFWeYLS2rCJUYsQWXEOi6Ku6Dgh1LyrdBueYy5vUlJNZ4oaGPHz2o3+PQPjJIbBd+';

describe('the creation of a customer, signed with the sample key of the documentation', () => {
  it('has the same signature base as the Go library builds', () => {
    expect(signed.signatureBase).toBe(`"@method": POST
"@target-uri": https://api.sandbox.offblocks.xyz/v1/customers
"content-digest": sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:
"idempotency-key": 123e4567-e89b-12d3-a456-426614174000
"@signature-params": ("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"`);
  });

  it('has the same Signature-Input as the Go library sends', () => {
    expect(signed['signature-input']).toBe(
      'sig=("@method" "@target-uri" "content-digest" "idempotency-key");created=1705515713;keyid="key1";alg="ecdsa-p384-sha384"',
    );
  });

  it("the Go library's signature is valid for our signature base", () => {
    const publicKey = { key: createPublicKey(PUBLIC_KEY), dsaEncoding: 'ieee-p1363' as const };
    const signature = Buffer.from(GO_SIGNATURE, 'base64');
    expect(verify('sha384', Buffer.from(signed.signatureBase), publicKey, signature)).toBe(true);
    expect(verify('sha384', Buffer.from(`${signed.signatureBase}\n`), publicKey, signature)).toBe(false);
  });

  it('our own signature is valid for the recommended Node library, and so is the one of the Go library', async () => {
    await expect(verifyWithOracle(request, signed, key)).resolves.toBe(true);
    await expect(verifyWithOracle(request, { ...signed, signature: `sig=:${GO_SIGNATURE}:` }, key)).resolves.toBe(true);
  });

  it('the public key that belongs to the private key is the documented one', () => {
    expect(key.publicKeyPem()).toBe(PUBLIC_KEY);
  });
});
