/** A text shorter than this is found everywhere by chance. */
export const shortestSecret = 6;

/** What JSON, one level deep or nested, may write for a character besides \uXXXX (RFC 8259 §7). */
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\\\',
  '/': '/',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
};

const entities: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/gi, (digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`);
}

function hexOf(byte: number): string {
  return anyCase(byte.toString(16).padStart(2, '0'));
}

/** One character as it can be written raw, in JSON, in a URL, in a form, in HTML, or read byte by byte. */
function character(char: string): string {
  const bytes = [...Buffer.from(char)];
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  const escaped = units.map((unit) => `\\\\+u${anyCase(unit.toString(16).padStart(4, '0'))}`).join('');
  const percent = bytes.map((byte) => `%(?:25)*${hexOf(byte)}`).join('');
  const forms = [
    literal(char),
    escaped,
    percent,
    `&#(?:${char.codePointAt(0)}|[xX]0*${anyCase((char.codePointAt(0) ?? 0).toString(16))});`,
  ];
  if (bytes.length > 1) forms.push(literal(Buffer.from(char).toString('latin1')));
  const short = shortEscapes[char];
  if (short !== undefined) forms.push(`\\\\+${short}`);
  const entity = entities[char];
  if (entity !== undefined) forms.push(entity);
  if (char === ' ') forms.push('\\+');
  if (char === '\n') forms.push('\\\\+r\\\\+n', '\\r\\n', '%(?:25)*0[dD]%(?:25)*0[aA]');
  return `(?:${forms.join('|')})`;
}

/** Text in base64 or base64url, itself possibly escaped once more. */
function encoded(base64: string): string {
  return [...base64]
    .map((char) => {
      if (char === '+') return `(?:${character('+')}|-)`;
      return char === '/' ? `(?:${character('/')}|_)` : char;
    })
    .join('');
}

/** Base64 of bytes that begin at each of the three alignments, without the characters that also carry a neighbour's bits. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const start = shift === 0 ? 0 : shift + 1;
    const end = (bytes.length + shift) % 3 === 0 ? text.length : text.length - 1;
    return text.slice(start, end);
  });
}

function patternOf(secret: string): RegExp {
  const bytes = Buffer.from(secret);
  const hex = [...bytes].map(hexOf).join('');
  const base64 = base64Forms(bytes).filter((text) => text.length >= shortestSecret);
  return new RegExp([[...secret].map(character).join(''), ...base64.map(encoded), hex].join('|'), 'g');
}

/** Compiled patterns are large: one that was not used for long is given up. */
class Patterns {
  readonly #limit: number;
  readonly #known = new Map<string, RegExp>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  of(secret: string): RegExp {
    const pattern = this.#known.get(secret) ?? patternOf(secret);
    this.#known.delete(secret);
    this.#known.set(secret, pattern);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#limit && oldest !== undefined) this.#known.delete(oldest);
    return pattern;
  }
}

const whole = new Patterns(16);
const cores = new Patterns(128);

/** A piece from the middle: whatever spells the secret spells it too, and its pattern is small. */
function coreOf(secret: string): string {
  const characters = [...secret];
  const start = Math.max(0, Math.floor(characters.length / 2) - 6);
  return characters.slice(start, start + 12).join('');
}

/**
 * Whether a text has a secret in any usual spelling: raw, JSON-escaped, URL-encoded, as a form or HTML writes it, in hex,
 * and in base64 at any alignment.
 */
export function spells(text: string, secret: string): boolean {
  return text.includes(secret) || (text.search(cores.of(coreOf(secret))) >= 0 && text.search(whole.of(secret)) >= 0);
}

/** The text with a label in place of the secret, however it is spelled. */
export function withoutSpellings(text: string, secret: string, label: string): string {
  const clean = text.replaceAll(secret, () => label);
  return spells(clean, secret) ? clean.replace(whole.of(secret), () => label) : clean;
}
