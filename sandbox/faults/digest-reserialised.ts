import type { Fault } from '../modification.ts';

/** The content digest is taken over re-serialised JSON. */
export const fault: Fault = {
  id: 'digest-reserialised',
  group: 'signature and digest',
  summary: 'The content digest is taken over re-serialised JSON.',
  change: ({ digest }) => ({
    digest: {
      digestedBytes(body) {
        const bytes = digest.digestedBytes(body);
        try {
          return Buffer.from(JSON.stringify(JSON.parse(bytes.toString('utf8'))));
        } catch {
          return bytes;
        }
      },
    },
  }),
};
