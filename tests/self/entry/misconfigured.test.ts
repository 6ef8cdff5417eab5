import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { atMostTwo } from '../run/at-most-two.ts';
import { type ContractOutcome, type ContractStart, printedBy, runContract } from '../run/contract-process.ts';
import { copyProject } from '../run/project-copy.ts';
import { scratchFolder } from '../run/scratch.ts';

// Each test starts the entry script; some of them run suites too.
jest.setTimeout(60_000);

const scratch = scratchFolder();
const run = (start: Omit<ContractStart, 'scratch'>): Promise<ContractOutcome> => runContract({ scratch, ...start });

/** Exit 2, and the report folder is as empty as it was: nothing was sent and nothing was judged. */
function expectNothingSent(ended: ContractOutcome): void {
  expect([ended.code, ended.verdict, readdirSync(ended.reportDir)]).toEqual([2, undefined, []]);
}

/** Starts that no run can come of, with what the person who made them reads. */
const meaningless: ReadonlyArray<[what: string, start: Omit<ContractStart, 'scratch'>, said: RegExp]> = [
  [
    'an environment with no settings',
    { args: ['--env', 'nowhere'] },
    /ENVIRONMENT_UNKNOWN {2}there is no \.env\.nowhere[\s\S]*cp \.env\.example \.env\.nowhere/,
  ],
  ['an environment whose name is none', { args: ['--env', '../up'] }, /ENVIRONMENT_NAME_INVALID[\s\S]*"\.\.\/up"/],
  ['a pipeline that names no environment', { env: { CI: 'true' } }, /ENVIRONMENT_UNNAMED[\s\S]*--env local/],
  [
    'an address without the name of its environment',
    { env: { OFFBLOCKS_BASE_URL: 'http://127.0.0.1:9/v1' } },
    /ENVIRONMENT_UNNAMED[\s\S]*OFFBLOCKS_BASE_URL/,
  ],
  [
    'a setting that cannot be read',
    { env: { OFFBLOCKS_TIMEOUT_MS: 'soon' } },
    /OFFBLOCKS_TIMEOUT_MS[\s\S]*received {2}"?soon/,
  ],
  [
    'a production host that is not named as such',
    { args: ['--env', 'prod'], env: { OFFBLOCKS_BASE_URL: 'https://api.offblocks.xyz/v1' } },
    /PRODUCTION_REFUSED/,
  ],
  [
    'suites that do not exist',
    { args: ['--only', 'flows/aprove'] },
    /ONLY_MATCHES_NOTHING[\s\S]*flows\/approve[\s\S]*received {2}flows\/aprove/,
  ],
  ['an option that does not exist', { args: ['--fualt', 'x'] }, /unknown option '--fualt'/],
  ['a profile that does not exist', { args: ['--profile', 'fast'] }, /'fast' is invalid[\s\S]*flow, gate, deep/],
  ['an argument that no option takes', { args: ['flows/approve'] }, /too many arguments/],
  ['a fault that does not exist', { args: ['--fault', 'nonsense'] }, /UNKNOWN_FAULT[\s\S]*schema-…[\s\S]*lists all/],
  [
    'a fault that does not exist in its group',
    { args: ['--fault', 'schema-nonsense'] },
    /UNKNOWN_FAULT .*\n {2}expected {2}one of schema-(?![\s\S]*state-)[\s\S]*schema-drop-required/,
  ],
  ['a variant that does not exist', { args: ['--variant', 'nonsense'] }, /UNKNOWN_VARIANT[\s\S]*keys-reordered/],
];

describe('a run that cannot be meant', () => {
  const runs = new Map<string, ContractOutcome>();
  beforeAll(async () => {
    await atMostTwo(meaningless, async ([what, start]) => {
      runs.set(what, await run(start));
    });
  }, 60_000);

  it.each(meaningless)(
    '%s: ends with exit 2 before anything is sent, and says what to write instead',
    (what, _start, said) => {
      const ended = runs.get(what);
      if (ended === undefined) throw new Error(`the run "${what}" did not end`);
      expect(printedBy(ended)).toMatch(said);
      expect(printedBy(ended)).toMatch(/^exit 2 {2}misconfigured: nothing was sent$/m);
      expectNothingSent(ended);
    },
  );

  it('ends with exit 2 for a fault in an environment that is not the embedded one', async () => {
    const env = {
      OFFBLOCKS_BASE_URL: 'http://127.0.0.1:9/v1',
      OFFBLOCKS_API_KEY: '6f1c1c5e-0d7e-4f0e-9f4e-1f6f7d3f5a11',
      OFFBLOCKS_API_SECRET: 'c0ffee5ec2e7a11b0a7d0c5b0b1e5eed0ddba11f',
      OFFBLOCKS_CAPABILITIES: 'simulator',
    };
    const ended = await run({ args: ['--env', 'local', '--fault', 'status-ghost'], env });
    expect(printedBy(ended)).toMatch(/OPTION_LOCAL_ONLY/);
    expectNothingSent(ended);
  });

  it('explains itself with exit 0 when asked for help', async () => {
    const ended = await run({ args: ['--help'] });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toMatch(/Exit codes: 0 holds, 1 violated, 2 misconfigured, 3 undecided, 4 suite fault/);
  });
});

function waiver(members: Readonly<Record<string, string>>): string {
  const complete = {
    environment: 'local',
    reason: 'known until the next release',
    owner: 'Ada Example',
    link: 'https://tracker.example.com/1',
    expires: '2099-12-31',
    ...members,
  };
  const lines = Object.entries(complete).map(([name, value]) => `    ${name}: ${value}`);
  return `waivers:\n  - ${lines.join('\n').trim()}\n`;
}

const withWaivers = (text: string): string => copyProject(scratch, { 'waivers.yaml': text });

describe('accepted deviations', () => {
  it.each<[what: string, text: string, said: RegExp]>([
    ['is no YAML', 'waivers: [', /WAIVERS_NOT_YAML {2}.*waivers\.yaml:\d+/],
    ['has no list', 'waiver: []\n', /WAIVERS_MISSING/],
    ['waives nothing that exists', waiver({ requirement: 'customer.no-such' }), /WAIVER_UNKNOWN {2}.*waivers\.yaml:2/],
    ['names no owner', waiver({ requirement: 'body.format', owner: '""' }), /WAIVER_INCOMPLETE {2}.*waivers\.yaml:2/],
    ['never ends', waiver({ requirement: 'body.format', expires: 'never' }), /WAIVER_EXPIRY {2}.*waivers\.yaml:2/],
  ])('a file that %s ends the run with exit 2 before anything is sent', async (_what, text, said) => {
    const ended = await run({ root: withWaivers(text), args: ['--env', 'local'] });
    expect(printedBy(ended)).toMatch(said);
    expectNothingSent(ended);
  });

  it('a waiver that expired ends the run with exit 2, naming its line, its owner and the day', async () => {
    const root = withWaivers(waiver({ requirement: 'body.format', expires: '2020-01-31' }));
    const ended = await run({ root, args: ['--env', 'local', '--only', 'flows/reject'] });
    expect([ended.code, ended.verdict?.word]).toEqual([2, 'misconfigured']);
    expect(ended.stdout).toMatch(/WAIVER_EXPIRED {2}.*waivers\.yaml:2.*2020-01-31.*Ada Example/);
  });

  it('a waiver that a full run did not need ends it with exit 2', async () => {
    const root = withWaivers(waiver({ requirement: 'customer.becomes-active' }));
    const ended = await run({ root, args: ['--env', 'local', '--profile', 'flow'] });
    expect([ended.code, ended.verdict?.word]).toEqual([2, 'misconfigured']);
    expect(ended.stdout).toMatch(/waivers\.yaml:2: the waiver of customer\.becomes-active is unused/);
  });

  it('a waiver lets a run with the deviation hold, and shows what it accepted and until when', async () => {
    const root = withWaivers(waiver({ requirement: 'body.required' }));
    const ended = await run({
      root,
      args: ['--env', 'local', '--only', 'flows/approve', '--fault', 'schema-list-item'],
    });
    expect([ended.code, ended.verdict?.word]).toEqual([0, 'holds']);
    expect(ended.verdict?.counts.waived).toBeGreaterThan(0);
    expect(ended.stdout).toMatch(/waived\n {2}body\.required:.*Ada Example, until 2099-12-31/);
  });

  it('a waiver accepts nothing but the requirement that it names', async () => {
    const root = withWaivers(waiver({ requirement: 'body.format' }));
    const ended = await run({
      root,
      args: ['--env', 'local', '--only', 'flows/approve', '--fault', 'schema-list-item'],
    });
    expect([ended.code, ended.verdict?.counts.waived]).toEqual([1, 0]);
  });
});
