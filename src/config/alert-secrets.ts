import type { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

/** What sending alerts must keep to itself: the URLs, which are credentials by themselves, and the token. */
export function alertSecrets({ health }: Pick<Settings, 'health'>): Secret[] {
  return [health.webhookUrl, health.slackUrl, health.github?.token].filter((secret) => secret !== undefined);
}
