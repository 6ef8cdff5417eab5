import { writeRaw } from '../http/raw-write.ts';
import type { Variant } from '../modification.ts';

/** Names of response headers are in capitals. */
export const variant: Variant = {
  id: 'header-name-case',
  summary: 'Names of response headers are in capitals.',
  change: () => ({
    answers: {
      write(reply, answer) {
        const headers = answer.headers.map(([name, value]) => [name.toUpperCase(), value] as const);
        writeRaw(reply, { ...answer, headers });
      },
    },
  }),
};
