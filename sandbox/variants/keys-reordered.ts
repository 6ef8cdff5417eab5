import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { Variant } from '../modification.ts';

/** The properties of JSON objects come in the opposite order. */
export const variant: Variant = {
  id: 'keys-reordered',
  summary: 'The properties of JSON objects come in the opposite order.',
  change: ({ answers }) => ({ answers: { serialise: (body, call) => answers.serialise(reordered(body), call) } }),
};

function reordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isJsonObject(value)) return value;
  const pairs = Object.entries(value).map(([name, member]) => [name, reordered(member)]);
  return Object.fromEntries(pairs.reverse());
}
