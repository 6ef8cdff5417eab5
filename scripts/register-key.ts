import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { formatProblems } from '../src/config/problem.ts';
import { type RegistrationFacts, registerTenantKey } from '../src/doctor/register-tenant-key.ts';
import { formatRegistrationProblem } from '../src/doctor/registration-problem.ts';
import { announcement, failureText, instructions, settingsLines } from '../src/doctor/registration-text.ts';
import type { TenantIdentity } from '../src/doctor/tenant-settings.ts';
import type { SignatureAlgorithm } from '../src/signing/keys.ts';
import { exitCodes } from '../src/verdict/outcome.ts';

interface Flags {
  readonly env?: string;
  readonly tenant: TenantIdentity;
  readonly new?: string;
  readonly algorithm?: SignatureAlgorithm;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const usualAlgorithm: SignatureAlgorithm = 'ecdsa-p384-sha384';

const program = new Command('npm run register-key --')
  .description(
    'Uploads the public part of the signing key of an environment, which REPLACES the key that was there, and prints the id for its settings.',
  )
  .option(
    '--env <name>',
    'environment, the name of an .env.<name> file; not local, where each run registers its own keys',
  )
  .addOption(new Option('--tenant <which>', 'whose key').choices(['primary', 'second']).default('primary'))
  .option('--new <file>', 'make a new private key in this file first, readable by you only; never overwrites')
  .addOption(
    new Option('--algorithm <name>', `of the new key; ${usualAlgorithm} unless given`).choices([
      usualAlgorithm,
      'ed25519',
    ]),
  )
  .addHelpText(
    'after',
    `
The lines for the settings file go to stdout, everything else to stderr. The private key is never shown or sent.

Exit codes: 0 registered, 2 refused before anything was sent, 3 the environment did not register it, 4 crash

Examples:
  npm run register-key -- --env staging
  npm run register-key -- --env staging --new keys/staging.pem
  npm run register-key -- --env staging --tenant second --new keys/second.pem --algorithm ed25519`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.misconfigured));

function refused(text: string): number {
  process.stderr.write(`${text.trimEnd()}\n\nexit ${exitCodes.misconfigured}  nothing was sent\n`);
  return exitCodes.misconfigured;
}

async function main(): Promise<number> {
  const { env, tenant, new: file, algorithm } = program.parse().opts<Flags>();
  if (file === undefined && algorithm !== undefined) {
    const next = 'add --new FILE, or leave out --algorithm: the configured key decides';
    const problem = { what: '--algorithm says what to make, and nothing is to be made', expected: '--new FILE' };
    return refused(formatRegistrationProblem({ code: 'OPTION_NEEDS_NEW', ...problem, received: algorithm, next }));
  }
  let facts: RegistrationFacts | undefined;
  const result = await registerTenantKey({
    request: { env: process.env, environmentName: env, cwd: root },
    tenant,
    ...(file === undefined ? {} : { newKey: { file, algorithm: algorithm ?? usualAlgorithm } }),
    onStart: (about) => {
      facts = about;
      process.stderr.write(announcement(about));
    },
  });
  if ('problems' in result) return refused(formatProblems(result.problems));
  if ('problem' in result) return refused(formatRegistrationProblem(result.problem));
  if (!facts) throw new Error('something was sent before it was announced');
  if ('failure' in result) {
    process.stderr.write(`${failureText(result, facts)}\nexit ${exitCodes.undecided}\n`);
    return exitCodes.undecided;
  }
  process.stderr.write(instructions(facts, file));
  process.stdout.write(settingsLines(result.keyId, facts, file));
  process.stderr.write(`\nnext: npm run doctor -- --env ${facts.environment}\n`);
  return exitCodes.holds;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const code = exitCodes['suite fault'];
    process.stderr.write(
      `register-key crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nexit ${code}\n`,
    );
    process.exit(code);
  },
);
