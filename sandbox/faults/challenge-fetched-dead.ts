import { randomBytes } from 'node:crypto';
import type { Fault } from '../modification.ts';

/** A challenge that is fetched was never stored, so that its signature is refused. */
export const fault: Fault = {
  id: 'challenge-fetched-dead',
  group: 'authentication',
  summary: 'A challenge that is fetched was never stored, so that its signature is refused.',
  change: ({ presentation }) => ({
    presentation: {
      challenge(challenge) {
        const text = Buffer.from(challenge.encoded, 'base64').toString('utf8');
        const other = text.replace(/^Nonce: .*$/m, `Nonce: ${randomBytes(8).toString('hex')}`);
        return presentation.challenge({ ...challenge, encoded: Buffer.from(other).toString('base64') });
      },
    },
  }),
};
