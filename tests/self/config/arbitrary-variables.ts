import fc from 'fast-check';
import { capabilityNames } from '../../../src/config/capabilities.ts';
import { newKey } from './staging.ts';

const keys = [newKey('secp384r1'), newKey('secp384r1'), newKey('ed25519'), newKey('ed25519')];

const visible = (minLength: number, maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
    minLength,
    maxLength,
  });

const number = (min: number, max: number) => fc.integer({ min, max }).map(String);
const key = fc.constantFrom(...keys);
// A fixed beginning keeps the drawn values apart from the words of our own messages.
const secret = visible(8, 60).map((text) => `canary${text}`);
const hostName = fc.stringMatching(/^[a-z]{1,12}\.example$/);
const address = fc
  .tuple(hostName, fc.stringMatching(/^(?:\/[a-z0-9]{1,8}){0,3}\/?$/))
  .map(([host, path]) => `https://${host}${path}`);
// What makes it a secret: its path, with a canary like any other.
const secretAddress = fc
  .tuple(hostName, fc.stringMatching(/^[A-Za-z0-9]{8,24}$/))
  .map(([host, path]) => `https://${host}/canary/${path}?canary=${path}`);
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => /^[^\p{Cc}]+$/u.test(text) && !/^\s*(?:<.*>)?\s*$/s.test(text));

const merged = (parts: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.assign({}, ...parts);

const always = fc.record({
  OFFBLOCKS_BASE_URL: address,
  OFFBLOCKS_API_SECRET: secret,
  OFFBLOCKS_SIGNING_KEY: key,
  OFFBLOCKS_SIGNING_KEY_ID: visible(9, 60).map((text) => `key${text}`),
  OFFBLOCKS_CLOCK_URL: address,
  OFFBLOCKS_CALLBACK_URL: address,
});

const apiKeys = fc
  .uniqueArray(fc.uuid({ version: 4 }), { minLength: 3, maxLength: 3 })
  .map(([primary = '', second = '', disposable = '']) => ({
    OFFBLOCKS_API_KEY: primary,
    OFFBLOCKS_SECOND_API_KEY: second,
    OFFBLOCKS_DISPOSABLE_API_KEY: disposable,
  }));

const tenants = fc.record({
  OFFBLOCKS_SECOND_API_SECRET: secret,
  OFFBLOCKS_SECOND_SIGNING_KEY: key,
  OFFBLOCKS_SECOND_SIGNING_KEY_ID: visible(9, 60).map((text) => `key${text}`),
  OFFBLOCKS_DISPOSABLE_API_SECRET: secret,
});

const optional = fc.record(
  {
    OFFBLOCKS_CAPABILITIES: fc.subarray([...capabilityNames], { minLength: 1 }).map((list) => list.join(',')),
    OFFBLOCKS_CALLBACK_PORT: number(1, 65_535),
    OFFBLOCKS_CONTROL_HOST: hostName,
    OFFBLOCKS_HTTPS_PROXY: hostName.map((host) => `http://${host}:3128`),
    OFFBLOCKS_CONCURRENCY: number(1, 64),
    OFFBLOCKS_REQUESTS_PER_SECOND: number(0, 1000),
    OFFBLOCKS_TIMEOUT_MS: number(100, 300_000),
    OFFBLOCKS_POLL_INTERVAL_MS: number(1, 99),
    OFFBLOCKS_POLL_BOUND_MS: number(1000, 3_600_000),
    OFFBLOCKS_WEBHOOK_BOUND_MS: number(100, 3_600_000),
    CONTRACT_PROFILE: fc.constantFrom('flow', 'gate', 'deep'),
    CONTRACT_SEED: line,
    CONTRACT_RUN_ID: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
    CONTRACT_BUILD: line,
    CONTRACT_REPORT_DIR: line,
    OFFBLOCKS_CHAIN_ID: number(1, 2 ** 31).map((reference) => `eip155:${reference}`),
    OFFBLOCKS_COVERED_COMPONENTS: fc
      .uniqueArray(fc.constantFrom('@method', '@target-uri', '@path', 'content-digest', 'x-a'), { minLength: 1 })
      .map((list) => list.join(', ')),
    OFFBLOCKS_SIGNATURE_LABEL: fc.stringMatching(/^[a-z*][a-z0-9_.*-]{0,20}$/),
    OFFBLOCKS_SIGNATURE_EXPIRES_SECONDS: number(1, 86_400),
    OFFBLOCKS_SIGNATURE_NONCE: fc.constantFrom('true', 'false', '1', '0'),
    OFFBLOCKS_DIGEST_ALGORITHM: fc.constantFrom('sha-256', 'sha-512'),
    OFFBLOCKS_CHALLENGE_SIGNATURE_ENCODING: fc.constantFrom('bytes', 'hex-text', 'hex-text-0x'),
    CONTRACT_HEALTH_DIR: line,
    CONTRACT_HEALTH_BUDGETS: fc
      .uniqueArray(fc.tuple(fc.constantFrom('createCustomer', 'screening', 'any'), number(1, 3_600_000)), {
        minLength: 1,
        selector: ([name]) => name,
      })
      .map((entries) => entries.map((entry) => entry.join('=')).join(', ')),
    CONTRACT_HEALTH_NOISE_MS: number(0, 3_600_000),
    CONTRACT_HEALTH_WEBHOOK_URL: secretAddress,
    CONTRACT_HEALTH_SLACK_URL: secretAddress,
  },
  { requiredKeys: [] },
);

const github = fc.record({
  CONTRACT_HEALTH_GITHUB_REPOSITORY: fc.stringMatching(/^[a-z]{1,20}\/[a-z.]{0,20}[a-z]$/),
  CONTRACT_HEALTH_GITHUB_TOKEN: secret,
});
const githubApi = fc.record({ CONTRACT_HEALTH_GITHUB_API_URL: address });

/** Variables of complete, right settings of the environment `staging`, every setting of the table but files and production. */
export const rightVariables: fc.Arbitrary<Record<string, string>> = fc
  .tuple(always, apiKeys, tenants, optional, fc.oneof(fc.constant({}), github, fc.tuple(github, githubApi).map(merged)))
  .map((parts) => merged([{ CONTRACT_ENV: 'staging' }, ...parts]));

/** Values of the secrets among variables, each line of a key by itself. */
export function secretsIn(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables)
    .filter(([name]) => /(?:API_KEY|API_SECRET|SIGNING_KEY|WEBHOOK_URL|SLACK_URL|TOKEN)$/.test(name))
    .flatMap(([, value]) => value.split('\n'))
    .filter((text) => text !== '' && !text.startsWith('-----'));
}
