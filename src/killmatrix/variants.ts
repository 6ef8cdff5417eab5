/**
 * What an environment may do differently without breaking the contract: a run under each must hold like a clean one. Those
 * that wait for the environment stand first, so that the others run beside them.
 */
export const variants: readonly string[] = [
  'slow-200ms',
  'one-503-then-fine',
  'challenge-replaced-by-read',
  'chunked',
  'connection-close',
  'error-text-reworded',
  'extra-header',
  'foreign-rows',
  'gzip',
  'header-name-case',
  'keys-reordered',
  'late-lists',
  'microsecond-timestamps',
  'utc-offset',
  'uuid-v7-ids',
  'varying-precision',
  'webhook-duplicates',
  'webhook-reordered',
  'whitespace',
];
