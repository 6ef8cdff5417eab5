import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type HeaderLines, headerValues } from '../contract/message.ts';

/** Bytes after which a body is given up, encoded or decoded: no answer of an API is that long, and a few may unpack to many. */
export const longestBody = 16 * 1024 * 1024;

const bound = { maxOutputLength: longestBody };

const decoders = new Map<string, (bytes: Uint8Array) => Uint8Array>([
  ['gzip', (bytes) => gunzipSync(bytes, bound)],
  ['x-gzip', (bytes) => gunzipSync(bytes, bound)],
  ['deflate', (bytes) => inflateSync(bytes, bound)],
  ['br', (bytes) => brotliDecompressSync(bytes, bound)],
  ['identity', (bytes) => bytes],
]);

/** Undoes Content-Encoding, last coding first (RFC 9110 §8.4); `problem` says why that was not possible. */
export function decodeContent(encoded: Uint8Array, headers: HeaderLines): { body: Uint8Array; problem?: string } {
  const codings = headerValues(headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
  let body = encoded;
  for (const coding of encoded.length === 0 ? [] : codings.reverse()) {
    const decode = decoders.get(coding);
    if (decode === undefined) return { body: encoded, problem: `unknown Content-Encoding ${coding}` };
    try {
      body = decode(body);
    } catch (error) {
      return {
        body: encoded,
        problem: `the body is not ${coding}, as Content-Encoding says: ${(error as Error).message}`,
      };
    }
  }
  return { body };
}
