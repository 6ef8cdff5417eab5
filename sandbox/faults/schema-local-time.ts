import type { JsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** Timestamps are in the local time of the server, two hours ahead of UTC. */
export const fault: Fault = {
  id: 'schema-local-time',
  group: 'schema',
  summary: 'Timestamps are in the local time of the server, two hours ahead of UTC.',
  change: ({ presentation }) => ({
    presentation: {
      customer: (customer, place) => local(presentation.customer(customer, place)),
      subscription: (subscription, place) => local(presentation.subscription(subscription, place)),
    },
  }),
};

function local(shown: JsonObject): JsonObject {
  return { ...shown, createdAt: ahead(String(shown.createdAt)), updatedAt: ahead(String(shown.updatedAt)) };
}

/** The same instant, written for a place east of Greenwich. */
function ahead(utc: string): string {
  const fraction = /\.\d+/.exec(utc)?.[0] ?? '';
  const there = new Date(Date.parse(utc) + 2 * 3_600_000).toISOString().slice(0, 19);
  return `${there}${fraction}+02:00`;
}
