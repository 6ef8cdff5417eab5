/** Tells whether a URL's hostname means this machine: localhost, 127.0.0.0/8 or [::1] (RFC 6761 6.3, RFC 1122 3.2.1.3). */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.[0-9]{1,3}){3}$/.test(hostname);
}
