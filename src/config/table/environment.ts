import { setting } from '../definition.ts';
import { environmentName } from '../environment-name.ts';
import { host, url } from '../kinds/address.ts';
import { capabilityList } from '../kinds/list.ts';

/** Which environment is meant, and what it allows. */
export const environmentSettings = {
  environment: setting({
    name: 'CONTRACT_ENV',
    group: 'environment',
    kind: environmentName,
    meaning: 'Name of the environment; `.env.NAME` is read when it exists.',
    sample: 'staging',
    default: 'local',
    flag: '--env',
    notInFile: true,
    local: 'needs no file and no variable',
    read: (settings) => settings.environment,
  }),
  baseUrl: setting({
    name: 'OFFBLOCKS_BASE_URL',
    group: 'environment',
    kind: url,
    meaning: 'Base URL of the API, version prefix included.',
    sample: '<https://host/v1>',
    required: true,
    local: 'the embedded environment gives it; only a loopback host is accepted',
    read: (settings) => settings.baseUrl,
  }),
  productionHost: setting({
    name: 'OFFBLOCKS_PRODUCTION_HOST',
    group: 'environment',
    kind: host,
    meaning:
      'The host of the base URL once more, to say that production is really meant: then only reads run. Without it a production host is refused.',
    sample: 'api.offblocks.xyz',
    read: (settings) => (settings.readOnly ? settings.baseUrl?.hostname : undefined),
  }),
  capabilities: setting({
    name: 'OFFBLOCKS_CAPABILITIES',
    group: 'capabilities',
    kind: capabilityList,
    meaning: 'What the environment allows; see the list of capabilities.',
    sample: 'simulator,tenants',
    default: { local: 'simulator,webhooks,clock,destructive,tenants,bulk' },
    read: (settings) => (settings.capabilities.size === 0 ? undefined : settings.capabilities),
  }),
  clockUrl: setting({
    name: 'OFFBLOCKS_CLOCK_URL',
    group: 'capabilities',
    kind: url,
    meaning:
      'Control URL of the capability `clock`: POST `{"advanceSeconds": n}` moves the time of the environment on.',
    sample: 'https://clock.staging.example/clock',
    local: 'the embedded environment gives it',
    read: (settings) => settings.clockUrl,
  }),
  callbackUrl: setting({
    name: 'OFFBLOCKS_CALLBACK_URL',
    group: 'capabilities',
    kind: url,
    meaning: 'Public URL of our webhook receiver, for the capability `webhooks`; point it at the callback port.',
    sample: 'https://hooks.example/offblocks',
    local: 'not needed, deliveries stay on the loopback interface',
    read: (settings) => settings.callbackUrl,
  }),
} as const;
