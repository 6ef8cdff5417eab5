import type { RunningSandbox } from './start.ts';

/** What a client has to be told to use this environment, by the names of the settings. */
export function clientSettings(sandbox: RunningSandbox): Record<string, string> {
  const { primary, second, disposable } = sandbox.credentials;
  return {
    OFFBLOCKS_BASE_URL: sandbox.baseUrl,
    OFFBLOCKS_API_KEY: primary.apiKey,
    OFFBLOCKS_API_SECRET: primary.apiSecret,
    OFFBLOCKS_SECOND_API_KEY: second.apiKey,
    OFFBLOCKS_SECOND_API_SECRET: second.apiSecret,
    OFFBLOCKS_DISPOSABLE_API_KEY: disposable.apiKey,
    OFFBLOCKS_DISPOSABLE_API_SECRET: disposable.apiSecret,
    OFFBLOCKS_CAPABILITIES: 'simulator,webhooks,clock,destructive,tenants,bulk',
    OFFBLOCKS_CLOCK_URL: sandbox.clockUrl,
  };
}

/** The settings as lines of an env file. */
export function envLines(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
