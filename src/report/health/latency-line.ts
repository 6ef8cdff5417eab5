import type { TimedPart } from '../../health/health-report.ts';
import { type Html, html } from '../html/markup.ts';

const width = 180;
const height = 24;

/** Room for the ends of the line. */
const margin = 3;

/** How long a part took, date by date, as a line from nought to its longest; it is broken where nothing was measured. */
export function latencyLine({ part, series }: TimedPart, dates: readonly string[]): Html {
  const most = Math.max(1, ...series.map(({ ms }) => ms));
  const step = (width - 2 * margin) / Math.max(1, dates.length - 1);
  const measured = new Map(series.map(({ date, ms }) => [date, ms]));
  const runs: string[][] = [[]];
  for (const [index, date] of dates.entries()) {
    const ms = measured.get(date);
    if (ms === undefined) runs.push([]);
    else
      runs
        .at(-1)
        ?.push(`${round(margin + index * step)},${round(height - margin - (ms / most) * (height - 2 * margin))}`);
  }
  const lines = runs.filter((points) => points.length > 1).map((points) => `M${points.join('L')}`);
  // A line without length, which the style gives round ends.
  const dots = runs.filter((points) => points.length === 1).map(([point = '']) => `M${point}h0`);
  const label = `${part.replace(/^\w+:/, '')}: ${series.length} dates, at most ${Math.round(most)} ms`;
  const drawn = html`<path class="line" d="${lines.join('')}"/><path class="dot" d="${dots.join('')}"/>`;
  return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}"><title>${label}</title>${drawn}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
