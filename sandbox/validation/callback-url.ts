/** A scheme, two slashes, an authority, and nothing that a URI must not contain (RFC 3986). */
const ABSOLUTE = /^https?:\/\/(?:[!#$&-;=?-Z[\]_a-z~]|%[0-9A-Fa-f]{2})+$/;

/** Whether the text is an absolute http or https URL; `%` only ahead of two hexadecimal digits. */
export function isCallbackUrl(text: string): boolean {
  return ABSOLUTE.test(text) && URL.canParse(text);
}
