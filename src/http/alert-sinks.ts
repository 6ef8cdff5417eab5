import type { Settings } from '../config/settings.ts';
import { githubSink } from './alert-github.ts';
import type { AlertSink } from './alert-message.ts';
import { slackSink } from './alert-slack.ts';
import { webhookSink } from './alert-webhook.ts';
import { Wire } from './wire.ts';

export type { AlertMessage, AlertSink } from './alert-message.ts';

/** Everybody whom the settings name, and the end of the connections to them. */
export interface AlertSinks {
  readonly sinks: readonly AlertSink[];
  /** Closes the connections; nothing can be delivered afterwards. */
  close(): void;
}

/**
 * The receivers of alerts that the settings name, reached as the environment is: with its timeout, proxy and authorities.
 * @throws Error when the file of further authorities can't be read
 */
export function alertSinks({
  health,
  timeoutMs,
  httpsProxy,
  caFile,
}: Pick<Settings, 'health' | 'timeoutMs' | 'httpsProxy' | 'caFile'>): AlertSinks {
  const wire = new Wire({
    timeoutMs,
    connections: 1,
    ...(httpsProxy ? { httpsProxy } : {}),
    ...(caFile === undefined ? {} : { caFile }),
  });
  const { webhookUrl, slackUrl, github } = health;
  return {
    sinks: [
      ...(webhookUrl ? [webhookSink(wire, webhookUrl)] : []),
      ...(slackUrl ? [slackSink(wire, slackUrl)] : []),
      ...(github ? [githubSink(wire, github)] : []),
    ],
    close: () => wire.close(),
  };
}
