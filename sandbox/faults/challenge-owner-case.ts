import { checksumAddress } from '../ethereum.ts';
import type { Fault } from '../modification.ts';
import { parseAccountId } from '../validation/account-id.ts';
import { badProperty } from '../validation/properties.ts';

/** An ownerId has to have the checksum of its address. */
export const fault: Fault = {
  id: 'challenge-owner-case',
  group: 'authentication',
  summary: 'An ownerId has to have the checksum of its address.',
  change: ({ validation }) => ({
    validation: {
      challengeSignature(body, policy) {
        const answer = validation.challengeSignature(body, policy);
        const address = parseAccountId(answer.ownerId)?.address ?? '';
        if (address !== checksumAddress(address)) throw badProperty('ownerId', 'written with the checksum of EIP-55');
        return answer;
      },
    },
  }),
};
