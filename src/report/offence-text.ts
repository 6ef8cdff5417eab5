import { noveltyText } from './comparison-text.ts';
import type { ReportedCheck, ReportedOffence } from './run-report.ts';
import { oneLine } from './shown-text.ts';

/** Where the contract speaks: `openapi.yaml:214  #/paths/…`; empty where it does not. */
export function contractPlace({ line, pointer, operation }: ReportedOffence): string {
  return line === undefined ? '' : `openapi.yaml:${line}  ${pointer ?? operation ?? ''}`.trimEnd();
}

/** The first line of an offence: its code, the operation that is accused, and what is wrong. */
export function offenceTitle({ code, operation, message }: ReportedOffence): string {
  return `${code}  ${operation === undefined ? '' : `${operation}: `}${oneLine(message)}`;
}

/**
 * An offence for the person who must act: what was expected and received, who demands it, where, which exchange. Rows
 * without a text are left out; texts come from the evidence as they are, each report makes them safe for itself.
 */
export function offenceRows(offence: ReportedOffence, check: ReportedCheck): readonly (readonly [string, string])[] {
  const rows: readonly (readonly [string, string])[] = [
    ['expected', offence.expected],
    ['received', offence.received],
    ['demanded', `${check.level} ${check.requirement}: ${check.sentence}`],
    ['source', check.source],
    ['contract', contractPlace(offence)],
    ['exchange', offence.exchange],
    ['check', check.id],
    ['finding', [offence.fingerprint, noveltyText(offence)].filter(Boolean).join('  ')],
    ['confirmed', check.confirmation === undefined ? '' : confirmationTexts[check.confirmation]],
    ['hint', offence.hint ?? ''],
    ['waived', offence.waived ?? ''],
  ];
  return rows.filter(([, text]) => text !== '');
}

const confirmationTexts = {
  confirmed: 'yes, it showed again on a fresh customer',
  flaky: 'no, it did not show again on a fresh customer: flaky',
  'not repeated': 'not repeated',
} as const;
