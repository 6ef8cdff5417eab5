import type { SignedRequest } from './mutation.ts';

/** The value of a header; the first one where it is sent more than once, undefined where it is not sent. */
export function headerOf({ headers }: Pick<SignedRequest, 'headers'>, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** The request with the value of a header that it has replaced; `name` is in lower case. */
export function withHeader(request: SignedRequest, name: string, change: (value: string) => string): SignedRequest {
  return {
    ...request,
    headers: request.headers.map(([key, value]) => [key, key.toLowerCase() === name ? change(value) : value]),
  };
}

/** The request without these headers; names are in lower case. */
export function withoutHeaders(request: SignedRequest, ...names: readonly string[]): SignedRequest {
  return { ...request, headers: request.headers.filter(([key]) => !names.includes(key.toLowerCase())) };
}

/** The request with the bytes of its signature changed, within the byte sequence of RFC 9651 §3.3.5. */
export function withSignatureBytes(request: SignedRequest, change: (bytes: Uint8Array) => Uint8Array): SignedRequest {
  return withHeader(request, 'signature', (value) =>
    value.replace(/:([A-Za-z0-9+/=]*):/, (_whole, base64: string) => {
      const changed = change(Uint8Array.from(Buffer.from(base64, 'base64')));
      return `:${Buffer.from(changed).toString('base64')}:`;
    }),
  );
}
