import { createVerifier, httpbis } from 'http-message-signatures';
import type { SigningKey } from '../../../src/signing/keys.ts';
import type { SignableRequest } from '../../../src/signing/signature-base.ts';
import type { SignatureFields } from '../../../src/signing/signature-fields.ts';

/** Verifies with the library that the API's documentation recommends: true, false, or null where there is no signature. */
export function verifyWithOracle(
  request: SignableRequest,
  fields: SignatureFields,
  key: SigningKey,
): Promise<boolean | null> {
  const headers: Record<string, string[]> = {};
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    headers[lower] = [...(headers[lower] ?? []), value];
  }
  return httpbis.verifyMessage(
    {
      keyLookup: async ({ keyid }) =>
        keyid === key.keyId
          ? { id: key.keyId, algs: [key.algorithm], verify: createVerifier(key.publicKeyPem(), key.algorithm) }
          : null,
      // The age of a signature is not what these tests are about.
      notAfter: 9_999_999_999,
      all: true,
    },
    {
      method: request.method,
      url: request.url.href,
      headers: { ...headers, 'signature-input': fields['signature-input'], signature: fields.signature },
    },
  );
}
