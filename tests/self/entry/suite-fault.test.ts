import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { atMostTwo } from '../run/at-most-two.ts';
import { type ContractOutcome, runContract } from '../run/contract-process.ts';
import { copyProject } from '../run/project-copy.ts';
import { scratchFolder } from '../run/scratch.ts';

// Each test starts the entry script and one broken suite.
jest.setTimeout(60_000);

const scratch = scratchFolder();

const story = (name: string, step: string): string => `
import { createCustomer } from '../../src/flow/customer-calls.ts';
import { story } from '../../src/jest/story.ts';

story('${name}', {}, (step) => {
  ${step}
});
`;

/** Suites that are wrong in one way each, by file name. */
const broken = {
  'does-not-compile': 'import { story } from ../../src/jest/story.ts;\n',
  'imports-nothing': "import { nothing } from '../../src/jest/no-such-module.ts';\nnothing();\n",
  'has-no-test': 'export const nothing = 0;\n',
  throws: story(
    'throws',
    "step('boom', { proves: ['customer.unique'] }, async () => { throw new TypeError('a bug of the suite'); });",
  ),
  silent: story('silent', "step('quiet', { proves: ['customer.unique'] }, async () => undefined);"),
  invalid: story(
    'invalid',
    "step('request', {}, async (t) => { await t.call(createCustomer({ chainId: 'no chain', externalId: 'x' }), { identity: 'primary' }); });",
  ),
  bypass: story('bypass', "step('fetch', {}, async (t) => { await fetch(t.session.settings.baseUrl); });"),
  dies: story(
    'dies',
    "step('dead', { proves: ['customer.unique'] }, async () => { process.kill(process.pid, 'SIGKILL'); });",
  ),
  stranger: story(
    'stranger',
    "step('unknown', { proves: ['customer.no-such'] }, async (t) => { t.check('customer.no-such', { holds: true, message: '', expected: '', received: '', answers: [] }); });",
  ),
};

let root = '';
const runs = new Map<string, ContractOutcome>();

beforeAll(async () => {
  const files = Object.entries(broken).map(([name, text]) => [`tests/flows/broken-${name}.test.ts`, text] as const);
  root = copyProject(scratch, Object.fromEntries(files));
  await atMostTwo(Object.keys(broken), async (name) => {
    runs.set(name, await runContract({ scratch, root, args: ['--env', 'local', '--only', `flows/broken-${name}`] }));
  });
}, 120_000);

describe('a suite that is wrong itself', () => {
  it.each<[what: string, name: keyof typeof broken, said: RegExp]>([
    ['does not compile', 'does-not-compile', /broken-does-not-compile/],
    ['imports what is not there', 'imports-nothing', /no-such-module/],
    ['contains no test', 'has-no-test', /broken-has-no-test/],
    ['throws', 'throws', /throws\.boom: TypeError: a bug of the suite/],
    ['passes without showing what it owes', 'silent', /customer\.unique:silent\.quiet: .*without emitting/],
    [
      'sends a request that breaks the contract',
      'invalid',
      /invalid\.request: .*invalid request: POST \/v1\/customers/,
    ],
    ['sends a request past the choke point', 'bypass', /left this process without passing the choke point/],
    ['takes its process down', 'dies', /broken-dies|dies\.dead/],
    ['proves a requirement that nobody wrote down', 'stranger', /customer\.no-such/],
  ])('%s: ends with exit 4 and accuses the suite, never the API', (_what, name, said) => {
    const ended = runs.get(name);
    expect([ended?.code, ended?.verdict?.word]).toEqual([4, 'suite fault']);
    expect(ended?.verdict?.counts.violated).toBe(0);
    expect(ended?.stdout).toMatch(said);
    expect(ended?.stdout).toMatch(/^exit 4 {2}suite fault$/m);
    expect(ended?.evidence.unreadable).toEqual([]);
  });

  it('does not hide a violation: a fault of the API beside it still ends with exit 1', async () => {
    const ended = await runContract({
      scratch,
      root,
      args: ['--env', 'local', '--only', 'flows/', '--profile', 'flow', '--fault', 'schema-list-item'],
    });
    expect([ended.code, ended.verdict?.word]).toEqual([1, 'violated']);
    expect(ended.stdout).toMatch(/a bug of the suite/);
  });
});
