import { setting } from '../definition.ts';
import { choice, flag } from '../kinds/choice.ts';
import { integer } from '../kinds/integer.ts';
import { componentList } from '../kinds/list.ts';
import { caip2, path, runIdentifier, signatureLabel, text } from '../kinds/text.ts';

/** What this one run is. */
export const runSettings = {
  profile: setting({
    name: 'CONTRACT_PROFILE',
    group: 'run',
    kind: choice(['flow', 'gate', 'deep']),
    meaning: 'How much is run: the verification flow alone, all that a release gate needs, or everything.',
    sample: 'flow',
    default: { bulk: 'gate', elsewhere: 'flow' },
    flag: '--profile',
    read: (settings) => settings.profile,
  }),
  seed: setting({
    name: 'CONTRACT_SEED',
    group: 'run',
    kind: text(128),
    meaning: 'Text from which cases, wallets and keys of the run are derived; the same seed gives the same cases.',
    sample: 'contract',
    default: 'contract',
    flag: '--seed',
    read: (settings) => settings.seed,
  }),
  runId: setting({
    name: 'CONTRACT_RUN_ID',
    group: 'run',
    kind: runIdentifier,
    meaning: 'Id that everything created by the run carries, so that no run meets the data of another.',
    sample: 'nightly-1',
    generated: 'time in UTC and six random characters',
    flag: '--run-id',
    read: (settings) => settings.runId,
  }),
  build: setting({
    name: 'CONTRACT_BUILD',
    group: 'run',
    kind: text(128),
    meaning: 'Id of the build under test, named in the verdict.',
    sample: '2.14.0-rc.1',
    flag: '--build',
    read: (settings) => settings.build,
  }),
  reportDir: setting({
    name: 'CONTRACT_REPORT_DIR',
    group: 'run',
    kind: path,
    meaning: 'Folder for evidence and reports.',
    sample: 'reports',
    default: 'reports',
    flag: '--report-dir',
    read: (settings) => settings.reportDir,
  }),
} as const;

/** What a real environment may want otherwise, because the documentation of the API does not say. */
export const signatureSettings = {
  chainId: setting({
    name: 'OFFBLOCKS_CHAIN_ID',
    group: 'signature',
    kind: caip2,
    meaning: 'Chain on which the test customers have their wallets.',
    sample: 'eip155:300',
    default: 'eip155:300',
    read: (settings) => settings.chainId,
  }),
  coveredComponents: setting({
    name: 'OFFBLOCKS_COVERED_COMPONENTS',
    group: 'signature',
    kind: componentList,
    meaning: 'Components that a signature covers, in order; those that a request does not have are left out.',
    sample: '@method,@target-uri,content-digest,idempotency-key',
    default: '@method,@authority,@path,@query,content-digest,idempotency-key',
    read: (settings) => settings.coveredComponents,
  }),
  signatureLabel: setting({
    name: 'OFFBLOCKS_SIGNATURE_LABEL',
    group: 'signature',
    kind: signatureLabel,
    meaning: 'Label of the signature in `Signature` and `Signature-Input`.',
    sample: 'sig',
    default: 'sig',
    read: (settings) => settings.signatureLabel,
  }),
  signatureExpiresSeconds: setting({
    name: 'OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS',
    group: 'signature',
    kind: integer(1, 86_400),
    meaning: 'Seconds from `created` to `expires`; without it no `expires` is sent.',
    sample: '300',
    read: (settings) => settings.signatureExpiresSeconds,
  }),
  signatureNonce: setting({
    name: 'OFFBLOCKS_SIGNATURE_NONCE',
    group: 'signature',
    kind: flag,
    meaning: 'Whether each signature carries a `nonce`.',
    sample: 'false',
    default: 'false',
    read: (settings) => settings.signatureNonce,
  }),
  digestAlgorithm: setting({
    name: 'OFFBLOCKS_DIGEST_ALGORITHM',
    group: 'signature',
    kind: choice(['sha-256', 'sha-512']),
    meaning: 'Algorithm of the `Content-Digest` header.',
    sample: 'sha-256',
    default: 'sha-256',
    read: (settings) => settings.digestAlgorithm,
  }),
  challengeSignatureEncoding: setting({
    name: 'OFFBLOCKS_CHALLENGE_SIGNATURE_ENCODING',
    group: 'signature',
    kind: choice(['bytes', 'hex-text', 'hex-text-0x']),
    meaning: "What of the wallet's signature is base64-encoded: its 65 bytes, or their hexadecimal text.",
    sample: 'bytes',
    default: 'bytes',
    read: (settings) => settings.challengeSignatureEncoding,
  }),
} as const;
