/** One way in which a secret can be written down. */
export interface Spelling {
  readonly how: string;
  readonly text: string;
}

/**
 * Every way in which a text could be written into a file or a log: raw, escaped for JSON, URL-encoded, in hexadecimal, and in
 * base64 (RFC 4648 §4 and §5) wherever it stands in what was encoded. Written apart from the redaction that it checks.
 */
export function spellingsOf(secret: string): Spelling[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = [0, 1, 2].flatMap((before) => {
    const middle = certainBase64(bytes, before);
    return [
      { how: `base64 after ${before} bytes`, text: middle },
      { how: `base64url after ${before} bytes`, text: middle.replaceAll('+', '-').replaceAll('/', '_') },
    ];
  });
  return [
    { how: 'raw', text: secret },
    { how: 'escaped for JSON', text: JSON.stringify(secret).slice(1, -1) },
    { how: 'escaped twice for JSON', text: JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1) },
    { how: 'URL-encoded', text: encodeURIComponent(secret) },
    { how: 'form-encoded', text: new URLSearchParams({ x: secret }).toString().slice(2) },
    { how: 'hexadecimal', text: bytes.toString('hex') },
    { how: 'upper-case hexadecimal', text: bytes.toString('hex').toUpperCase() },
    ...base64,
  ];
}

/** The characters that the bytes alone decide, when `before` bytes of something else stand before them and anything after. */
function certainBase64(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((whole.length * 8) / 6);
  return whole.toString('base64').slice(first, last);
}
