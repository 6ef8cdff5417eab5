import type { JsonObject } from '../json.ts';
import type { Fault } from '../modification.ts';

/** The signature of a challenge is taken in hexadecimal digits too. */
export const fault: Fault = {
  id: 'challenge-hex-signature',
  group: 'authentication',
  summary: 'The signature of a challenge is taken in hexadecimal digits too.',
  change: ({ validation }) => ({
    validation: { challengeSignature: (body, policy) => validation.challengeSignature(decoded(body), policy) },
  }),
};

/** The body with the bytes of its signature, where it has their digits. */
function decoded(body: JsonObject): JsonObject {
  const text = typeof body.signature === 'string' ? Buffer.from(body.signature, 'base64').toString('latin1') : '';
  const [, digits] = /^(?:0x)?((?:[0-9a-f]{2})+)$/i.exec(text) ?? [];
  return digits === undefined ? body : { ...body, signature: Buffer.from(digits, 'hex').toString('base64') };
}
