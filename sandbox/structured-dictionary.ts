import type { Dictionary } from 'structured-headers';
import { parseDictionary } from 'structured-headers';

/**
 * Reads a dictionary of structured fields (RFC 9651, section 3.2); undefined where it is malformed, empty,
 * or names a member twice. The format lets the last one win; what carries a signature or a digest may not be ambiguous.
 */
export function readDictionary(text: string): Dictionary | undefined {
  try {
    const dictionary = parseDictionary(text);
    return dictionary.size > 0 && dictionary.size === countMembers(text) ? dictionary : undefined;
  } catch {
    return undefined;
  }
}

/** Members of a well-formed dictionary: its commas outside quoted strings, plus one. */
function countMembers(text: string): number {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(',').length;
}
