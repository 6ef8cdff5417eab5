import { setting } from '../definition.ts';
import { secretUrl, url } from '../kinds/address.ts';
import { budgets } from '../kinds/budgets.ts';
import { integer } from '../kinds/integer.ts';
import { path, repositoryName, secretText } from '../kinds/text.ts';

const loopbackOnly = 'only a loopback host is accepted';

/** Where the history of nights is kept, how slow is too slow, and who is told. */
export const healthSettings = {
  healthDir: setting({
    name: 'CONTRACT_HEALTH_DIR',
    group: 'health',
    kind: path,
    meaning: 'Folder for the history of nights, with a folder for each environment.',
    sample: 'health',
    default: 'health',
    flag: '--health-dir',
    read: (settings) => settings.health.dir,
  }),
  healthBudgets: setting({
    name: 'CONTRACT_HEALTH_BUDGETS',
    group: 'health',
    kind: budgets,
    meaning: 'Milliseconds that an operation, or a change of state, may take; `any` holds where no other entry does.',
    sample: 'createCustomer=1500,screening=30000,any=2000',
    read: (settings) => (settings.health.budgets.size === 0 ? undefined : settings.health.budgets),
  }),
  healthNoiseMs: setting({
    name: 'CONTRACT_HEALTH_NOISE_MS',
    group: 'health',
    kind: integer(0, 3_600_000),
    meaning: 'Milliseconds above the median of the last runs that are noise, however steady those were.',
    sample: '100',
    default: '100',
    read: (settings) => settings.health.noiseMs,
  }),
  healthWebhookUrl: setting({
    name: 'CONTRACT_HEALTH_WEBHOOK_URL',
    group: 'health',
    kind: secretUrl,
    meaning: 'URL to which each alert is posted as JSON.',
    sample: '<webhook URL for alerts>',
    secret: true,
    local: loopbackOnly,
    read: (settings) => settings.health.webhookUrl?.reveal(),
  }),
  healthSlackUrl: setting({
    name: 'CONTRACT_HEALTH_SLACK_URL',
    group: 'health',
    kind: secretUrl,
    meaning: 'URL of a Slack incoming webhook, to which each alert is posted as text.',
    sample: '<Slack webhook URL>',
    secret: true,
    local: loopbackOnly,
    read: (settings) => settings.health.slackUrl?.reveal(),
  }),
  healthGithubRepository: setting({
    name: 'CONTRACT_HEALTH_GITHUB_REPOSITORY',
    group: 'health',
    kind: repositoryName,
    meaning: 'GitHub repository in which an issue is opened for an incident and closed when it is over.',
    sample: 'acme/onboarding',
    read: (settings) => settings.health.github?.repository,
  }),
  healthGithubToken: setting({
    name: 'CONTRACT_HEALTH_GITHUB_TOKEN',
    group: 'health',
    kind: secretText,
    meaning: 'Token that may read and write the issues of that repository.',
    sample: '<GitHub token>',
    secret: true,
    read: (settings) => settings.health.github?.token.reveal(),
  }),
  healthGithubApiUrl: setting({
    name: 'CONTRACT_HEALTH_GITHUB_API_URL',
    group: 'health',
    kind: url,
    meaning: 'REST API of GitHub; another one for GitHub Enterprise.',
    sample: 'https://github.example/api/v3',
    default: 'https://api.github.com',
    local: loopbackOnly,
    read: (settings) => settings.health.github?.apiUrl,
  }),
} as const;
