/** A scheme, two slashes, an authority, and nothing that a URI must not contain (RFC 3986). */
const ABSOLUTE = /^https?:\/\/[A-Za-z0-9[][!#-;=?-[\]_a-z~]*$/i;

/** Whether the text is an absolute http or https URL of at most 2048 characters, without user name and password. */
export function isCallbackUrl(text: string): boolean {
  if (text.length > 2048 || !ABSOLUTE.test(text) || /%(?![0-9a-f]{2})/i.test(text)) return false;
  try {
    const url = new URL(text);
    return url.username === '' && url.password === '';
  } catch {
    return false;
  }
}
