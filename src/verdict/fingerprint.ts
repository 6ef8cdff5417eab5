import { createHash } from 'node:crypto';
import type { Offence } from './judged-check.ts';

/** What a fingerprint looks like, so that it can be told from the id of a requirement, which always has a dot. */
export const fingerprintPattern = /^[0-9a-f]{12}$/;

/** Texts that are made up anew in every run, and what stands in their place. */
const volatile: ReadonlyArray<readonly [pattern: RegExp, stand: string]> = [
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '{id}'],
  [/\b\d{8}T\d{6}Z-[a-z2-7]{6}\b/g, '{run}'],
  [/\b\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})/g, '{time}'],
  [/\b0x[0-9a-f]{8,}\b/gi, '{id}'],
  [/\b[a-z]+_(?=[a-f]*\d)[0-9a-f]{6,}\b/gi, '{id}'],
  [/\b[0-9a-f]{16,}\b/gi, '{id}'],
  [/\b\d{6,}\b/g, '{id}'],
  [/\boffset \d+/g, 'offset *'],
  // A port of this machine: servers of a run take free ones.
  [/(?<=\b(?:127\.0\.0\.1|localhost)|\[::1\]):\d+\b/g, ':{port}'],
  // The number of an exchange within its suite.
  [/(?<=[\w-])#\d+\b/g, '#*'],
];

/** A text without what another run, seed or run id would make up differently: ids, addresses, times, exchange numbers. */
export function withoutVolatile(text: string): string {
  return volatile.reduce((steady, [pattern, stand]) => steady.replace(pattern, stand), text);
}

/**
 * The status of the answer that shows an offence; empty where none is told. Without it a waiver of the wrong refusal would
 * also hide that there is no refusal any more. A list of statuses is none: racing answers come in any order.
 */
function statusOf({ message, received }: Offence): string {
  return /\banswered (\d{3})\b/.exec(message)?.[1] ?? /^(\d{3})(?=$|\s|, (?!\d))/.exec(received)?.[1] ?? '';
}

/** The place of an offence, the same wherever in a list it showed. */
function placeOf({ where = '', expected }: Offence): string {
  // The name of a case is the same in every run, whatever it looks like.
  if (where.startsWith('case ')) return where;
  const place = withoutVolatile(where).replace(/\/\d+(?=\/|$)/g, '/*');
  // Two properties that are missing at one place are two discrepancies.
  const missing = /required property '([^']+)'/.exec(expected)?.[1];
  return missing === undefined ? place : `${place} lacks ${missing}`;
}

/**
 * The stable name of a discrepancy: 12 hexadecimal characters that are the same in every run, whatever its seed and run
 * id, and differ where requirement, operation, code, place or the answer's status differ.
 */
export function fingerprintOf(offence: Offence, requirement: string): string {
  const parts = [requirement, offence.operation ?? '', offence.code, placeOf(offence), statusOf(offence)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
