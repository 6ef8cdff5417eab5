import { behind, type Candidate, inFront, replaced } from './candidate.ts';
import { type PatternTerm, patternParts } from './pattern-terms.ts';

const strangers = [' ', '0', 'g', 'Z', '_', '!', 'é', '-'];
const familiars = ['1', '0', 'a', 'A', 's', ...strangers];

/**
 * The boundaries of a pattern, part by part: each part as short and as long as it may be, too short, too long, with a
 * foreign character; and text around the whole, which an expression without anchors would take.
 */
export function patternCandidates(pattern: string): Candidate[] {
  const parts = patternParts(pattern);
  const around = [
    candidate('garbage-behind', 'invalid', behind('zz')),
    candidate('garbage-in-front', 'invalid', inFront('zz')),
    candidate('space-behind', 'invalid', behind(' ')),
    candidate('space-in-front', 'invalid', inFront(' ')),
    candidate('line-break-behind', 'invalid', behind('\n')),
    candidate('second-line', 'invalid', behind('\nzz')),
    candidate('first-line', 'invalid', inFront('zz\n')),
  ];
  if (parts === undefined) return around;
  const written = parts.terms.map(({ source, quantifier }) => source + quantifier);
  const inner = parts.terms.flatMap((term, index) => {
    const before = written.slice(0, index).join('');
    const after = `${written.slice(index + 1).join('')}${parts.anchoredEnd ? '' : '.*'}`;
    const start = parts.anchoredStart ? '^' : '^.*?';
    const match = `${start}(?<before>${before})(?:${written[index] ?? ''})(?<after>${after})$`;
    return ofTerm(term).map(({ what, meant, text }) =>
      candidate(`part-${index + 1}-${what}`, meant, replaced(match, `$<before>${text}$<after>`)),
    );
  });
  return [...inner, ...around];
}

function candidate(name: string, meant: Candidate['meant'], edit: Candidate['edit']): Candidate {
  return { name, meant, keyword: 'pattern', edit };
}

interface Variation {
  readonly what: string;
  readonly meant: Candidate['meant'];
  readonly text: string;
}

function ofTerm(term: PatternTerm): Variation[] {
  const { kind, source, min, max } = term;
  if (kind === 'group') return [];
  if (kind === 'literal') {
    const text = source.replace(/\\(.)/gu, '$1');
    const other = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
    return [
      { what: 'missing', meant: 'invalid', text: '' },
      { what: 'twice', meant: 'invalid', text: `${text}${text}` },
      ...(other === text ? [] : [{ what: 'other-case', meant: 'invalid' as const, text: other }]),
    ];
  }
  const accepts = new RegExp(`^${source}$`, 'u');
  const inside = familiars.find((character) => accepts.test(character));
  const outside = strangers.find((character) => !accepts.test(character));
  const variations: Variation[] = [];
  if (inside !== undefined) {
    const bounded = max !== undefined && max !== min;
    if (min !== max) variations.push({ what: 'shortest', meant: 'valid', text: inside.repeat(min) });
    if (bounded) variations.push({ what: 'longest', meant: 'valid', text: inside.repeat(max) });
    if (min > 0) variations.push({ what: 'too-short', meant: 'invalid', text: inside.repeat(min - 1) });
    if (max !== undefined) variations.push({ what: 'too-long', meant: 'invalid', text: inside.repeat(max + 1) });
    if (outside !== undefined)
      variations.push({ what: 'foreign', meant: 'invalid', text: `${outside}${inside.repeat(Math.max(0, min - 1))}` });
  }
  return variations;
}
