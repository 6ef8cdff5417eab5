import { type Circumstances, volatility } from './volatility.ts';

/** How two values at one place stand to each other. */
export type Relation = 'same' | 'volatile' | 'differs' | 'only-before' | 'only-now';

/** One place of two JSON texts with what stands there, as JSON. */
export interface Difference {
  /** JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;
  readonly relation: Relation;
  readonly before?: string;
  readonly now?: string;
  /** What a volatile value is: `a time`, `an id that was made up`. */
  readonly why?: string;
}

/**
 * Compares two JSON values place by place, in the order of the first.
 */
export function jsonDifferences(
  before: unknown,
  now: unknown,
  circumstances: Circumstances,
  pointer = '',
): Difference[] {
  const both = [before, now];
  if (both.every(Array.isArray) || both.every(isObject)) {
    const [one, other] = both.map((value) => new Map(Object.entries(value as object)));
    const names = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])];
    if (names.length === 0) return [{ pointer, relation: 'same', before: text(before), now: text(now) }];
    return names.flatMap((name): Difference[] => {
      const place = `${pointer}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
      if (!other?.has(name)) return [{ pointer: place, relation: 'only-before', before: text(one?.get(name)) }];
      if (!one?.has(name)) return [{ pointer: place, relation: 'only-now', now: text(other.get(name)) }];
      return jsonDifferences(one.get(name), other.get(name), circumstances, place);
    });
  }
  const told = { pointer, before: text(before), now: text(now) };
  if (told.before === told.now) return [{ ...told, relation: 'same' }];
  const why = volatility(pointer.slice(pointer.lastIndexOf('/') + 1), before, now, circumstances);
  return [why === undefined ? { ...told, relation: 'differs' } : { ...told, relation: 'volatile', why }];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
