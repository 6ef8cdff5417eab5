const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is an RFC 3339 date-time of a day that exists. */
function isDateTime(text: string): boolean {
  const [, year, month, day] = DATE_TIME.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

/** The forms of the values in EIP-4361; the URI forms accept RFC 3986's characters without parsing every part. */
export const siweGrammar = {
  authority: /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@[\]]|%[0-9A-Fa-f]{2})+$/,
  address: /^0x[0-9a-fA-F]{40}$/,
  statement: /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;= ]*$/,
  dateTimeForm: 'an RFC 3339 date-time',
  isUri: (text: string): boolean =>
    /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(text),
  isDigits: (text: string): boolean => /^[0-9]+$/.test(text),
  isNonce: (text: string): boolean => /^[A-Za-z0-9]{8,}$/.test(text),
  isPathSegment: (text: string): boolean => /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*$/.test(text),
  isDateTime,
} as const;
