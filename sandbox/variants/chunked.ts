import { writeRaw } from '../http/raw-write.ts';
import type { Variant } from '../modification.ts';

/** Bodies are sent in chunks, without Content-Length. */
export const variant: Variant = {
  id: 'chunked',
  summary: 'Bodies are sent in chunks, without Content-Length.',
  change: () => ({ answers: { write: (reply, answer) => writeRaw(reply, answer, 'chunked') } }),
};
