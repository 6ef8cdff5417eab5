import type { SettingDefinition } from './definition.ts';
import { Secret } from './secret.ts';
import { settingTable } from './setting-table.ts';
import type { SettingValues } from './setting-values.ts';
import type { HealthSettings } from './settings.ts';

/**
 * The part of the settings that nightly health runs need.
 * @param always gives the value of a setting that has a default
 */
export function buildHealth(
  values: SettingValues,
  always: <Value>(definition: SettingDefinition<Value>) => Value,
): HealthSettings {
  const { healthDir, healthBudgets, healthNoiseMs, healthWebhookUrl, healthSlackUrl } = settingTable;
  const { healthGithubRepository, healthGithubToken, healthGithubApiUrl } = settingTable;
  const [webhookUrl, slackUrl] = [values.get(healthWebhookUrl), values.get(healthSlackUrl)];
  const [repository, token] = [values.get(healthGithubRepository), values.get(healthGithubToken)];
  return {
    dir: always(healthDir),
    budgets: values.get(healthBudgets) ?? new Map(),
    noiseMs: always(healthNoiseMs),
    ...(webhookUrl === undefined ? {} : { webhookUrl: new Secret(healthWebhookUrl.name, webhookUrl) }),
    ...(slackUrl === undefined ? {} : { slackUrl: new Secret(healthSlackUrl.name, slackUrl) }),
    ...(repository === undefined || token === undefined
      ? {}
      : {
          github: { repository, token: new Secret(healthGithubToken.name, token), apiUrl: always(healthGithubApiUrl) },
        }),
  };
}
