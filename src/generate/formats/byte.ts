const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * True for canonical base64 of the standard alphabet with padding (RFC 4648, sections 3.5 and 4): no base64url, no line
 * breaks, and the bits that pad the last character are zero.
 */
export function isByte(text: string): boolean {
  if (!base64.test(text)) return false;
  const last = alphabet.indexOf(text.replace(/=+$/, '').at(-1) ?? 'A');
  if (text.endsWith('==')) return last % 16 === 0;
  return !text.endsWith('=') || last % 4 === 0;
}
