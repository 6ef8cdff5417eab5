import type { Secret } from '../config/secret.ts';

/** JSON members whose value is a secret wherever they appear, whatever it is. */
const secretMembers = new Set(['apisecret', 'apikey', 'token', 'privatekey', 'password', 'authorization']);
/** Headers whose value is a credential. */
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);
/** A secret shorter than this would also hide harmless text that happens to contain it. */
const shortestSecret = 6;

interface Needle {
  readonly text: string;
  readonly label: string;
}

/** Takes every known secret out of what is about to be stored: first by value in each spelling, then by structure. */
export class Redactor {
  #needles: Needle[] = [];
  readonly #known = new Set<string>();

  constructor(secrets: Iterable<Secret> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** Learns a secret that came to be during the run, a token for example. */
  add(secret: Secret): void {
    const value = secret.reveal();
    if (value.length < shortestSecret || this.#known.has(value)) return;
    this.#known.add(value);
    const label = String(secret);
    const spellings = spellingsOf(value).map((text) => ({ text, label }));
    // The longest first, or a shorter spelling would leave the rest of a longer one behind.
    this.#needles = [...this.#needles, ...spellings].sort((a, b) => b.text.length - a.text.length);
  }

  /** The text without any known secret. */
  text(text: string): string {
    let clean = text;
    for (const { text: needle, label } of this.#needles) {
      if (clean.includes(needle)) clean = clean.replaceAll(needle, label);
    }
    return clean.replace(
      /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
      '[secret PRIVATE KEY]',
    );
  }

  /** A header's value without secrets; credentials keep only their scheme. */
  header(name: string, value: string): string {
    if (!secretHeaders.has(name.toLowerCase())) return this.text(value);
    const scheme = /^(\S+)\s/.exec(value)?.[1];
    const clean = this.text(value);
    if (clean.includes('[secret ')) return clean;
    return scheme === undefined ? '[secret credential]' : `${scheme} [secret credential]`;
  }

  /** A body's text without secrets; members that name a secret are emptied even when their value is unknown. */
  body(text: string): string {
    return this.text(text).replace(
      /"([A-Za-z_-]+)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
      (whole, name: string, colon: string, value: string) =>
        secretMembers.has(name.toLowerCase().replace(/[_-]/g, '')) && !value.startsWith('[secret ')
          ? `"${name}"${colon}"[secret ${name}]"`
          : whole,
    );
  }

  /** Any JSON value with each string in it redacted, keys included. */
  value<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.value(item)) as T;
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [this.text(key), this.value(item as unknown)]),
      ) as T;
    }
    return value;
  }
}

/** How a value can appear on the wire and in a log: raw, JSON-escaped, URL-encoded, base64 at each of the three alignments. */
function spellingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const aligned = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Characters that also carry bits of neighbours differ with the context, so only the certain middle is compared.
    const start = shift === 0 ? 0 : shift + 1;
    const end = (bytes.length + shift) % 3 === 0 ? encoded.length : encoded.length - 1;
    return encoded.slice(start, end);
  });
  const spellings = [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    ...aligned,
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
  return [...new Set(spellings)].filter((text) => text.length >= shortestSecret);
}
