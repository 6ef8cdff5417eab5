import type { NightCell } from '../../health/health-report.ts';
import { type Html, html } from '../html/markup.ts';

const pitch = 10;
const width = 8;
const height = 40;

/** How tall the bar of each word is: told apart without colour, too. */
const heights: Readonly<Record<string, number>> = {
  ok: 40,
  holds: 40,
  degraded: 26,
  undecided: 26,
  down: 13,
  violated: 13,
  unknown: 26,
  none: 3,
};

/** The bar that stands for a word in the rows of nights. */
function bar(word: string, x: number, title: string): Html {
  const tall = heights[word] ?? 3;
  return html`<rect class="${word}" x="${x}" y="${height - tall}" width="${width}" height="${tall}"><title>${title}</title></rect>`;
}

/** A row of nights as bars, one a date, each with its date and word as a title. */
export function nightBars(
  cells: readonly NightCell[],
  wordOf: (cell: NightCell) => string | null,
  label: string,
): Html {
  const bars = cells.map((cell, index) => {
    const word = wordOf(cell);
    const runs = cell.runs > 1 ? `, the gravest of ${cell.runs} runs` : '';
    return bar(word ?? 'none', index * pitch + 1, `${cell.date}: ${word ?? 'no run'}${runs}`);
  });
  return html`<svg viewBox="0 0 ${cells.length * pitch} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}" class="bars">${bars}</svg>`;
}

/** What the bars of these words look like. */
export function barKey(words: readonly string[]): Html {
  const entries = words.map(
    (word) =>
      html`<span><svg viewBox="0 0 ${pitch} ${height}" preserveAspectRatio="none" aria-hidden="true">${bar(word, 1, word)}</svg>${word === 'none' ? 'no run' : word}</span> `,
  );
  return html`<p class="key muted">${entries}</p>`;
}
