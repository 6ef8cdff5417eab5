import type { Secret } from '../config/secret.ts';
import type { HeaderLines } from '../contract/message.ts';
import type { ExchangeRecord } from '../evidence/records.ts';

/** A recorded request with its secrets in their places again; `undefined` body where none was sent. */
export interface FilledRequest {
  readonly url: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array | undefined;
}

/** What redaction left in the place of a secret. */
const placeholder = /\[secret ([^\]]+)\]/g;

/** Names of what is redacted in a text, each once. */
export function redactedIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].flatMap(([, name]) => (name === undefined ? [] : [name])))];
}

/**
 * Puts the secrets of the settings in the places of what redaction took out.
 * @param headers the recorded headers that are to be sent again
 * @returns the request, or the names of what the settings do not have
 */
export function fillIn(
  { url, body }: ExchangeRecord['request'],
  headers: HeaderLines,
  secrets: readonly Secret[],
): FilledRequest | { readonly missing: readonly string[] } {
  const values = new Map(secrets.map((secret) => [secret.name, secret.reveal()]));
  const missing = new Set<string>();
  const fill = (text: string, spell: (value: string) => string): string =>
    text.replace(placeholder, (whole, name: string) => {
      const value = values.get(name);
      if (value === undefined) missing.add(name);
      return value === undefined ? whole : spell(value);
    });
  const asItIs = (value: string): string => value;
  const filled: FilledRequest = {
    url: fill(url, encodeURIComponent),
    headers: headers.map(([name, value]) => [name, fill(value, asItIs)]),
    body: body && bytesOf(body, (text) => fill(text, isJson(text) ? inJson : asItIs)),
  };
  return missing.size > 0 ? { missing: [...missing] } : filled;
}

function bytesOf(
  { encoding, content }: NonNullable<ExchangeRecord['request']['body']>,
  fill: (text: string) => string,
): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(fill(content));
  return new Uint8Array(Buffer.from(fill(Buffer.from(content, 'base64').toString('latin1')), 'latin1'));
}

function isJson(text: string): boolean {
  return /^\s*[{["]/.test(text);
}

/** A value as it stands within the quotes of a JSON text. */
function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
