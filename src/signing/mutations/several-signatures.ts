import { always, type Mutation, type SignedRequest } from './mutation.ts';
import { headerOf, withHeader, withSignatureBytes } from './request-edits.ts';
import { readSignature, resign, withSignature } from './resign.ts';

/** Both signatures on one request, the good one first. */
function joined(good: SignedRequest, second: SignedRequest): SignedRequest {
  const both = (name: string): string => `${headerOf(good, name) ?? ''}, ${headerOf(second, name) ?? ''}`;
  return withSignature(good, { 'signature-input': both('signature-input'), signature: both('signature') });
}

function secondLabel(request: SignedRequest): string {
  return `${readSignature(request).label}2`;
}

/** More than one signature, or labels that do not pair the two headers (RFC 9421 §4.1, §4.3). */
export const severalSignatures: readonly Mutation[] = [
  {
    id: 'labels-differ',
    requirement: 'signature.malformed-refused',
    due: 'refused',
    applies: always,
    mutate: (request) => withHeader(request, 'signature', (value) => `x${value}`),
  },
  {
    id: 'second-input-without-signature',
    requirement: 'signature.every-one-good',
    due: 'refused',
    applies: always,
    mutate: (request, { key }) => {
      const second = resign(request, key, { label: secondLabel(request) });
      return withHeader(joined(request, second), 'signature', () => headerOf(request, 'signature') ?? '');
    },
  },
  {
    id: 'second-signature-broken',
    requirement: 'signature.every-one-good',
    due: 'refused',
    applies: always,
    mutate: (request, { key }) => {
      const second = resign(request, key, { label: secondLabel(request) });
      return joined(
        request,
        withSignatureBytes(second, (bytes) => bytes.map((byte) => byte ^ 1)),
      );
    },
  },
  {
    id: 'two-good-signatures',
    requirement: 'signature.several',
    due: 'observed',
    applies: always,
    mutate: (request, { key }) => joined(request, resign(request, key, { label: secondLabel(request) })),
  },
];
