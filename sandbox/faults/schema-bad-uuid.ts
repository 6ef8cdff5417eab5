import type { Fault } from '../modification.ts';

/** A webhook that is read has an id that is not a UUID. */
export const fault: Fault = {
  id: 'schema-bad-uuid',
  group: 'schema',
  summary: 'A webhook that is read has an id that is not a UUID.',
  change: ({ presentation }) => ({
    presentation: {
      subscription(subscription, place) {
        const shown = presentation.subscription(subscription, place);
        // Right in the answer to PUT, or nobody could ask for the webhook.
        return place === 'create' ? shown : { ...shown, id: `wh_${subscription.id.slice(0, 8)}` };
      },
    },
  }),
};
