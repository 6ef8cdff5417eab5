import type { RecordedBody } from './records.ts';
import type { Redactor } from './redaction.ts';

/** Longest body that is kept whole, in characters; what is cut is still counted. */
export const longestKept = 64 * 1024;

/**
 * Turns body bytes into evidence: redacted text where they are UTF-8, else base64, cut at 64 KiB. Redaction comes before
 * the cut: a secret that straddles it would otherwise leave its head behind.
 */
export function recordBody(bytes: Uint8Array, redactor: Redactor): RecordedBody {
  const text = utf8(bytes);
  if (text !== undefined)
    return { encoding: 'utf-8', content: redactor.body(text).slice(0, longestKept), bytes: bytes.length };
  const clean = redactor.body(Buffer.from(bytes).toString('latin1')).slice(0, longestKept);
  return { encoding: 'base64', content: Buffer.from(clean, 'latin1').toString('base64'), bytes: bytes.length };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
