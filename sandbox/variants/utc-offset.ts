import type { Variant } from '../modification.ts';
import { changedTimestamps } from './changed-timestamps.ts';

/** Timestamps say +00:00 for Z. */
export const variant: Variant = {
  id: 'utc-offset',
  summary: 'Timestamps say +00:00 for Z.',
  change: ({ presentation }) => ({
    presentation: changedTimestamps(presentation, (text) => text.replace(/Z$/, '+00:00')),
  }),
};
