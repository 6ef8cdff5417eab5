import type { Effect, SpecClass } from './effect.ts';

/** One difference of two schemas, before it is known which operation it belongs to. */
export interface SchemaChange {
  readonly code: string;
  readonly found: 'added' | 'removed' | 'changed';
  /** What it does to the allowed values; a class where that does not decide, with the reason for it. */
  readonly effect: Effect | { readonly class: SpecClass; readonly reason: string };
  /** Why, where the effect alone says it less well. */
  readonly reason?: string;
  /** What differs, as the beginning of a sentence. */
  readonly what: string;
  readonly at: { readonly before: string; readonly after: string };
  readonly before?: string;
  readonly after?: string;
}

/** Texts of a change, present where they are known. */
export function texts(before: string | undefined, after: string | undefined): Pick<SchemaChange, 'before' | 'after'> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** The upper-case name of a keyword in codes: `minLength` becomes `MIN_LENGTH`. */
export function codeOf(keyword: string): string {
  return keyword
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z]+/g, '_')
    .toUpperCase();
}
