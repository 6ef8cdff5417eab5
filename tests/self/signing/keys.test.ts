import { createPrivateKey, generateKeyPairSync, sign as nodeSign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateSigningKeyPem, signingKeyFromPem } from '../../../src/signing/keys.ts';
import { P256_PRIVATE } from './rfc9421-vectors.ts';

/** A PKCS#8 PEM around a seed of RFC 8032, by RFC 8410 §7. */
function ed25519Pem(seedHex: string): string {
  const der = Buffer.from(`302e020100300506032b657004220420${seedHex}`, 'hex');
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

describe('Ed25519 keys', () => {
  it.each([
    {
      test: 'TEST 1',
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      test: 'TEST 2',
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
    {
      test: 'TEST 3',
      seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
  ])('sign as in RFC 8032 §7.1 $test', ({ seed, publicKey, message, signature }) => {
    const key = signingKeyFromPem(ed25519Pem(seed), 'k');
    expect(key.algorithm).toBe('ed25519');
    expect(Buffer.from(key.sign(Buffer.from(message, 'hex'))).toString('hex')).toBe(signature);
    const spki = Buffer.from(key.publicKeyPem().replace(/-----[^-]+-----|\n/g, ''), 'base64');
    expect(spki.subarray(-32).toString('hex')).toBe(publicKey);
  });

  it('sign the same bytes as node:crypto does', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 300 }),
        (seed, message) => {
          const pem = ed25519Pem(Buffer.from(seed).toString('hex'));
          const own = Buffer.from(signingKeyFromPem(pem, 'k').sign(message)).toString('hex');
          expect(own).toBe(nodeSign(null, message, createPrivateKey(pem)).toString('hex'));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('P-384 keys', () => {
  it('give 96 bytes r‖s that verify, and a different signature each time', () => {
    const key = signingKeyFromPem(generateSigningKeyPem('ecdsa-p384-sha384'), 'k');
    const message = Buffer.from('base');
    const signatures = [key.sign(message), key.sign(message)];
    for (const signature of signatures) {
      expect(signature).toHaveLength(96);
      expect(verify('sha384', message, { key: key.publicKeyPem(), dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
    expect(Buffer.from(signatures[0] ?? []).equals(Buffer.from(signatures[1] ?? []))).toBe(false);
  });

  it('are read from SEC 1 as openssl writes it', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    const key = signingKeyFromPem(privateKey.export({ type: 'sec1', format: 'pem' }).toString(), 'k');
    expect(key.algorithm).toBe('ecdsa-p384-sha384');
  });
});

describe('generated keys', () => {
  it.each(['ecdsa-p384-sha384', 'ed25519'] as const)(
    'for %s are PKCS#8, decide that algorithm, and are new each time',
    (algorithm) => {
      const pem = generateSigningKeyPem(algorithm);
      expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
      expect(signingKeyFromPem(pem, 'k').algorithm).toBe(algorithm);
      expect(signingKeyFromPem(pem, 'k').publicKeyPem()).toMatch(
        /^-----BEGIN PUBLIC KEY-----\n[\s\S]+-----END PUBLIC KEY-----\n$/,
      );
      expect(generateSigningKeyPem(algorithm)).not.toBe(pem);
    },
  );
});

describe('keys that cannot be used', () => {
  const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  const pkcs8 = p384.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const encrypted = p384.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  const legacy = p384.privateKey
    .export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  const openssl = 'make a key with `openssl ecparam -name secp384r1 -genkey -noout`';
  const decrypt = 'decrypt it first: `openssl pkey -in key.pem -out plain.pem`';

  it.each([
    { kind: 'a key on another curve', pem: P256_PRIVATE, received: 'ec key on curve prime256v1', next: openssl },
    { kind: 'an RSA key', pem: rsa, received: 'rsa key', next: openssl },
    {
      kind: 'a public key',
      pem: p384.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      received: 'a PEM of PUBLIC KEY only',
      next: 'give the private key that belongs to it',
    },
    { kind: 'an encrypted PKCS#8 key', pem: encrypted, received: 'an encrypted private key', next: decrypt },
    { kind: 'an encrypted SEC 1 key', pem: legacy, received: 'an encrypted private key', next: decrypt },
    {
      kind: 'a PEM in base64',
      pem: Buffer.from(pkcs8).toString('base64'),
      received: 'a PEM that is base64-encoded as a whole',
      next: 'decode it first',
    },
    { kind: 'some text', pem: 'hunter2', received: 'text of 7 characters without a PEM header', next: openssl },
    {
      kind: 'a PEM with escaped line ends',
      pem: pkcs8.replaceAll('\n', '\\n'),
      received: 'a PEM of PRIVATE KEY that cannot be read',
      next: 'replace each \\n by a line end',
    },
    {
      kind: 'a PEM cut short',
      pem: pkcs8.replace(/\n.{20}/, '\n'),
      received: 'a PEM of PRIVATE KEY that cannot be read',
      next: 'check that the PEM was copied whole',
    },
  ])('$kind is refused without showing any of it', ({ pem, received, next }) => {
    expect(() => signingKeyFromPem(pem, 'k')).toThrow(`SIGNING_KEY  the signing key cannot be used
  expected  an unencrypted PEM private key on curve P-384 (secp384r1) or Ed25519
  received  ${received}
  next      ${next}`);
  });
});
