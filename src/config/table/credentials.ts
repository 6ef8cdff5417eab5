import { setting } from '../definition.ts';
import { privateKey } from '../kinds/private-key.ts';
import { keyId, path, secretText, uuid } from '../kinds/text.ts';
import { placeholderWords } from '../placeholders.ts';

/** Samples printed in the documentation of the API (guide "Authentication"), besides the usual words. */
const refusedKeys = [
  ...placeholderWords,
  'd04953b7-5878-4fd0-8970-0a5f77fbce59',
  '123e4567-e89b-12d3-a456-426614174000',
  '00000000-0000-0000-0000-000000000000',
];
const refusedSecrets = [...placeholderWords, '64ec977db2e585887c80ed62fe9997994aed8093'];

const ownKeys = 'the run registers keys of its own';
const announced = 'the embedded environment gives it';

/** The pair of credentials and the key that every signed request of the run uses. */
export const primarySettings = {
  apiKey: setting({
    name: 'OFFBLOCKS_API_KEY',
    group: 'credentials',
    kind: uuid,
    meaning: 'API key of the tenant that the run acts for.',
    sample: '<api key>',
    required: true,
    secret: true,
    local: announced,
    refused: refusedKeys,
    read: (settings) => settings.primary?.apiKey.reveal(),
  }),
  apiSecret: setting({
    name: 'OFFBLOCKS_API_SECRET',
    group: 'credentials',
    kind: secretText,
    meaning: 'API secret of that key.',
    sample: '<api secret>',
    required: true,
    secret: true,
    local: announced,
    refused: refusedSecrets,
    read: (settings) => settings.primary?.apiSecret.reveal(),
  }),
  signingKey: setting({
    name: 'OFFBLOCKS_SIGNING_KEY',
    group: 'credentials',
    kind: privateKey,
    meaning: 'Private key that signs the requests, as PEM text. Needed unless its file is given; never both.',
    sample: '<private key in PEM>',
    secret: true,
    local: ownKeys,
    insteadOf: 'OFFBLOCKS_SIGNING_KEY_FILE',
    read: (settings) => settings.primary?.signingKey?.reveal(),
  }),
  signingKeyFile: setting({
    name: 'OFFBLOCKS_SIGNING_KEY_FILE',
    group: 'credentials',
    kind: path,
    meaning: 'Path of the PEM file of that private key, readable by its owner only.',
    sample: '<path of the private key>',
    local: ownKeys,
    insteadOf: 'OFFBLOCKS_SIGNING_KEY',
    // Settings hold the key's text; where it was read from is told by its origin.
    read: () => undefined,
  }),
  signingKeyId: setting({
    name: 'OFFBLOCKS_SIGNING_KEY_ID',
    group: 'credentials',
    kind: keyId,
    meaning: 'Id of the registered public key, the `keyid` of each signature; `npm run register-key` prints it.',
    sample: '<key id>',
    required: true,
    local: ownKeys,
    refused: refusedKeys,
    read: (settings) => settings.primary?.signingKeyId,
  }),
} as const;

/** The pair of credentials and the key of another tenant. */
export const secondSettings = {
  secondApiKey: setting({
    name: 'OFFBLOCKS_SECOND_API_KEY',
    group: 'second',
    kind: uuid,
    meaning: 'API key of another tenant, for the capability `tenants`.',
    sample: '<api key of the other tenant>',
    secret: true,
    local: announced,
    refused: refusedKeys,
    read: (settings) => settings.second?.apiKey.reveal(),
  }),
  secondApiSecret: setting({
    name: 'OFFBLOCKS_SECOND_API_SECRET',
    group: 'second',
    kind: secretText,
    meaning: 'API secret of that key.',
    sample: '<api secret of the other tenant>',
    secret: true,
    local: announced,
    refused: refusedSecrets,
    read: (settings) => settings.second?.apiSecret.reveal(),
  }),
  secondSigningKey: setting({
    name: 'OFFBLOCKS_SECOND_SIGNING_KEY',
    group: 'second',
    kind: privateKey,
    meaning: "The other tenant's private key, as PEM text. Needed unless its file is given; never both.",
    sample: '<private key in PEM of the other tenant>',
    secret: true,
    local: ownKeys,
    insteadOf: 'OFFBLOCKS_SECOND_SIGNING_KEY_FILE',
    read: (settings) => settings.second?.signingKey?.reveal(),
  }),
  secondSigningKeyFile: setting({
    name: 'OFFBLOCKS_SECOND_SIGNING_KEY_FILE',
    group: 'second',
    kind: path,
    meaning: 'Path of the PEM file of that private key.',
    sample: '<path of the private key of the other tenant>',
    local: ownKeys,
    insteadOf: 'OFFBLOCKS_SECOND_SIGNING_KEY',
    read: () => undefined,
  }),
  secondSigningKeyId: setting({
    name: 'OFFBLOCKS_SECOND_SIGNING_KEY_ID',
    group: 'second',
    kind: keyId,
    meaning: "Id of the other tenant's registered public key.",
    sample: '<key id of the other tenant>',
    local: ownKeys,
    refused: refusedKeys,
    read: (settings) => settings.second?.signingKeyId,
  }),
} as const;

/** A pair of credentials that nobody misses. */
export const disposableSettings = {
  disposableApiKey: setting({
    name: 'OFFBLOCKS_DISPOSABLE_API_KEY',
    group: 'disposable',
    kind: uuid,
    meaning: 'API key of credentials that the capability `destructive` may change and delete; never one used above.',
    sample: '<api key that may be lost>',
    secret: true,
    local: announced,
    refused: refusedKeys,
    read: (settings) => settings.disposable?.apiKey.reveal(),
  }),
  disposableApiSecret: setting({
    name: 'OFFBLOCKS_DISPOSABLE_API_SECRET',
    group: 'disposable',
    kind: secretText,
    meaning: 'API secret of that key.',
    sample: '<api secret that may be lost>',
    secret: true,
    local: announced,
    refused: refusedSecrets,
    read: (settings) => settings.disposable?.apiSecret.reveal(),
  }),
} as const;
