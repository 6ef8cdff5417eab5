import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';
import { headerValues } from './request-message.ts';

/** JSON, whose only charset is UTF-8 (RFC 8259, section 8.1). */
const JSON_TYPE = /^application\/json[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8")[ \t]*)?$/i;

/** Throws a Refusal (415) for a body that does not say it is JSON, or that is encoded. */
export function checkMediaType(call: Call): void {
  const types = headerValues(call.message, 'content-type');
  const [type] = types;
  if (type === undefined ? call.message.body.length > 0 : types.length > 1 || !JSON_TYPE.test(type.trim()))
    throw unsupported();
  if (headerValues(call.message, 'content-encoding').some((coding) => coding.trim().toLowerCase() !== 'identity'))
    throw unsupported();
}

function unsupported(): Refusal {
  return new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.');
}
