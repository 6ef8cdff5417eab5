import pc from 'picocolors';
import type { Diagnosis } from './diagnose.ts';
import { type Attempt, allWell, type Foundation, type Row, type StepState } from './row.ts';

const stepWidth = 'signed read (second)'.length + 2;
const stateWidth = 'not reached'.length + 2;
const labelWidth = 'rests on'.length + 2;

const colours: Readonly<Record<StepState, (text: string) => string>> = {
  ok: pc.green,
  warned: pc.yellow,
  skipped: pc.dim,
  failed: pc.red,
  'not reached': pc.dim,
};

/** Characters of a line on a terminal of this many columns; a narrow one wraps more, but stays readable. */
export function lineWidthOf(columns: number | undefined): number {
  return Math.min(Math.max(columns ?? 120, 80), 140);
}

/** The line above the table. */
export function renderHeading(environment: string): string {
  return `doctor  environment ${environment}\n\n${pc.bold(`${'step'.padEnd(stepWidth)}${'state'.padEnd(stateWidth)}seen`)}\n`;
}

/** A row as lines: what was seen, which settings it rests on, what was tried and what to do. */
export function renderRow(row: Row, lineWidth: number): string {
  const indent = stepWidth + stateWidth;
  const width = lineWidth - indent;
  const [first = '', ...more] = wrap(row.seen.split(' '), width);
  const state = colours[row.state](row.state.padEnd(stateWidth));
  const details: [label: string, words: string[]][] = [
    ['rests on', row.restsOn.map(foundationText)],
    ...(row.tried ?? []).map((attempt): [string, string[]] => ['tried', attemptText(attempt).split(' ')]),
    ['to do', row.advice?.split(' ') ?? []],
  ];
  const lines = details.flatMap(([label, words]) => {
    const paint = label === 'rests on' ? pc.dim : (line: string) => line;
    return wrap(words, width - labelWidth).map((line, index) =>
      paint(`${(index === 0 ? label : '').padEnd(labelWidth)}${line}`),
    );
  });
  const rest = [...more, ...lines].map((line) => `${' '.repeat(indent)}${line}\n`);
  return `${row.step.padEnd(stepWidth)}${state}${first}\n${rest.join('')}`;
}

/** The lines under the table: how it ended and where the exchanges are kept. */
export function renderEnding({ rows, environment, journal }: Diagnosis, code: number): string {
  const counts = (['ok', 'warned', 'skipped', 'failed', 'not reached'] as const)
    .map((state) => [state, rows.filter((row) => row.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  const sentence = allWell(rows)
    ? `A run can start: npm run contract -- --env ${environment}`
    : 'A run would prove nothing yet: mend the first row that failed, then repeat.';
  return `\n${sentence}\n${counts.join(', ')}\nexchanges  ${journal}\nexit ${code}\n`;
}

function foundationText({ setting, value }: Foundation): string {
  if (value === undefined) return `${setting} (not set)`;
  return value.startsWith('[secret ') ? setting : `${setting}=${value}`;
}

function attemptText({ setting, value, came, outcome }: Attempt): string {
  const choice = value === undefined ? `without ${setting}` : `${setting}=${value}`;
  return `${choice}: ${outcome === 'accepted' ? `accepted (${came})` : came}`;
}

/** Puts words on lines; a word that is longer than a line stays whole, so that it can be copied. */
function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
