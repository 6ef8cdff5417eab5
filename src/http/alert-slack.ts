import type { Secret } from '../config/secret.ts';
import type { AlertSink } from './alert-message.ts';
import { sendAlertRequest, tryTwice } from './alert-request.ts';
import type { Wire } from './wire.ts';

/**
 * Posts an alert's text to an incoming webhook (docs.slack.dev, "Sending messages using incoming webhooks").
 * @param secretUrl the webhook; a credential by itself
 */
export function slackSink(wire: Wire, secretUrl: Secret): AlertSink {
  return {
    name: 'slack',
    deliver: ({ text }) =>
      tryTwice(async () => {
        await sendAlertRequest(wire, {
          what: 'Slack',
          method: 'POST',
          url: new URL(secretUrl.reveal()),
          headers: [],
          body: { text },
          secrets: [secretUrl],
          settings: secretUrl.name,
          reason: (said) => slackReason(said.trim(), secretUrl),
        });
      }),
  };
}

/** Slack says why in one word, such as `channel_is_archived`; anything else might repeat a part of the URL. */
function slackReason(said: string, secretUrl: Secret): string | undefined {
  return /^[a-z]+(?:_[a-z]+)*$/.test(said) && said.length <= 60 && !secretUrl.reveal().includes(said)
    ? said
    : undefined;
}
