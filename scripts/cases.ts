import { Command } from 'commander';
import document from '../generated/contract.json' with { type: 'json' };
import { operations } from '../generated/operations.ts';
import { validators } from '../generated/validators.mjs';
import { contractCases } from '../src/cases/contract-cases.ts';
import { judgeBy } from '../src/cases/judge.ts';
import type { RequestCase } from '../src/cases/request-case.ts';

interface Flags {
  readonly json?: boolean;
  readonly only?: string;
}

const program = new Command('npm run cases --')
  .description(
    'Lists the cases that the contract gives: how each request differs from a valid one, and what it must get.',
  )
  .option('--only <text>', 'only cases whose id contains the text, for example createCustomer.body')
  .option('--json', 'the cases as JSON')
  .addHelpText(
    'after',
    `
Exit codes: 0 listed, 2 wrong option or nothing to list

Examples:
  npm run cases -- --only createCustomer.body.chainId
  npm run -s cases -- --json`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

function difference({ change }: RequestCase): string {
  const { part, ...rest } = change;
  const text = `${part} ${JSON.stringify(rest)}`;
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

function due({ kind, refusals }: RequestCase): string {
  if (kind === 'invalid') return refusals.join(' or ');
  return ['2xx', ...refusals].join(' or ');
}

function table(cases: readonly RequestCase[]): string {
  const rows = cases.map((each) => [
    each.id,
    each.kind,
    `${each.rule}${each.inferred === undefined ? '' : ' *'}`,
    due(each),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = cases.map((each, index) => {
    const cells = (rows[index] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `${cells.join('  ')}  ${difference(each)}`;
  });
  const invalid = cases.filter(({ kind }) => kind === 'invalid').length;
  const count = `${cases.length} cases: ${cases.length - invalid} valid, ${invalid} invalid; * the contract only infers the rule`;
  return `${lines.join('\n')}\n\n${count}\n`;
}

function main(): number {
  const { json = false, only } = program.parse().opts<Flags>();
  const all = contractCases({ document, operations: Object.values(operations), judge: judgeBy(validators) });
  const cases = all.filter(({ id }) => only === undefined || id.includes(only));
  if (cases.length === 0) {
    process.stderr.write(
      `ONLY_MATCHES_NOTHING  --only ${only ?? ''}\n  expected  a part of a case's id, for example ${all[0]?.id ?? 'none'}\n`,
    );
    return 2;
  }
  process.stdout.write(json ? `${JSON.stringify(cases, undefined, 2)}\n` : table(cases));
  return 0;
}

process.exitCode = main();
