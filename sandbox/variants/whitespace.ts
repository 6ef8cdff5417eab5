import type { Variant } from '../modification.ts';

/** JSON is indented and ends in a line break. */
export const variant: Variant = {
  id: 'whitespace',
  summary: 'JSON is indented and ends in a line break.',
  change: () => ({ answers: { serialise: (body) => `${JSON.stringify(body, null, 2)}\n` } }),
};
