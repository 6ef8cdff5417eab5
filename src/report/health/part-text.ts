import type { PartState } from '../../health/night.ts';

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

/** A share from 0 to 1 as a percentage with one decimal at most. */
export function percent(share: number | null): string {
  return share === null ? 'not known yet' : `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
