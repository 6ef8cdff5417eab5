import type { Secret } from '../config/secret.ts';
import { type Needle, shortestSecret, withoutSpellings } from '../contract/spellings.ts';

/** Names whose value is a secret wherever they appear, whatever it is: JSON members and query parameters, without `-` and `_`. */
const secretNames = new Set([
  'accesstoken',
  'apikey',
  'apisecret',
  'authorization',
  'clientsecret',
  'jwt',
  'password',
  'privatekey',
  'refreshtoken',
  'secret',
  'token',
]);
/** Headers whose value is a credential. */
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

function namesSecret(name: string): boolean {
  return secretNames.has(name.toLowerCase().replace(/[_-]/g, ''));
}

/** A member and its value, cut off or not: in JSON that is text within JSON first, then in JSON itself. */
const secretMembers = [
  /(?<!\\)(\\+")([A-Za-z_-]{1,40})(\1\s*:\s*)(?:\1((?:(?!\1)[^"])*)(\1|$)|([^\s"\\,{}[\]]+))/g,
  /(")([A-Za-z_-]{1,40})("\s*:\s*)(?:"((?:[^"\\]|\\.)*)("|\\?$)|([^\s"\\,{}[\]]+))/g,
];
const secretParameters = /([?&])([A-Za-z_-]{1,40})=([^&#\s"'\\]+)/g;

/** Longest text, in characters, that is remembered as harmless for long, and how many are. */
const longestRemembered = 120;
const mostRemembered = 10_000;
/** How many longer texts are remembered: a body is redacted when it becomes a record, and again when that is written. */
const mostRecent = 64;

/** Takes every known secret out of what is about to be stored: first by value in each spelling, then by structure. */
export class Redactor {
  #needles: Needle[] = [];
  readonly #known = new Set<string>();
  /** Short texts that had nothing to hide: names, ids and statuses come again with every record. */
  readonly #harmless = new Set<string>();
  /** Longer texts that had nothing to hide, the oldest first. */
  readonly #recent = new Set<string>();

  constructor(secrets: Iterable<Secret> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** Learns a secret that came to be during the run, a token for example. */
  add(secret: Secret): void {
    const value = secret.reveal();
    // A shorter one would also hide harmless text that happens to contain it.
    if (value.length < shortestSecret || this.#known.has(value)) return;
    this.#known.add(value);
    this.#harmless.clear();
    this.#recent.clear();
    const needle = { value, label: String(secret) };
    // The longest first, or a secret that is part of another would leave the rest of it behind.
    this.#needles = [...this.#needles, needle].sort((a, b) => b.value.length - a.value.length);
  }

  /** The text without any known secret, and without what its structure shows to be one. */
  text(text: string): string {
    if (this.#harmless.has(text) || this.#recent.has(text)) return text;
    const clean = this.#byStructure(withoutSpellings(text, this.#needles));
    if (clean === text) this.#remember(text);
    return clean;
  }

  #remember(text: string): void {
    if (text.length <= longestRemembered) {
      if (this.#harmless.size < mostRemembered) this.#harmless.add(text);
      return;
    }
    this.#recent.add(text);
    const [oldest] = this.#recent;
    if (this.#recent.size > mostRecent && oldest !== undefined) this.#recent.delete(oldest);
  }

  /** A header's value without secrets; credentials keep only their scheme. */
  header(name: string, value: string): string {
    const clean = this.text(value);
    if (!secretHeaders.has(name.toLowerCase())) return clean;
    if (/^(?:\S+ )?\[secret [^\]]+\]$/.test(clean)) return clean;
    const scheme = /^([A-Za-z]+) /.exec(clean)?.[1];
    return scheme === undefined ? '[secret credential]' : `${scheme} [secret credential]`;
  }

  /** A body's text without secrets; members that name a secret are emptied even when their value is unknown. */
  body(text: string): string {
    return this.text(text);
  }

  /** Any JSON value with each string in it redacted, keys included; the value itself where nothing had to change. */
  value<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (typeof value !== 'object' || value === null || !this.#hides(value)) return value;
    if (Array.isArray(value)) return value.map((item: unknown) => this.value(item)) as T;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.value(item)])) as T;
  }

  /** Whether anything in an object or array has to change; mostly nothing has, and then nothing is copied. */
  #hides(value: object): boolean {
    for (const key of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[key];
      if (typeof item === 'string' ? this.text(item) !== item : typeof item === 'object' && item && this.#hides(item))
        return true;
      if (!Array.isArray(value) && this.text(key) !== key) return true;
    }
    return false;
  }

  #byStructure(text: string): string {
    let clean = text
      .replace(
        /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
        () => '[secret PRIVATE KEY]',
      )
      // A JSON Web Token, whole or cut off (RFC 7519 §3).
      .replace(/\beyJ[\w-]{5,}\.eyJ[\w-]{5,}(?:\.[\w-]*)?/g, () => '[secret JWT]');
    for (const pattern of secretMembers) {
      clean = clean.replace(pattern, (whole, quote: string, name: string, colon: string, value: string | undefined) =>
        namesSecret(name) && value !== '' && !value?.startsWith('[secret ')
          ? `${quote}${name}${colon}${quote}[secret ${name}]${quote}`
          : whole,
      );
    }
    return clean.replace(secretParameters, (whole, mark: string, name: string, value: string) =>
      namesSecret(name) && !value.startsWith('[secret') ? `${mark}${name}=[secret ${name}]` : whole,
    );
  }
}
