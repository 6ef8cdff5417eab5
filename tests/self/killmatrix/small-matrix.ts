import { copyProject } from '../run/project-copy.ts';

/** What a run of the stand-in comes to: how the matrix must take it is for the tests to say. */
export type StandIn =
  | 'clean'
  | 'killed'
  | 'survives'
  | 'accuses another operation'
  | 'violates more'
  | 'is undecided'
  | 'warns of more'
  | 'dies unjudged'
  | 'hangs';

const pin = (operation: string): string =>
  `{ seenBy: ['flows/approve'], requirements: ['body.required'], operation: '${operation}' }`;

const groups = `import type { Pins } from './pin.ts';
/** Two groups of one fault each. */
export const faultGroups: Readonly<Record<string, Pins>> = {
  schema: { 'schema-drop-required': ${pin('getCustomer')} },
  state: { 'state-stuck': ${pin('verifyCustomer')} },
};
`;

const variants = `/** Two of them. */
export const variants: readonly string[] = ['chunked', 'gzip'];
`;

/** In the place of the entry script: leaves the verdict that was ordered for the run's id, without sending anything. */
function standIn(orders: Readonly<Record<string, StandIn>>): string {
  return `import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const value = (name: string): string => process.argv[process.argv.indexOf(name) + 1] ?? '';
const id = value('--run-id');
const orders: Record<string, string> = ${JSON.stringify(orders)};
const order = orders[id] ?? (process.argv.includes('--fault') ? 'killed' : 'clean');
const folder = join(value('--report-dir'), id);
writeFileSync(join(process.cwd(), 'started-' + id), String(process.pid));
if (order === 'hangs') setInterval(() => undefined, 1000);
else if (order === 'dies unjudged') {
  process.stderr.write('no disk is left');
  process.exitCode = 4;
} else {
  const operation = id === 'state-stuck' ? 'verifyCustomer' : 'getCustomer';
  const check = (requirement: string, outcome: string, ...accused: string[]) => ({
    id: requirement + ':case', requirement, outcome, exchanges: ['s.s#1'],
    offences: accused.map((one) => ({ code: 'X', message: '', expected: '', received: '', exchange: 's.s#1', operation: one, line: 7 })),
  });
  const checks = [
    order === 'killed' || order === 'violates more' ? check('body.required', 'violated', operation)
    : order === 'accuses another operation' ? check('body.required', 'violated', 'listCustomers')
    : check('body.required', order === 'warns of more' ? 'warned' : 'proved'),
    ...(order === 'violates more' ? [check('body.type', 'violated', operation)] : []),
  ];
  const red = checks.some(({ outcome }) => outcome === 'violated');
  const word = red ? 'violated' : order === 'is undecided' ? 'undecided' : 'holds';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'verdict.json'), JSON.stringify({
    word, checks, counts: { 'suite-fault': 0, proved: 1 }, reasons: word === 'holds' ? [] : ['as ordered'],
  }));
  process.exitCode = red ? 1 : word === 'undecided' ? 3 : 0;
}
`;
}

/**
 * A copy of the project whose matrix has two faults and two variants, and whose runs come to what is ordered.
 * @param orders by run id: `clean`, a fault or a variant; what is not ordered comes to what it should
 */
export function smallMatrix(scratch: string, orders: Readonly<Record<string, StandIn>> = {}): string {
  return copyProject(scratch, {
    'scripts/contract.ts': standIn(orders),
    'src/killmatrix/fault-groups.ts': groups,
    'src/killmatrix/variants.ts': variants,
    'docs/kill-matrix.md': 'as it was\n',
  });
}
