import type { Fault } from '../modification.ts';

/** A wallet's signature may count its v from zero. */
export const fault: Fault = {
  id: 'challenge-v-from-zero',
  group: 'authentication',
  summary: "A wallet's signature may count its v from zero.",
  change: ({ validation }) => ({
    validation: {
      challengeSignature(body, policy) {
        const answer = validation.challengeSignature(body, policy);
        const bytes = Buffer.from(answer.signature, 'base64');
        const v = bytes[64] ?? 27;
        if (bytes.length === 65 && v < 27) bytes.writeUInt8(v + 27, 64);
        return { ...answer, signature: bytes.toString('base64') };
      },
    },
  }),
};
