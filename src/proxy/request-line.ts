import pc from 'picocolors';
import { cut, harmless } from '../report/shown-text.ts';
import type { ProxiedRequest } from './proxy-server.ts';

const longestTarget = 100;

/** A request as one line on the terminal: status, method, path, how long it took, its exchange or why nothing was sent. */
export function requestLine(
  { method, target, status, durationMs, exchange, code }: ProxiedRequest,
  colors: Pick<typeof pc, 'green' | 'yellow' | 'red'> = pc,
): string {
  const paint = status >= 500 ? colors.red : status >= 400 ? colors.yellow : colors.green;
  const path = cut(harmless(target).replace(/\n/g, '\\n'), longestTarget);
  const about = [code, exchange].filter(Boolean).join('  ');
  return `${paint(String(status))}  ${harmless(method).padEnd(7)}  ${path}  ${Math.round(durationMs)} ms  ${about}`.trimEnd();
}
