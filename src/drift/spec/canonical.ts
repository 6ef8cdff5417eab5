import { isObject, type Json } from '../../generate/json.ts';

/**
 * JSON text that is the same for the same value, in whatever order its members are written.
 * @param skipped names of members that make no difference, at any depth
 */
export function canonical(value: Json | undefined, skipped?: ReadonlySet<string>): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, skipped)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((name) => skipped?.has(name) !== true)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name], skipped)}`);
  return `{${members.join(',')}}`;
}
