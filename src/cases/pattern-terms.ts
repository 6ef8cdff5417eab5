/** One term of a regular expression's top level: a run of literal characters, a class, or a group, with how often it stands. */
export interface PatternTerm {
  readonly kind: 'literal' | 'class' | 'group';
  /** The term as written, without its quantifier. */
  readonly source: string;
  /** The quantifier as written; empty for none. */
  readonly quantifier: string;
  readonly min: number;
  /** Undefined: without bound. */
  readonly max: number | undefined;
}

/** A regular expression cut into its top-level terms. */
export interface PatternParts {
  readonly anchoredStart: boolean;
  readonly anchoredEnd: boolean;
  readonly terms: readonly PatternTerm[];
}

const token = /\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/uy;
const quantifiers = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy;

/** Cuts a pattern (ECMA-262, with flag u) into its top-level terms; undefined for one with a choice at its top level. */
export function patternParts(pattern: string): PatternParts | undefined {
  const terms: PatternTerm[] = [];
  let anchoredStart = false;
  let anchoredEnd = false;
  let position = 0;
  while (position < pattern.length) {
    const text = pattern[position] === '(' ? group(pattern, position) : sticky(token, pattern, position);
    position += text.length;
    if (text === '|') return undefined;
    if (text === '^') anchoredStart = true;
    else if (text === '$') anchoredEnd = true;
    else {
      const quantifier = sticky(quantifiers, pattern, position);
      position += quantifier.length;
      add(terms, text, quantifier);
    }
  }
  return { anchoredStart, anchoredEnd, terms };
}

function sticky(expression: RegExp, text: string, position: number): string {
  expression.lastIndex = position;
  return expression.exec(text)?.[0] ?? '';
}

function group(pattern: string, start: number): string {
  let depth = 0;
  let position = start;
  while (position < pattern.length) {
    const text = sticky(token, pattern, position);
    position += text.length;
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    if (depth === 0) break;
  }
  return pattern.slice(start, position);
}

function add(terms: PatternTerm[], source: string, quantifier: string): void {
  const isClass = source.startsWith('[') || source === '.' || /^\\[dDwWsSpP]/.test(source);
  const kind = source.startsWith('(') ? 'group' : isClass || quantifier !== '' ? 'class' : 'literal';
  const last = terms.at(-1);
  if (kind === 'literal' && last?.kind === 'literal')
    terms[terms.length - 1] = { ...last, source: last.source + source };
  else terms.push({ kind, source, quantifier, ...bounds(quantifier) });
}

function bounds(quantifier: string): { min: number; max: number | undefined } {
  const [, min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  if (min !== undefined) return { min: Number(min), max: comma === '' ? Number(min) : max ? Number(max) : undefined };
  if (quantifier.startsWith('*')) return { min: 0, max: undefined };
  if (quantifier.startsWith('+')) return { min: 1, max: undefined };
  if (quantifier.startsWith('?')) return { min: 0, max: 1 };
  return { min: 1, max: 1 };
}
