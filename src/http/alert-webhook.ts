import type { Secret } from '../config/secret.ts';
import type { AlertSink } from './alert-message.ts';
import { sendAlertRequest, tryTwice } from './alert-request.ts';
import type { Wire } from './wire.ts';

/**
 * Posts an alert's body as JSON; the id is in the header Idempotency-Key too, where gateways look for it.
 * @param secretUrl where to; a credential by itself
 */
export function webhookSink(wire: Wire, secretUrl: Secret): AlertSink {
  return {
    name: 'webhook',
    deliver: ({ id, body }) =>
      tryTwice(async () => {
        await sendAlertRequest(wire, {
          what: 'the webhook',
          method: 'POST',
          url: new URL(secretUrl.reveal()),
          headers: [['Idempotency-Key', id]],
          body,
          secrets: [secretUrl],
          settings: secretUrl.name,
        });
      }),
  };
}
