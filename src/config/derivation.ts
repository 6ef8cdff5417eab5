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

/** How the externalId of everything that a run creates begins, so that what it left behind can be found. */
export function externalIdMark({ runId }: Pick<Settings, 'runId'>): string {
  return `contract-${runId}-`;
}

/**
 * The externalId of something a run creates. A digest stands for its name, because no page says how long an externalId
 * may be: with a run id of the usual length it has 45 characters, whatever it is called.
 */
export function derivedExternalId(settings: Pick<Settings, 'runId'>, name: string): string {
  return `${externalIdMark(settings)}${createHash('sha1').update(name).digest('hex').slice(0, 12)}`;
}
