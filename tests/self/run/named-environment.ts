import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key pair as files and variables carry it. */
export interface KeyPair {
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  /** base64 of the SPKI PEM, as PUT /auth/signing takes it. */
  readonly publicKey: string;
}

/** A new key pair, made by node:crypto and not by the code under test. */
export function newKeyPair(algorithm: 'p384' | 'ed25519' = 'p384'): KeyPair {
  const encoded = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): KeyPair => ({
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })).toString('base64'),
  });
  return algorithm === 'ed25519'
    ? encoded(generateKeyPairSync('ed25519'))
    : encoded(generateKeyPairSync('ec', { namedCurve: 'P-384' }));
}

/** Credentials of a tenant that no environment has. */
export const strangerCredentials = {
  OFFBLOCKS_API_KEY: '6f1c1c5e-0d7e-4f0e-9f4e-1f6f7d3f5a11',
  OFFBLOCKS_API_SECRET: 'c0ffee5ec2e7a11b0a7d0c5b0b1e5eed0ddba11f',
};

/** The variables of a named environment whose key was made up: all that a run needs to begin. */
export function namedEnvironment(
  name: string,
  baseUrl: string,
  further: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    CONTRACT_ENV: name,
    OFFBLOCKS_BASE_URL: baseUrl,
    ...strangerCredentials,
    OFFBLOCKS_SIGNING_KEY: newKeyPair().privateKey,
    OFFBLOCKS_SIGNING_KEY_ID: '0b6b0c1e-7c0d-4e8e-8f57-0c3d5f1b2a3c',
    OFFBLOCKS_CAPABILITIES: 'simulator',
    ...further,
  };
}
