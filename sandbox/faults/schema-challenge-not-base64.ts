import type { JsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** A challenge has characters outside base64. */
export const fault: Fault = {
  id: 'schema-challenge-not-base64',
  group: 'schema',
  summary: 'A challenge has characters outside base64.',
  change: ({ presentation, validation }) => ({
    presentation: {
      customer: (customer, place) => spoiled(presentation.customer(customer, place)),
      challenge: (challenge) => spoiled(presentation.challenge(challenge)),
    },
    // What is handed out must come back without complaint, or nothing could be signed.
    validation: { challengeSignature: (body, policy) => validation.challengeSignature(mended(body), policy) },
  }),
};

const OUTSIDE_BASE64 = '!~';

function spoiled(shown: JsonObject): JsonObject {
  return typeof shown.challenge === 'string' ? { ...shown, challenge: shown.challenge + OUTSIDE_BASE64 } : shown;
}

function mended(body: JsonObject): JsonObject {
  return typeof body.challenge === 'string' ? { ...body, challenge: body.challenge.replace(OUTSIDE_BASE64, '') } : body;
}
