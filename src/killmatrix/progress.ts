import type { MatrixRow } from './matrix.ts';

/** One line for a run that ended, and under it what it falls short of; plain text, so that it can be read in a log. */
export function progressLine({ kind, id, run, kill, shortfalls }: MatrixRow): string {
  const seconds = `${(run.durationMs / 1000).toFixed(1)} s`.padStart(7);
  const lines = [
    `${word(kind, shortfalls).padEnd(8)} ${seconds}  ${id.padEnd(30)} ${outcome(kind, run, kill)}`.trimEnd(),
  ];
  const more = shortfalls.map((shortfall) => `  ${shortfall}`);
  return [...lines, ...more, ...(more.length === 0 ? [] : [`  evidence ${run.folder}`])].join('\n');
}

/** The last line: how many runs there were, and how many came to what they must. */
export function summaryLine(rows: readonly MatrixRow[], planned: number): string {
  const short = rows.filter(({ shortfalls }) => shortfalls.length > 0);
  const faults = rows.filter(({ kind }) => kind === 'fault');
  const variants = rows.filter(({ kind }) => kind === 'variant');
  const killed = faults.filter(({ shortfalls }) => shortfalls.length === 0).length;
  const held = variants.filter(({ shortfalls }) => shortfalls.length === 0).length;
  const parts = [
    `${killed} of ${faults.length} faults killed and attributed`,
    `${held} of ${variants.length} variants hold`,
    ...(rows.length === planned ? [] : [`${planned - rows.length} of ${planned} runs did not end`]),
    ...(short.length === 0 ? [] : [`to look at: ${short.map(({ id }) => id).join(', ')}`]),
  ];
  return parts.join('; ');
}

function word(kind: MatrixRow['kind'], shortfalls: readonly string[]): string {
  if (shortfalls.length === 0) return kind === 'fault' ? 'killed' : 'holds';
  return kind === 'fault' && shortfalls.some((text) => text.startsWith('survived')) ? 'SURVIVED' : 'WRONG';
}

function outcome(kind: MatrixRow['kind'], { verdict }: MatrixRow['run'], kill: MatrixRow['kill']): string {
  if (kind !== 'fault') return verdict === undefined ? 'no verdict' : `${verdict.counts.proved} checks proved`;
  const { attribution, killedBy = [], alsoRed = [] } = kill ?? {};
  const where =
    attribution?.operation === undefined ? '' : ` at ${attribution.operation}, openapi.yaml:${attribution.line}`;
  return `${killedBy.join(', ')}${where}${alsoRed.length === 0 ? '' : `; also ${alsoRed.join(', ')}`}`;
}
