import type { HealthReport } from '../../health/health-report.ts';
import type { Night, PartState } from '../../health/night.ts';
import { timesOf } from '../../health/timed-parts.ts';
import { counted } from '../counted.ts';
import { visible } from '../html/markup.ts';
import { heldOn, partName, whyOf, workedOn } from './part-text.ts';

const order: readonly PartState['state'][] = ['down', 'degraded', 'unknown', 'ok'];

function partLines({ parts, sample }: Night): string[] {
  const times = timesOf(sample);
  const sorted = [...parts].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return sorted.map((one) => {
    const { part, state, cause } = one;
    const ms = times.get(part);
    const took = ms === undefined ? '' : `${Math.round(ms)} ms`;
    const why = `${whyOf(one, parts)}${cause?.exchange ? ` (${cause.exchange})` : ''}`;
    const line = `  ${state.padEnd(9)}${partName(part).padEnd(24)}${took.padStart(8)}  ${why}`;
    return visible(line.trimEnd().replace(/\s*\n\s*/g, ' '));
  });
}

/** What a night came to, for a terminal: what is bad first, the state last. */
export function renderHealthConsole(report: HealthReport): string {
  const { now, since, nights, incidents, undelivered, skipped } = report;
  if (now === null) return 'no night is in the history\n';
  const open = incidents.find(({ end }) => end === null);
  const lines = [
    '',
    ...partLines(now),
    '',
    `  the contract  ${now.verdict}; ${heldOn(report)}`,
    `  availability  ${workedOn(report)}; ${counted(nights, 'visit')} in the history`,
    ...(now.first
      ? [`  a second visit ${now.first.confirmed ? 'confirmed' : 'did not confirm'} ${now.first.state}`]
      : []),
    ...(open ? [`  incident      ${open.fingerprint} since ${open.start}, ${(open.worsened ?? open).cause.kind}`] : []),
    ...undelivered.map(({ kind, sink, reason }) => `  not delivered  ${kind} to ${sink}: ${visible(reason)}`),
    ...(skipped.length > 0
      ? [`  skipped       ${counted(skipped.length, 'line')} of the history: ${skipped[0]?.why}`]
      : []),
    '',
    `${now.environment} is ${now.state}${since === null ? '' : ` since ${since}`}`,
  ];
  return `${lines.join('\n')}\n`;
}
