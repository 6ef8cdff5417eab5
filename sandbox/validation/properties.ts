import { badRequest } from '../http/refusal.ts';
import type { JsonObject } from '../json.ts';
import { property } from '../json.ts';

/** The refusal of a body because of one property. */
export function badProperty(name: string, rule: string) {
  return badRequest('INVALID_BODY', `The property ${name} must be ${rule}.`);
}

/** A required string that `accepts` agrees with; throws a Refusal that states the rule. */
export function requiredString(
  object: JsonObject,
  name: string,
  accepts: (text: string) => boolean,
  rule: string,
): string {
  const value = property(object, name);
  if (typeof value !== 'string' || !accepts(value)) throw badProperty(name, rule);
  return value;
}
