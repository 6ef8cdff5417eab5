/** A request as it came in, byte for byte; names of header fields are in lower case, one entry per line. */
export interface RequestMessage {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** The request target as it stood in the request line, origin form: path and query, still encoded. */
  readonly target: string;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body: Buffer;
}

/** The values of a header field, one per line received, in order, as they stood. */
export function headerValues(message: RequestMessage, name: string): string[] {
  return message.headers.filter(([field]) => field === name).map(([, value]) => value);
}

/** The field as one value: lines trimmed and joined by comma and space (RFC 9421, section 2.1); undefined where there is none. */
export function combinedHeader(message: RequestMessage, name: string): string | undefined {
  const values = headerValues(message, name);
  return values.length === 0 ? undefined : values.map((value) => value.trim()).join(', ');
}

/** The path of the target, still encoded. */
export function rawPath(message: RequestMessage): string {
  const mark = message.target.indexOf('?');
  return mark < 0 ? message.target : message.target.slice(0, mark);
}

/** The query of the target, still encoded and with its question mark; undefined where there is none. */
export function rawQuery(message: RequestMessage): string | undefined {
  const mark = message.target.indexOf('?');
  return mark < 0 ? undefined : message.target.slice(mark);
}

/** Header lines out of Node's flat list of names and values. */
export function headerLines(rawHeaders: readonly string[]): Array<readonly [string, string]> {
  const lines: Array<readonly [string, string]> = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    lines.push([(rawHeaders[index] ?? '').toLowerCase(), rawHeaders[index + 1] ?? '']);
  }
  return lines;
}
