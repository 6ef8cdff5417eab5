import { badSignature } from '../http-signature/received-signature.ts';
import type { Fault } from '../modification.ts';

/** Components in any order but one are refused. */
export const fault: Fault = {
  id: 'signature-order-refused',
  group: 'signature and digest',
  summary: 'Components in any order but one are refused.',
  change: ({ signature }) => ({
    signature: {
      checkCoverage(received, call) {
        signature.checkCoverage(received, call);
        const places = received.components.map(([name]) => ORDER.indexOf(String(name))).filter((place) => place >= 0);
        if (places.some((place, index) => place < (places[index - 1] ?? 0)))
          throw badSignature('the components are in the wrong order');
      },
    },
  }),
};

const ORDER = [
  '@method',
  '@scheme',
  '@target-uri',
  '@request-target',
  '@authority',
  '@path',
  '@query',
  'content-digest',
  'idempotency-key',
];
