import type { Capability } from './capabilities.ts';
import type { Secret } from './secret.ts';

export type { Capability } from './capabilities.ts';

/** How much a run does: the verification flow alone, everything a release gate needs, or everything there is. */
export type Profile = 'flow' | 'gate' | 'deep';

/** How the wallet's signature of a challenge is written before it is base64-encoded. */
export type ChallengeSignatureEncoding = 'bytes' | 'hex-text' | 'hex-text-0x';

/** Hash algorithm of the Content-Digest header (RFC 9530, section 5). */
export type DigestAlgorithmName = 'sha-256' | 'sha-512';

/** One tenant's API credentials and, where it is known, the key that signs its requests. */
export interface Credentials {
  apiKey: Secret;
  apiSecret: Secret;
  /** Private key as PEM text, P-384 or Ed25519. */
  signingKey?: Secret;
  /** Value of the `keyid` signature parameter, as returned when the public key was registered. */
  signingKeyId?: string;
}

/** Where the history of nights is kept, how slow is too slow, and who is told. */
export interface HealthSettings {
  /** Folder of all environments' histories. */
  dir: string;
  /** Milliseconds by part: `operation:createCustomer`, `transition:screening`, or `any`; empty without budgets. */
  budgets: ReadonlyMap<string, number>;
  /** Milliseconds above what is usual that are noise. */
  noiseMs: number;
  webhookUrl?: Secret;
  slackUrl?: Secret;
  github?: {
    /** `owner/name`. */
    repository: string;
    token: Secret;
    /** Without a trailing slash. */
    apiUrl: URL;
  };
}

/** Everything a run may be told, validated; durations are milliseconds unless the name says seconds. */
export interface Settings {
  /** `local`, or the name the environment was given. */
  environment: string;
  isLocal: boolean;
  /** True when a production host was named explicitly: then nothing that writes may run. */
  readOnly: boolean;
  /** Without a trailing slash; undefined only for `local`, before the embedded environment runs. */
  baseUrl?: URL;
  primary?: Credentials;
  second?: Credentials;
  disposable?: Credentials;
  capabilities: ReadonlySet<Capability>;
  clockUrl?: URL;
  callbackUrl?: URL;
  callbackPort?: number;
  controlHost?: URL;
  httpsProxy?: URL;
  /** Absolute path of a PEM file with further certificate authorities. */
  caFile?: string;
  concurrency: number;
  /** 0 means unlimited. */
  requestsPerSecond: number;
  timeoutMs: number;
  pollIntervalMs: number;
  pollBoundMs: number;
  webhookBoundMs: number;
  seed: string;
  runId: string;
  build?: string;
  reportDir: string;
  profile: Profile;
  /** CAIP-2 chain id, for example `eip155:300`. */
  chainId: string;
  coveredComponents: readonly string[];
  signatureLabel: string;
  signatureExpiresSeconds?: number;
  signatureNonce: boolean;
  digestAlgorithm: DigestAlgorithmName;
  challengeSignatureEncoding: ChallengeSignatureEncoding;
  health: HealthSettings;
}
