/** Header lines in the order and spelling of the wire. */
export type HeaderLines = ReadonlyArray<readonly [name: string, value: string]>;

/** A request as it left: what the contract and the evidence both look at. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: HeaderLines;
  /** Exact bytes of the body; absent when no body was sent. */
  readonly body?: Uint8Array;
}

/** A response as it came off the wire. */
export interface ReceivedResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderLines;
  /** Body after Content-Encoding was undone; empty when there was none. */
  readonly body: Uint8Array;
  /** Bytes of the body as transferred, before Content-Encoding was undone. */
  readonly encodedLength: number;
  /** What was wrong with the framing although a response arrived: bytes after its end, an undecodable encoding. */
  readonly framingProblem?: string;
  /** Whether Content-Encoding could not be undone: `body` then holds the encoded bytes, of which nothing can be judged. */
  readonly undecodable?: boolean;
  /** Milliseconds since the epoch by our own clock when the last byte had arrived. */
  readonly receivedAtMs: number;
}

/** All values of a header, in wire order; names compare without case (RFC 9110 §5.1). */
export function headerValues(headers: HeaderLines, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** The first value of a header, if there is one. */
export function headerValue(headers: HeaderLines, name: string): string | undefined {
  return headerValues(headers, name)[0];
}

/** The media type without parameters, in lower case, of a Content-Type value (RFC 9110 §8.3.1). */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase();
}

/** Whether a media type is JSON or built on it (RFC 6839 §3.1). */
export function isJsonType(mediaType: string | undefined): boolean {
  return /^application\/(json|[\w.+-]+\+json)$/.test(mediaType ?? '');
}
