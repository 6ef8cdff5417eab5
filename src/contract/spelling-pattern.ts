/** A spelling shorter than this is found everywhere by chance, in characters. */
const shortestSpelling = 6;

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
export function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const start = shift === 0 ? 0 : shift + 1;
    const end = (bytes.length + shift) % 3 === 0 ? text.length : text.length - 1;
    return text.slice(start, end);
  });
}

/**
 * A global pattern that finds a secret raw, JSON-escaped, URL-encoded, as a form or HTML writes it, in hex, and in base64
 * at any alignment; large, and slow to compile.
 */
export function spellingPattern(secret: string): RegExp {
  const bytes = Buffer.from(secret);
  const hex = [...bytes].map(hexOf).join('');
  const base64 = base64Forms(bytes).filter((text) => text.length >= shortestSpelling);
  return new RegExp([[...secret].map(character).join(''), ...base64.map(encoded), hex].join('|'), 'g');
}
