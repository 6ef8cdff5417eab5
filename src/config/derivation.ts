import { createHash } from 'node:crypto';
import type { Settings } from './settings.ts';

/**
 * A name-based UUID (RFC 9562 §5.5 layout over SHA-1) of seed, run id and a name: the same run asks with the same
 * keys, and no run meets another's.
 */
export function derivedUuid({ seed, runId }: Pick<Settings, 'seed' | 'runId'>, name: string): string {
  const hash = createHash('sha1')
    .update(JSON.stringify([seed, runId, name]))
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** The externalId of something a run creates: it carries the run id, so that what a run left behind can be found. */
export function derivedExternalId({ runId }: Pick<Settings, 'runId'>, name: string): string {
  return `contract-${runId}-${name}`;
}
