import { Command, InvalidArgumentError } from 'commander';
import { driftIds } from './drifts/registry.ts';
import { faultIds } from './faults/registry.ts';
import { clientSettings, envLines } from './settings-lines.ts';
import type { RunningSandbox, SandboxOptions } from './start.ts';
import { startSandbox } from './start.ts';
import { UnknownModification } from './unknown-modification.ts';
import { variantIds } from './variants/registry.ts';

const program = new Command('sandbox')
  .description('A small, strict OffBlocks API on the loopback address, for tests.')
  // A wrong option is a wrong setting: 2, like an unknown fault.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .option('--port <number>', 'port of the API; a free one unless given', wholeNumber)
  .option('--origin <url>', 'scheme, host and port that clients ask, where a proxy stands before it')
  .option('--control-port <number>', 'port of the control server; a free one unless given', wholeNumber)
  .option('--fault <id>', 'do one thing wrong on purpose')
  .option('--variant <id>', 'do one thing differently, as an environment may')
  .option('--seed <text>', 'decides credentials, ids and nonces')
  .option('--screening-ms <number>', 'milliseconds that screening takes', wholeNumber)
  .option('--verdict-ms <number>', 'milliseconds until a verdict takes effect', wholeNumber)
  .option('--retry-ms <number>', 'milliseconds before the first repetition of a webhook', wholeNumber)
  .option('--json', 'print the settings as one line of JSON, and end when stdin closes')
  .addHelpText(
    'after',
    () =>
      `\nFaults:   ${faultIds().join(', ')}\nDrifts:   ${driftIds().join(', ')}\nVariants: ${variantIds().join(', ')}`,
  );

/** Starts the environment and keeps it up until a signal comes or, with --json, until stdin closes. */
async function main(): Promise<void> {
  const options = program.parse().opts<SandboxOptions & { json?: boolean }>();
  const sandbox = await startSandbox(options);
  const settings = clientSettings(sandbox);
  // Before anything is printed: whoever reads it may stop the environment at once.
  process.once('SIGTERM', () => stop(sandbox)).once('SIGINT', () => stop(sandbox));
  if (options.json) {
    process.stdin
      .on('end', () => stop(sandbox))
      .on('close', () => stop(sandbox))
      .resume();
    process.stdout.write(`${JSON.stringify(settings)}\n`);
  } else {
    process.stdout.write(
      `# Settings of this environment; register a signing key by PUT /auth/signing. Ctrl+C ends it.\n${envLines(settings)}`,
    );
  }
}

function stop(sandbox: RunningSandbox): void {
  sandbox.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function wholeNumber(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}

main().catch((error: unknown) => {
  const expected = error instanceof UnknownModification;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(expected ? 2 : 1);
});
