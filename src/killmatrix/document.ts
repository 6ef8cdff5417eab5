import type { MatrixRow } from './matrix.ts';

const head = `# Kill matrix

Written by \`npm run faults\`; don't edit. Each seeded fault of the embedded environment ran once, with the suites that its pin in
\`src/killmatrix/pins/\` names. It is *killed* when the run violates the pinned requirements, and *attributed* when the first
of them accuses the right operation at its line of openapi.yaml. What else turned red has the same cause, for the reason
under the table. A dash stands where the contract has no operation to accuse. Times are upper bounds (5, 10, 20, 40, … seconds, two runs at once), so that this
page changes with the suites and not with the load of a machine.`;

/** The whole matrix as a page of Markdown; the same rows in any order give the same text. */
export function matrixDocument(rows: readonly MatrixRow[]): string {
  const faults = rows.filter(({ kind }) => kind === 'fault');
  const groups = [...new Set(faults.flatMap(({ fault }) => (fault === undefined ? [] : [fault.group])))];
  const variants = rows.filter(({ kind }) => kind === 'variant');
  const killed = faults.filter(isRight).length;
  const held = variants.filter(isRight).length;
  const sections = groups.map((group) =>
    groupSection(
      group,
      faults.filter(({ fault }) => fault?.group === group),
    ),
  );
  const total = `**${killed} of ${faults.length} faults killed and attributed, ${held} of ${variants.length} variants hold.**`;
  return `${[head, total, ...sections, variantSection(variants)].join('\n\n')}\n`;
}

function groupSection(group: string, rows: readonly MatrixRow[]): string {
  const sorted = byId(rows);
  const reasons = sorted.flatMap(({ id, fault, kill }) =>
    kill === undefined || kill.alsoRed.length === 0 ? [] : [`- ${id}: ${fault?.pin.alsoRed?.because ?? 'no reason'}.`],
  );
  return [
    `## ${group}: ${sorted.filter(isRight).length} of ${sorted.length}`,
    table(
      ['fault', 'killed by', 'attributed', 'also red', 'seen by', 'time'],
      sorted.map((row) => [
        row.id,
        row.shortfalls.length === 0 ? (row.kill?.killedBy.join(', ') ?? '') : `**${row.shortfalls.join('; ')}**`,
        attributed(row),
        row.kill?.alsoRed.join(', ') ?? '',
        row.fault?.pin.seenBy.join(', ') ?? '',
        bound(row.run.durationMs),
      ]),
    ),
    ...(reasons.length === 0 ? [] : [reasons.join('\n')]),
  ].join('\n\n');
}

function variantSection(rows: readonly MatrixRow[]): string {
  const sorted = byId(rows);
  return [
    `## variants: ${sorted.filter(isRight).length} of ${sorted.length}`,
    'Each ran the whole gate: it must hold with the checks of the clean run, and warn of nothing that the clean run does not.',
    table(
      ['variant', 'outcome'],
      sorted.map(({ id, shortfalls }) => [id, shortfalls.length === 0 ? 'holds' : `**${shortfalls.join('; ')}**`]),
    ),
  ].join('\n\n');
}

function attributed({ kill }: MatrixRow): string {
  const { attribution } = kill ?? {};
  if (attribution === undefined) return '**no**';
  return attribution.operation === undefined ? '—' : `${attribution.operation}, line ${attribution.line}`;
}

/** The least of 5, 10, 20, 40, … seconds within which it ended. */
function bound(durationMs: number): string {
  let seconds = 5;
  while (seconds * 1000 < durationMs) seconds *= 2;
  return `≤ ${seconds} s`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/[|\n]/g, ' ')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function byId(rows: readonly MatrixRow[]): MatrixRow[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isRight({ shortfalls }: MatrixRow): boolean {
  return shortfalls.length === 0;
}
