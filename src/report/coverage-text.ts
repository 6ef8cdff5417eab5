import type { Coverage, CoverageAxis } from '../coverage/coverage.ts';
import type { CoverageRow } from '../coverage/rows.ts';
import { oneLine } from './shown-text.ts';

const noReason = 'no reason given';

function isHole({ hits }: CoverageRow): boolean {
  return hits === 0;
}

/** Compact lines for a summary: one for each axis, and one for what is wrong with coverage.yaml; indented. */
export function coverageLines({ axes, stale }: Coverage): string[] {
  const width = Math.max(...axes.map(({ name }) => name.length));
  const odd = stale.length === 0 ? [] : [`  ${counted(stale.length, 'stale entry', 'stale entries')} in coverage.yaml`];
  return [...axes.map((axis) => `  ${axis.name.padEnd(width)}  ${countOf(axis)}`), ...odd];
}

/** `71/78, 5 holes with a reason, 2 without`. */
function countOf({ rows }: CoverageAxis): string {
  const holes = rows.filter(isHole);
  const without = holes.filter(({ reason }) => reason === undefined).length;
  const within = holes.length - without;
  return [
    `${rows.length - holes.length}/${rows.length}`,
    ...(within > 0 ? [`${counted(within, 'hole', 'holes')} with a reason`] : []),
    ...(without > 0
      ? [within > 0 ? `${without} without` : `${counted(without, 'hole', 'holes')} without a reason`]
      : []),
  ].join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * The whole of it: each axis with its holes first, by reason, then every place that was reached with its hits.
 * @param only keeps the places that contain this text
 */
export function renderCoverage(coverage: Coverage, only = ''): string {
  const { axes, undeclared, stale, cutBodies } = coverage;
  const kept = (place: string): boolean => place.includes(only);
  const strange = undeclared.filter(({ place }) => kept(place));
  const sections = [
    ...axes.flatMap((axis) => {
      const rows = axis.rows.filter(({ place }) => kept(place));
      return rows.length === 0 ? [] : section(axis, rows);
    }),
    ...(strange.length === 0
      ? []
      : [
          '',
          'statuses that the contract does not declare',
          ...table(
            strange.map(({ place, hits, tolerated }) => [
              String(hits),
              place,
              tolerated ? 'provoked by the request' : 'a violation',
            ]),
          ),
        ]),
    ...(stale.length === 0 ? [] : ['', 'stale entries of coverage.yaml', ...stale.map((line) => `  ${oneLine(line)}`)]),
    ...(cutBodies === 0
      ? []
      : ['', `${counted(cutBodies, 'body was', 'bodies were')} too long for the evidence and not looked at`]),
  ];
  return `${sections.join('\n').replace(/^\n/, '')}\n`;
}

function section(axis: CoverageAxis, rows: readonly CoverageRow[]): string[] {
  const holes = new Map<string, string[]>();
  for (const { place, reason = noReason } of rows.filter(isHole))
    holes.set(reason, [...(holes.get(reason) ?? []), place]);
  // What nobody explained comes first: it is what somebody has to look at.
  const reasons = [...holes].sort(([a], [b]) => Number(b === noReason) - Number(a === noReason));
  return [
    '',
    `${axis.name}  ${countOf(axis)}`,
    ...reasons.flatMap(([reason, places]) => [
      `  not reached: ${oneLine(reason)}`,
      ...places.map((place) => `       -  ${place}`),
    ]),
    ...table(rows.filter((row) => !isHole(row)).map(({ place, hits }) => [String(hits), place])),
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map(([, place = '']) => place.length));
  return rows.map(([hits = '', place = '', ...rest]) =>
    `  ${hits.padStart(6)}  ${rest.length === 0 ? place : place.padEnd(width)}  ${rest.join('  ')}`.trimEnd(),
  );
}
