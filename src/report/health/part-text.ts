import type { HealthReport } from '../../health/health-report.ts';
import type { Night, PartState } from '../../health/night.ts';
import { counted } from '../counted.ts';

/** The name of a part for people: `createCustomer`, not `operation:createCustomer`. */
export function partName(part: string): string {
  return part.replace(/^\w+:/, '');
}

/**
 * Why a part is what it is; empty for one that is as it should be. What was not reached says so in two words where another
 * part of the visit tells the reason: six times the same sentence hides the one that matters.
 */
export function whyOf({ cause }: PartState, parts: readonly PartState[]): string {
  if (cause === undefined) return '';
  const told = parts.some((other) => other.cause !== undefined && other.cause.kind !== 'not-reached');
  if (cause.kind === 'not-reached') return told ? 'not reached' : cause.text;
  return `${cause.kind}: ${cause.text}`;
}

/** On how many of the known nights onboarding worked: `worked on 96.6 % of 88 known nights`. */
export function workedOn({ availability, knownDates }: HealthReport): string {
  return onNights('worked', availability, knownDates, 'known');
}

/** On how many of the judged nights the contract held. */
export function heldOn({ holding, judgedDates }: HealthReport): string {
  return onNights('held', holding, judgedDates, 'judged');
}

function onNights(did: string, share: number | null, dates: number, kind: string): string {
  if (share === null) return `none of the last 90 nights is ${kind}`;
  // 100 % is said of every night and 0 % of none: nothing is rounded to either.
  const shown = share === 0 || share === 1 ? share * 100 : Math.min(99.9, Math.max(0.1, share * 100));
  return `${did} on ${shown.toFixed(1).replace(/\.0$/, '')} % of ${counted(dates, `${kind} night`)}`;
}

/** What tidying up came to: `1 customer deactivated, 0 failed, 240 of all nights there`. */
export function cleanUpText(cleanUp: Night['cleanUp']): string {
  if (cleanUp === null) return 'nobody could look';
  const { deactivated, left, remaining } = cleanUp;
  const all = remaining === undefined ? [] : [`${remaining} of all nights there`];
  return [`${counted(deactivated, 'customer')} deactivated`, `${left} failed`, ...all].join(', ');
}
