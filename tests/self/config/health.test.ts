import { describe, expect, it } from '@jest/globals';
import { alertSecrets } from '../../../src/config/alert-secrets.ts';
import { describeSettings } from '../../../src/config/describe-settings.ts';
import { codesOf, loaded, problemsOf, staging } from './staging.ts';

const webhookUrl = 'https://hooks.staging.example/alerts/canary-webhook?token=canary';
const slackUrl = 'https://slack.staging.example/services/T0/B0/canary-slack';
const github = {
  CONTRACT_HEALTH_GITHUB_REPOSITORY: 'acme/onboarding',
  CONTRACT_HEALTH_GITHUB_TOKEN: 'canary-of-the-github-token',
};

describe('the settings of health', () => {
  it('are a folder and nobody to tell unless somebody says more', () => {
    expect(loaded({ env: staging }).settings.health).toEqual({ dir: 'health', budgets: new Map(), noiseMs: 100 });
    expect(alertSecrets(loaded({}).settings)).toEqual([]);
  });

  it('take the folder from the option before the variable', () => {
    const env = { ...staging, CONTRACT_HEALTH_DIR: 'from-the-variable' };
    expect(loaded({ env }).settings.health.dir).toBe('from-the-variable');
    expect(loaded({ env, overrides: { healthDir: 'from-the-option' } }).settings.health.dir).toBe('from-the-option');
  });
});

describe('budgets', () => {
  const withBudgets = (text: string) => ({ env: { ...staging, CONTRACT_HEALTH_BUDGETS: text } });

  it('are milliseconds by the name of the part that the history has', () => {
    const { settings } = loaded(withBudgets('createCustomer=1500, screening = 30000,any=2000'));
    expect([...settings.health.budgets]).toEqual([
      ['operation:createCustomer', 1500],
      ['transition:screening', 30_000],
      ['any', 2000],
    ]);
  });

  const refused: [string, string][] = [
    ['createCostumer=5', 'names something that is not timed; did you mean createCustomer?'],
    ['screning=5', 'names something that is not timed; did you mean screening?'],
    ['somethingElse=5', 'names something that is not timed'],
    ['constructor=5', 'names something that is not timed'],
    ['operation:getCustomer=5', 'names something that is not timed'],
    ['getCustomer', 'holds an entry that is not a name, =, and a number'],
    ['getCustomer=5,', 'holds an entry that is not a name, =, and a number'],
    ['getCustomer=5=6', 'holds an entry that is not a name, =, and a number'],
    ['getCustomer=', 'gives getCustomer a number of milliseconds that is not a whole number in digits'],
    ['getCustomer=1.5', 'gives getCustomer a number of milliseconds that is not a whole number in digits'],
    ['getCustomer=-1', 'gives getCustomer a number of milliseconds that is not a whole number in digits'],
    ['getCustomer=0', 'gives getCustomer a number of milliseconds that is too small'],
    ['any=3600001', 'gives any a number of milliseconds that is too large'],
    ['any=1,getCustomer=2,any=3', 'gives two budgets for the same name'],
  ];
  it.each(refused)('cannot be %s, which %s', (text, complaint) => {
    expect(problemsOf(withBudgets(text))).toEqual([
      expect.objectContaining({
        code: 'SETTING_INVALID',
        what: `CONTRACT_HEALTH_BUDGETS ${complaint}`,
        expected: expect.stringContaining('verifyCustomer, rejectCustomer, screening, activation, rejection, any'),
        received: JSON.stringify(text),
      }),
    ]);
  });
});

describe('the URLs for alerts', () => {
  const names = ['CONTRACT_HEALTH_WEBHOOK_URL', 'CONTRACT_HEALTH_SLACK_URL'];

  it('are secrets that may hold a query, and are kept as they were written', () => {
    const env = {
      ...staging,
      ...github,
      CONTRACT_HEALTH_WEBHOOK_URL: webhookUrl,
      CONTRACT_HEALTH_SLACK_URL: 'https://SLACK.example',
    };
    const { settings, origins } = loaded({ env });
    expect(alertSecrets(settings).map((secret) => [secret.name, secret.reveal()])).toEqual([
      ['CONTRACT_HEALTH_WEBHOOK_URL', webhookUrl],
      ['CONTRACT_HEALTH_SLACK_URL', 'https://SLACK.example'],
      ['CONTRACT_HEALTH_GITHUB_TOKEN', 'canary-of-the-github-token'],
    ]);
    expect(JSON.stringify([settings, describeSettings(settings, origins)])).not.toMatch(/canary-(?:webhook|of-the)/);
  });

  it.each(names)('may be http on this machine only: %s', (name) => {
    expect(loaded({ env: { [name]: 'http://127.0.0.1:8/x' } }).settings.isLocal).toBe(true);
    expect(problemsOf({ env: { ...staging, [name]: 'http://hooks.example/canary-path' } })).toEqual([
      {
        code: 'SETTING_INVALID',
        setting: name,
        what: `${name} uses http for a host that is not this machine`,
        expected:
          'an https URL without user name and fragment (http only for a loopback host), at most 2048 characters',
        received: `[secret ${name}], 32 characters`,
        where: `variable ${name}`,
        next: 'correct the value',
      },
    ]);
  });

  const refused: [string, string][] = [
    ['hooks.example/x', 'is not an absolute URL'],
    ['ftp://hooks.example/x', 'has the scheme ftp: instead of https:'],
    ['https://me:hush@hooks.example/x', 'holds a user name or a password'],
    ['https://hooks.example/x#y', 'holds a fragment'],
    [' https://hooks.example/x', 'is too long, or holds a space, a line end or a character outside ASCII'],
    [
      `https://hooks.example/${'x'.repeat(2048)}`,
      'is too long, or holds a space, a line end or a character outside ASCII',
    ],
  ];
  it.each(refused)('cannot be %j, which %s', (value, complaint) => {
    const problems = problemsOf({ env: { ...staging, CONTRACT_HEALTH_WEBHOOK_URL: value } });
    expect(problems.map(({ what }) => what)).toEqual([`CONTRACT_HEALTH_WEBHOOK_URL ${complaint}`]);
  });

  it.each([
    [names[0], webhookUrl],
    [names[1], slackUrl],
  ])('never lead from local to another machine, and are not shown then either: %s', (name = '', value = '') => {
    expect(problemsOf({ env: { CONTRACT_ENV: 'local', [name]: value } })).toEqual([
      expect.objectContaining({
        code: 'LOCAL_NOT_LOOPBACK',
        setting: name,
        received: `[secret ${name}], ${value.length} characters`,
      }),
    ]);
  });
});

describe('the GitHub repository for issues', () => {
  it('comes with a token, and with the API of github.com unless another is named', () => {
    const { settings } = loaded({ env: { ...staging, ...github } });
    expect(settings.health.github).toMatchObject({ repository: 'acme/onboarding' });
    expect(settings.health.github?.apiUrl.href).toBe('https://api.github.com/');
    const enterprise = { ...github, CONTRACT_HEALTH_GITHUB_API_URL: 'https://github.example/api/v3/' };
    expect(loaded({ env: { ...staging, ...enterprise } }).settings.health.github?.apiUrl.href).toBe(
      'https://github.example/api/v3',
    );
  });

  it.each([
    ['CONTRACT_HEALTH_GITHUB_REPOSITORY', 'CONTRACT_HEALTH_GITHUB_TOKEN'],
    ['CONTRACT_HEALTH_GITHUB_TOKEN', 'CONTRACT_HEALTH_GITHUB_REPOSITORY'],
  ] as const)('is given with its token or not at all: not %s alone', (present, absent) => {
    expect(problemsOf({ env: { ...staging, [present]: github[present] } })).toEqual([
      expect.objectContaining({
        code: 'SETTING_MISSING',
        setting: absent,
        what: `${absent} is not set, and ${present} needs it`,
      }),
    ]);
  });

  it.each([
    'onboarding',
    'acme/',
    '/onboarding',
    'acme/on/boarding',
    'acme/..',
    'acme/.',
    '-a/b',
    'https://x/y',
    'a/b?c',
  ])('cannot be %s', (repository) => {
    const env = { ...staging, ...github, CONTRACT_HEALTH_GITHUB_REPOSITORY: repository };
    expect(codesOf({ env })).toEqual(['SETTING_INVALID CONTRACT_HEALTH_GITHUB_REPOSITORY']);
  });

  it('is refused for local with the API that is the default, which is another machine', () => {
    expect(problemsOf({ env: github })).toEqual([
      {
        code: 'LOCAL_NOT_LOOPBACK',
        setting: 'CONTRACT_HEALTH_GITHUB_API_URL',
        what: 'CONTRACT_HEALTH_GITHUB_API_URL is not set and its default names another machine, but local means this machine',
        expected: 'a loopback host: localhost, 127.0.0.1 or [::1]',
        received: 'nothing',
        where: 'neither a variable nor .env.local',
        next: 'name your environment: --env NAME, or remove CONTRACT_HEALTH_GITHUB_REPOSITORY',
      },
    ]);
    const here = { ...github, CONTRACT_HEALTH_GITHUB_API_URL: 'http://127.0.0.1:9' };
    expect(loaded({ env: here }).settings.health.github?.apiUrl.href).toBe('http://127.0.0.1:9/');
  });

  it('is not needed for the URL of the API, which is then not used', () => {
    const { settings, notices } = loaded({
      env: { ...staging, CONTRACT_HEALTH_GITHUB_API_URL: 'https://github.example' },
    });
    expect(settings.health).not.toHaveProperty('github');
    expect(notices).toEqual([
      'CONTRACT_HEALTH_GITHUB_API_URL is set but not used: CONTRACT_HEALTH_GITHUB_REPOSITORY and CONTRACT_HEALTH_GITHUB_TOKEN are not',
    ]);
  });
});
