import { createHash } from 'node:crypto';
import { uuidFromBytes } from './seeded-values.ts';

const ANY_CASE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID, of any version, in either case (RFC 9562, section 4). */
export function isUuid(text: string): boolean {
  return ANY_CASE.test(text);
}

/** The name-based UUID, version 5 (RFC 9562, section 5.5), of `name` in `namespace` (a UUID). */
export function uuidFromName(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  return uuidFromBytes(hash, 5);
}
