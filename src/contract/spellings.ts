import { base64Forms, spellingPattern } from './spelling-pattern.ts';

/** A text shorter than this is found everywhere by chance, in characters. */
export const shortestSecret = 6;

/** A secret and what stands in its place. */
export interface Needle {
  readonly value: string;
  readonly label: string;
}

/** A text as it is searched: whatever escapes a letter or digit undone, for base64 also its URL alphabet, for hex in lower case. */
interface Folded {
  readonly plain: string;
  readonly base64: string;
  readonly lower: string;
}

function unescaped(text: string): string {
  if (!/[\\%&]/.test(text)) return text;
  return text
    .replace(/(?<!\\)\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%(?:25)*([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?<!\\)\\+\//g, '/');
}

function fold(text: string): Folded {
  const plain = unescaped(text);
  return { plain, base64: plain.replace(/-/g, '+').replace(/_/g, '/'), lower: plain.toLowerCase() };
}

/** Short pieces of a secret, one of which is in every folded text that spells it; none where it has no run of letters and digits. */
interface Trace {
  readonly plain: string;
  readonly base64: readonly string[];
  readonly hex: string;
}

const longestPiece = 12;

function middle(text: string): string {
  const start = Math.max(0, Math.floor((text.length - longestPiece) / 2));
  return text.slice(start, start + longestPiece);
}

function traceOf(secret: string): Trace | undefined {
  // After one of these marks a run could be taken for an escape.
  const runs = [...secret.matchAll(/(?<![\\%&#A-Za-z0-9])[A-Za-z0-9]{6,}/g)].map(([run]) => run);
  const run = runs.sort((a, b) => b.length - a.length)[0];
  if (run === undefined) return undefined;
  const plain = middle(run);
  const base64 = base64Forms(Buffer.from(secret)).map(middle);
  return { plain, base64, hex: Buffer.from(plain).toString('hex') };
}

/** What was made for a secret; what was not used for long is given up. */
class Kept<T> {
  readonly #make: (secret: string) => T;
  readonly #limit: number;
  readonly #known = new Map<string, T>();

  constructor(limit: number, make: (secret: string) => T) {
    this.#limit = limit;
    this.#make = make;
  }

  of(secret: string): T {
    const known = this.#known.get(secret);
    if (known !== undefined) return known;
    const made = this.#make(secret);
    this.#known.set(secret, made);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#limit && oldest !== undefined) this.#known.delete(oldest);
    return made;
  }
}

// Compiled patterns are large, so few are kept; most texts are ruled out by their traces.
const patterns = new Kept(16, spellingPattern);
const traces = new Kept(512, (secret) => traceOf(secret) ?? 'none');

function maySpell(folded: Folded, secret: string): boolean {
  const trace = traces.of(secret);
  if (trace === 'none') return true;
  return (
    folded.plain.includes(trace.plain) ||
    trace.base64.some((piece) => folded.base64.includes(piece)) ||
    folded.lower.includes(trace.hex)
  );
}

/** Whether a text has a secret in any usual spelling: raw, escaped for JSON, URL, form or HTML, in hex or base64. */
export function spells(text: string, secret: string): boolean {
  return spellingIn(text)(secret);
}

/** The same question for many secrets and one text, which is made ready to be searched once. */
export function spellingIn(text: string): (secret: string) => boolean {
  const folded = fold(text);
  return (secret) => text.includes(secret) || (maySpell(folded, secret) && text.search(patterns.of(secret)) >= 0);
}

/** The text with each secret's label in its place, however it is spelled; the first needles go first. */
export function withoutSpellings(text: string, needles: readonly Needle[]): string {
  let clean = text;
  let folded = fold(clean);
  for (const { value, label } of needles) {
    const before = clean;
    clean = clean.replaceAll(value, () => label);
    if (clean !== before) folded = fold(clean);
    if (!maySpell(folded, value)) continue;
    clean = clean.replace(patterns.of(value), () => label);
    folded = fold(clean);
  }
  return clean;
}
