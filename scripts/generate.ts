import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { generateCommand } from '../src/generate/emit/header.ts';
import { generate } from '../src/generate/generate.ts';
import { compareFolder, type Difference, isFresh, writeFolder } from '../src/generate/generated-folder.ts';
import { ContractError } from '../src/generate/problem.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

const program = new Command('generate')
  .description(
    'Writes generated/ from the contract. Exit codes: 0 done or fresh, 1 not fresh, 2 the contract is broken.',
  )
  .option('--check', 'write nothing; fail when a generated file is stale, missing or extra', false)
  .option('--spec <file>', 'the OpenAPI 3.1 document', 'openapi.yaml')
  .option('--out <folder>', 'where the generated files go', 'generated')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const { check, spec, out } = program.opts<{ check: boolean; spec: string; out: string }>();
process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof ContractError || isReadable(error) ? error.message : error);
  return 2;
});

async function run(): Promise<number> {
  const files = await generate(readSpec(), basename(spec), projectFolder);
  if (!check) {
    report(writeFolder(out, files), files.size);
    return 0;
  }
  const difference = compareFolder(out, files);
  if (isFresh(difference)) {
    console.log(`${relative('.', out) || out}: ${files.size} files, fresh`);
    return 0;
  }
  console.error(`GENERATED_NOT_FRESH  ${out} is not what ${spec} and the installed tools give`);
  for (const [kind, names] of Object.entries(difference))
    for (const name of names) console.error(`  ${kind.padEnd(8)}  ${out}/${name}`);
  console.error(`  to do     ${generateCommand}${custom()}`);
  return 1;
}

function readSpec(): string {
  try {
    return readFileSync(spec, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ContractError(spec, [
      {
        code: 'CONTRACT_UNREADABLE',
        what: "the document can't be read",
        expected: 'a readable file',
        received: code,
        fix: 'name the document with --spec',
      },
    ]);
  }
}

function report({ stale, missing, extra }: Difference, total: number): void {
  for (const name of [...missing, ...stale].sort()) console.log(`wrote    ${out}/${name}`);
  for (const name of extra) console.log(`removed  ${out}/${name}`);
  console.log(`${out}: ${total} files, fresh`);
}

function custom(): string {
  const flags = [spec === 'openapi.yaml' ? '' : ` --spec ${spec}`, out === 'generated' ? '' : ` --out ${out}`].join('');
  return flags === '' ? '' : ` --${flags}`;
}

function isReadable(error: unknown): error is Error {
  return error instanceof Error && /^[A-Z]+(_[A-Z]+)+ {2}/.test(error.message);
}
