import type { TimedPart } from '../../health/health-report.ts';
import { type Html, html } from '../html/markup.ts';

const width = 180;
const height = 24;

/** How long a part took, date by date, as a line from nought to its longest; dates that were not measured are gaps of none. */
export function latencyLine({ part, series }: TimedPart, dates: readonly string[]): Html {
  const most = Math.max(1, ...series.map(({ ms }) => ms));
  const step = width / Math.max(1, dates.length - 1);
  const points = series.flatMap(({ date, ms }) => {
    const index = dates.indexOf(date);
    return index === -1 ? [] : [[round(index * step), round(height - 2 - (ms / most) * (height - 4))] as const];
  });
  const label = `${part.replace(/^\w+:/, '')}: ${series.length} dates, at most ${Math.round(most)} ms`;
  const [only] = points;
  const drawn =
    points.length === 1 && only
      ? html`<circle class="dot" cx="${only[0]}" cy="${only[1]}" r="2"/>`
      : html`<polyline class="line" points="${points.map((point) => point.join(',')).join(' ')}"/>`;
  return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}"><title>${label}</title>${drawn}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
