import type { RecordedBody } from './records.ts';
import type { Redactor } from './redaction.ts';

/** Longest body that is kept whole, in bytes; what is cut is still counted. */
const longestKept = 64 * 1024;

/** Turns body bytes into evidence: redacted text where they are UTF-8, else base64, cut at 64 KiB. */
export function recordBody(bytes: Uint8Array, redactor: Redactor): RecordedBody {
  try {
    // Redaction comes before the cut: a secret that straddles the cut would otherwise leave its head behind.
    const text = redactor.body(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return { encoding: 'utf-8', content: text.slice(0, longestKept), bytes: bytes.length };
  } catch {
    const content = Buffer.from(bytes.slice(0, longestKept)).toString('latin1');
    const clean = redactor.text(content);
    return { encoding: 'base64', content: Buffer.from(clean, 'latin1').toString('base64'), bytes: bytes.length };
  }
}
