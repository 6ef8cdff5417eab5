import { headerValue, mediaTypeOf } from '../../src/contract/message.ts';
import type { Reply } from '../../src/http/call.ts';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

function meaning(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text;
  }
}

/**
 * What of an answer must be the same when its request is repeated, as one text: status, media type, Location, and the
 * body as what it means, because how JSON is spaced is no part of an answer's identity.
 */
export function identityOfAnswer({ status, answer }: Reply<unknown>): string {
  const { headers = [], body } = answer.record.response ?? {};
  const parts = [mediaTypeOf(headerValue(headers, 'content-type')), headerValue(headers, 'location')];
  return [String(status), ...parts.map((part) => part ?? '-'), meaning(body?.content ?? '')].join(' ');
}
