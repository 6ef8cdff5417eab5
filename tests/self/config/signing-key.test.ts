import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../../src/config/load-settings.ts';
import { codesOf, inFolder, loaded, newKey, problemsOf, staging, stagingKey } from './staging.ts';

const { OFFBLOCKS_SIGNING_KEY: _, ...unsigned } = staging;
const withKey = (pem: string) => ({ env: { ...unsigned, OFFBLOCKS_SIGNING_KEY: pem } });
const withKeyFile = (path: string) => ({ env: { ...unsigned, OFFBLOCKS_SIGNING_KEY_FILE: path } });

function encryptedKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  const options = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hush' } as const;
  return privateKey.export(options).toString();
}

function sec1Key(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}

/** Printed in the guide "Request signatures" of the API's documentation. */
const publishedSample = `-----BEGIN EC PRIVATE KEY-----
MIGkAgEBBDB8VIl4tFsxpD/7QN7LNWqzWhBrksKY1gdbp6aFzN5kBM5+PtDL/C1Y
nF+ACeMbf7ygBwYFK4EEACKhZANiAAQ1WCxX6Z7z/bbj6PntmWChGqtzfX5mmLLU
+621jNM55fI2k5sPvPUmd891mU/L7FAPxowiE8Cu48hHXTayYqDaO9CE0m8eWWXg
T6s+j8ku4qgs66a9GDh3IG3tjelZzVY=
-----END EC PRIVATE KEY-----
`;

/** RFC 9421, B.1.4: test-key-ed25519. */
const rfcSample = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
`;

describe('a signing key', () => {
  const accepted: [string, string][] = [
    ['P-384 in PKCS #8', stagingKey],
    ['P-384 in SEC 1', sec1Key()],
    ['Ed25519', newKey('ed25519')],
  ];
  it.each(accepted)('may be %s', (_kind, pem) => {
    expect(loaded(withKey(pem)).settings.primary?.signingKey?.reveal()).toBe(pem);
  });

  it('may be written on one line with \\n for line ends, with or without quotes, also in the file', () => {
    const line = stagingKey.trim().replaceAll('\n', '\\n');
    expect(loaded(withKey(line)).settings.primary?.signingKey?.reveal()).toBe(stagingKey);
    for (const value of [line, `"${line}"`, `'${line}'`, `"${stagingKey}"`]) {
      const files = { '.env.staging': `OFFBLOCKS_SIGNING_KEY=${value}\n` };
      expect(loaded({ env: unsigned, files }).settings.primary?.signingKey?.reveal()).toBe(stagingKey);
    }
  });

  const refused: [string, string, string][] = [
    ['a P-256 key', newKey('prime256v1'), 'is a key on the curve prime256v1'],
    ['a secp256k1 key', newKey('secp256k1'), 'is a key on the curve secp256k1'],
    [
      'an RSA key',
      generateKeyPairSync('rsa', { modulusLength: 1024 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
      'is a key of the type rsa',
    ],
    [
      'a public key',
      createPublicKey(stagingKey).export({ type: 'spki', format: 'pem' }).toString(),
      'holds no private key',
    ],
    ['an encrypted key', encryptedKey(), 'is encrypted'],
    ['a damaged key', stagingKey.replace(/\n.{9}/, '\nAAAAAAAAA'), 'cannot be read: the PEM text is damaged or cut'],
    ['something else', 'c2VjcmV0LWJ1dC1ub3QtcGVt', 'is not PEM: it has no BEGIN line'],
    ["the documentation's sample", publishedSample, 'is the sample key printed in the documentation of the API'],
    ["the RFC's sample", rfcSample, 'is the sample key printed in RFC 9421'],
  ];
  it.each(refused)('cannot be %s', (_kind, pem, complaint) => {
    const problems = problemsOf(withKey(pem));
    expect(problems).toEqual([
      {
        code: 'SETTING_INVALID',
        setting: 'OFFBLOCKS_SIGNING_KEY',
        what: `OFFBLOCKS_SIGNING_KEY ${complaint}`,
        expected: 'an unencrypted private key in PEM, on the curve P-384 or Ed25519; line ends may be written as \\n',
        received: `[secret OFFBLOCKS_SIGNING_KEY], ${pem.length} characters`,
        where: 'variable OFFBLOCKS_SIGNING_KEY',
        next: 'correct the value',
      },
    ]);
  });

  it("is refused as the documentation's sample in any encoding", () => {
    const oneLine = publishedSample.trim().replaceAll('\n', '\\n');
    expect(problemsOf(withKey(oneLine))[0]?.what).toContain(
      'is the sample key printed in the documentation of the API',
    );
  });
});

describe('a file with a signing key', () => {
  it('gives the key, by a path that is relative to the working directory', () => {
    const { settings, origins, notices } = loaded({ ...withKeyFile('key.pem'), files: { 'key.pem': stagingKey } });
    expect(settings.primary?.signingKey?.reveal()).toBe(stagingKey);
    expect(origins.get('OFFBLOCKS_SIGNING_KEY')).toEqual({
      source: 'variable',
      where: 'variable OFFBLOCKS_SIGNING_KEY_FILE',
    });
    expect(notices).toEqual([]);
  });

  it('is mentioned when others on the machine can read it', () => {
    inFolder({ 'key.pem': stagingKey }, (cwd) => {
      chmodSync(join(cwd, 'key.pem'), 0o640);
      expect(loadSettings({ ...withKeyFile('key.pem'), cwd })).toMatchObject({
        notices: ['key.pem holds secrets and is readable by others on this machine; run: chmod 600 key.pem'],
      });
    });
  });

  it('must exist', () => {
    inFolder({}, (cwd) => {
      expect(loadSettings({ ...withKeyFile('keys/none.pem'), cwd })).toEqual({
        problems: [
          {
            code: 'SETTING_FILE_UNREADABLE',
            setting: 'OFFBLOCKS_SIGNING_KEY_FILE',
            what: 'the file that OFFBLOCKS_SIGNING_KEY_FILE names does not exist',
            expected: 'a file that can be read',
            received: '"keys/none.pem"',
            where: 'variable OFFBLOCKS_SIGNING_KEY_FILE',
            next: `correct the path; a relative one starts from ${cwd}`,
          },
        ],
      });
    });
  });

  it('must be a file', () => {
    inFolder({}, (cwd) => {
      mkdirSync(join(cwd, 'keys'));
      expect(loadSettings({ ...withKeyFile('keys'), cwd })).toMatchObject({
        problems: [{ what: 'the file that OFFBLOCKS_SIGNING_KEY_FILE names is a folder' }],
      });
    });
  });

  it('must hold a key that can sign', () => {
    const files = { 'key.pem': newKey('prime256v1') };
    expect(problemsOf({ ...withKeyFile('key.pem'), files })).toEqual([
      expect.objectContaining({
        code: 'SETTING_INVALID',
        setting: 'OFFBLOCKS_SIGNING_KEY_FILE',
        what: 'the key in the file that OFFBLOCKS_SIGNING_KEY_FILE names is a key on the curve prime256v1',
        received: '"key.pem"',
        next: 'name the file of the private key whose public key is registered',
      }),
    ]);
  });

  it('cannot be given beside the key itself', () => {
    const env = { ...staging, OFFBLOCKS_SIGNING_KEY_FILE: 'key.pem' };
    expect(problemsOf({ env, files: { 'key.pem': stagingKey } })).toEqual([
      {
        code: 'SETTING_CONFLICT',
        setting: 'OFFBLOCKS_SIGNING_KEY_FILE',
        what: 'OFFBLOCKS_SIGNING_KEY and OFFBLOCKS_SIGNING_KEY_FILE are both set',
        expected: 'one of the two',
        received: 'both: variable OFFBLOCKS_SIGNING_KEY and variable OFFBLOCKS_SIGNING_KEY_FILE',
        where: 'variable OFFBLOCKS_SIGNING_KEY_FILE',
        next: 'remove one of them',
      },
    ]);
    const both = `OFFBLOCKS_SIGNING_KEY_FILE=key.pem\nOFFBLOCKS_SIGNING_KEY="${stagingKey}"\n`;
    expect(codesOf({ env: unsigned, files: { '.env.staging': both } })).toEqual([
      'SETTING_CONFLICT OFFBLOCKS_SIGNING_KEY_FILE',
    ]);
  });

  it('gives way, in the settings file, to a variable with the key, and the other way round', () => {
    const files = { '.env.staging': 'OFFBLOCKS_SIGNING_KEY_FILE=none.pem\n' };
    expect(loaded({ env: staging, files }).settings.primary?.signingKey?.reveal()).toBe(stagingKey);
    inFolder({ '.env.staging': `OFFBLOCKS_SIGNING_KEY="${stagingKey}"\n` }, (cwd) => {
      const other = newKey('ed25519');
      writeFileSync(join(cwd, 'key.pem'), other, { mode: 0o600 });
      const result = loadSettings({ ...withKeyFile('key.pem'), cwd });
      expect('settings' in result && result.settings.primary?.signingKey?.reveal()).toBe(other);
    });
  });
});

describe('a file with certificate authorities', () => {
  const withCaFile = (path: string) => ({ env: { ...staging, OFFBLOCKS_CA_FILE: path } });

  it('must exist', () => {
    expect(problemsOf(withCaFile('ca.pem'))[0]?.what).toBe('the file that OFFBLOCKS_CA_FILE names does not exist');
  });

  it('is known by its absolute path afterwards', () => {
    inFolder({ 'ca.pem': rootCertificates[0] ?? '' }, (cwd) => {
      const result = loadSettings({ ...withCaFile('ca.pem'), cwd });
      expect('settings' in result && result.settings.caFile).toBe(join(cwd, 'ca.pem'));
    });
  });

  it('must hold a certificate', () => {
    expect(problemsOf({ ...withCaFile('ca.pem'), files: { 'ca.pem': stagingKey } })[0]).toMatchObject({
      code: 'SETTING_INVALID',
      what: 'the file that OFFBLOCKS_CA_FILE names holds no certificate that can be read',
      expected: 'a PEM file that starts with a certificate',
      next: 'name the PEM file of the certificate authority',
    });
  });
});
