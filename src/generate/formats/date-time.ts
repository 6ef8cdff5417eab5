const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:z|([+-])(\d{2}):(\d{2}))$/i;

/** True for a `full-date` that the calendar has (RFC 3339, section 5.6 and appendix C). */
export function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** True for a `full-time` with its offset; a leap second only where UTC reads 23:59:60 (RFC 3339, sections 5.6 and 5.7). */
export function isTime(text: string): boolean {
  return utcMinuteOfDay(text) !== undefined;
}

/**
 * True for an RFC 3339 `date-time`: `T` between date and time (the RFC allows lower case), a real calendar date, an
 * offset, and a leap second only at the end of a UTC month. A space for the `T`, which other validators take, is refused.
 */
export function isDateTime(text: string): boolean {
  const [date, time, ...rest] = text.split(/t/i);
  if (date === undefined || time === undefined || rest.length > 0 || !isDate(date)) return false;
  const minute = utcMinuteOfDay(time);
  if (minute === undefined) return false;
  return !isLeapSecond(time) || endsUtcMonth(date, minute);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Minute of the day in UTC, below 0 or above 1439 where the offset crosses midnight; undefined for a time that is none. */
function utcMinuteOfDay(text: string): number | undefined {
  const match = timePattern.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [offsetHour, offsetMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (match[4] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  const utc = hour * 60 + minute - offset;
  if (second === 60 && (utc + 1440) % 1440 !== 1439) return undefined;
  return utc;
}

function isLeapSecond(time: string): boolean {
  return time.slice(6, 8) === '60';
}

function endsUtcMonth(date: string, utcMinute: number): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const next = new Date(0);
  next.setUTCFullYear(year, month - 1, day);
  next.setUTCMinutes(utcMinute + 1);
  return next.getUTCDate() === 1;
}
