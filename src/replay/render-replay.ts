import pc from 'picocolors';
import type { ExchangeRecord } from '../evidence/records.ts';
import { cut, harmless } from '../report/shown-text.ts';
import type { ComparedAnswers } from './compare-answers.ts';
import type { Difference, Relation } from './json-differences.ts';

/** How each relation is marked; the marks alone carry the meaning, colours only repeat it. */
const marks: Readonly<Record<Relation, string>> = {
  same: '=',
  volatile: '~',
  differs: '!',
  'only-before': '-',
  'only-now': '+',
};
/** Fewest characters of a value's column: narrower terminals get the values below each other. */
const narrowest = 22;
const widestPlace = 32;

type Colors = Pick<typeof pc, 'bold' | 'dim' | 'green' | 'yellow' | 'red'>;

/** The request that is sent, with its secrets redacted. */
export function renderRequest({ request }: Pick<ExchangeRecord, 'request'>): string {
  const body = request.body === undefined ? [] : ['', harmless(request.body.content)];
  const lines = [`${request.method} ${request.url}`, ...request.headers.map(([name, value]) => `${name}: ${value}`)];
  return [...lines.map(harmless), ...body].map((line) => `  ${line}\n`).join('');
}

/**
 * Both answers side by side, place by place, and what it comes to.
 * @param columns width of the terminal in characters
 */
export function renderComparison({ rows, alike }: ComparedAnswers, columns: number, colors: Colors = pc): string {
  const places = rows.map(({ pointer }) => [...pointer].length);
  const placeWidth = Math.min(Math.max('status'.length, ...places), widestPlace, Math.floor(columns / 3));
  const valueWidth = Math.floor((columns - placeWidth - 6) / 2);
  const line = valueWidth < narrowest ? stacked(columns) : sideBySide(placeWidth, valueWidth);
  const paint: Readonly<Record<Relation, (text: string) => string>> = {
    same: colors.dim,
    volatile: colors.yellow,
    differs: colors.red,
    'only-before': colors.red,
    'only-now': colors.red,
  };
  const heading = valueWidth < narrowest ? '' : `${colors.bold(line(headingRow).replace(/^./, ' '))}\n`;
  const legend = '= same  ~ differs each time  ! differs  - only recorded  + only now';
  return [
    heading,
    ...rows.map((row) => `${paint[row.relation](line(row))}\n`),
    `\n${colors.dim(legend)}\n`,
    `${alike ? colors.green(sentence(rows)) : colors.red(sentence(rows))}\n`,
  ].join('');
}

/** What the contract objected to in the recorded answer, and what it objects to now. */
export function renderFindings(
  before: Pick<ExchangeRecord, 'evaluations'>,
  now: Pick<ExchangeRecord, 'evaluations'>,
): string {
  const codes = ({ evaluations }: Pick<ExchangeRecord, 'evaluations'>): string =>
    [...new Set(evaluations.flatMap(({ finding }) => finding?.code ?? []))].join(', ') || 'none';
  return `findings  recorded: ${harmless(codes(before))}; now: ${harmless(codes(now))}\n`;
}

const headingRow: Difference = { pointer: '', relation: 'same', before: 'recorded', now: 'now' };

function sideBySide(placeWidth: number, valueWidth: number): (row: Difference) => string {
  return ({ pointer, relation, before = '', now = '' }) =>
    [marks[relation], inWidth(pointer, placeWidth), inWidth(before, valueWidth), inWidth(now, valueWidth).trimEnd()]
      .join(' ')
      .trimEnd();
}

function stacked(columns: number): (row: Difference) => string {
  return ({ pointer, relation, before, now }) => {
    const own = (label: string, value: string | undefined): string[] =>
      value === undefined ? [] : [`    ${label} ${inWidth(value, Math.max(8, columns - 13)).trimEnd()}`];
    const values = relation === 'same' ? own('both    ', now) : [...own('recorded', before), ...own('now     ', now)];
    return [`${marks[relation]} ${pointer}`, ...values].join('\n');
  };
}

/** A text in exactly so many characters; one that is cut ends in `…`. */
function inWidth(text: string, width: number): string {
  const characters = [...harmless(text).replace(/\n/g, '\\n')];
  const kept = characters.length <= width ? characters : [...characters.slice(0, width - 1), '…'];
  return kept.join('').padEnd(width);
}

function sentence(rows: readonly Difference[]): string {
  const by = (relation: Relation): Difference[] => rows.filter((row) => row.relation === relation);
  const volatile = by('volatile');
  const reasons = [...new Set(volatile.flatMap(({ why }) => why ?? []))].join(', ');
  const told = volatile.length === 0 ? '' : `; new each time: ${volatile.length} (${reasons})`;
  const different = rows.filter(({ relation }) => !['same', 'volatile'].includes(relation));
  if (different.length === 0) return `alike: ${rows.length} ${rows.length === 1 ? 'place' : 'places'}${told}`;
  const named = different.map(({ pointer }) => pointer).slice(0, 5);
  return `different: ${cut(harmless(named.join(', ')), 200)}${different.length > 5 ? ', …' : ''}`;
}
