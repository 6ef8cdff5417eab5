import { type HeaderLines, headerValue } from '../contract/message.ts';

/**
 * How long Retry-After asks to wait, in milliseconds; undefined when it is absent or neither seconds nor a date
 * (RFC 9110 §10.2.3).
 * @param nowMs the environment's time in milliseconds since the epoch, to which a date is compared
 */
export function retryAfterMs(headers: HeaderLines, nowMs: number): number | undefined {
  const value = headerValue(headers, 'retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Each of the three forms of a date begins with the name of a day (RFC 9110 §5.6.7).
  const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
