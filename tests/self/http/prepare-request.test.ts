import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.ts';
import { headerValue } from '../../../src/contract/message.ts';
import { type Dressing, prepareRequest } from '../../../src/http/prepare-request.ts';
import { generateSigningKeyPem, signingKeyFromPem } from '../../../src/signing/keys.ts';

const baseUrl = new URL('https://api.staging.example/v1');
const key = signingKeyFromPem(generateSigningKeyPem('ed25519'), 'key-1');
const dressing: Dressing = {
  token: new Secret('token', 'a.b.c'),
  key,
  idempotencyKey: '123e4567-e89b-12d3-a456-426614174000',
  createdSeconds: 1_795_869_622,
  attempt: '1',
  signature: {
    coveredComponents: ['@method', '@target-uri', 'authorization', 'content-type', 'content-digest'],
    signatureLabel: 'sig',
    signatureNonce: false,
    digestAlgorithm: 'sha-256',
  },
};
const draft = {
  method: 'POST',
  url: new URL('https://api.staging.example/v1/customers'),
  headers: [['Content-Type', 'application/json']] as [string, string][],
  body: new TextEncoder().encode('{}'),
};

/** What the signature of a prepared request covers. */
function covered(change: Partial<typeof draft>, dressed: Dressing): string | undefined {
  const { request } = prepareRequest(baseUrl, { ...draft, ...change }, dressed);
  return /\(([^)]*)\)/.exec(headerValue(request.headers, 'signature-input') ?? '')?.[1];
}

describe('the signature of a prepared request', () => {
  it('covers what is configured', () => {
    expect(covered({}, dressing)).toBe('"@method" "@target-uri" "authorization" "content-type" "content-digest"');
  });

  it('covers the rest where a case leaves out the token or the type of the body', () => {
    const { token: _token, ...nobody } = dressing;
    expect(covered({}, nobody)).toBe('"@method" "@target-uri" "content-type" "content-digest"');
    expect(covered({ headers: [] }, dressing)).toBe('"@method" "@target-uri" "authorization" "content-digest"');
  });

  it('is not made where another configured header is missing', () => {
    const signature = { ...dressing.signature, coveredComponents: ['@method', 'x-client'] };
    expect(() => prepareRequest(baseUrl, draft, { ...dressing, signature })).toThrow('COMPONENT_ABSENT');
  });
});
