import type { Variant } from '../modification.ts';
import { changedTimestamps } from './changed-timestamps.ts';

/** Timestamps have six digits of a second everywhere. */
export const variant: Variant = {
  id: 'microsecond-timestamps',
  summary: 'Timestamps have six digits of a second everywhere.',
  change: ({ presentation }) => ({
    presentation: changedTimestamps(presentation, (text) => text.replace(/\.(\d{6})\d*/, '.$1')),
  }),
};
