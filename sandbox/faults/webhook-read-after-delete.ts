import { json } from '../http/answer.ts';
import type { JsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** A deleted subscription can still be read. */
export const fault: Fault = {
  id: 'webhook-read-after-delete',
  group: 'webhooks',
  summary: 'A deleted subscription can still be read.',
  change: ({ answers, presentation }) => {
    const shown = new Map<string, JsonObject>();
    const placeOf = (tenantId: string, id: string): string => `${tenantId} ${id}`;
    return {
      presentation: {
        subscription(subscription, place) {
          const view = presentation.subscription(subscription, place);
          shown.set(placeOf(subscription.tenantId, subscription.id), presentation.subscription(subscription, 'read'));
          return view;
        },
      },
      answers: {
        shape(answer, call) {
          const shaped = answers.shape(answer, call);
          if (call?.operation.id !== 'getWebhook' || shaped.refusal?.status !== 404) return shaped;
          const kept = shown.get(placeOf(call.tenant?.id ?? '', call.parameters.webhookId ?? ''));
          return kept === undefined ? shaped : json(200, kept);
        },
      },
    };
  },
};
