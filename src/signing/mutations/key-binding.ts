import type { SigningKey } from '../keys.ts';
import { always, type Mutation, type RequestShape } from './mutation.ts';
import { resign, withParams } from './resign.ts';

const foreign = ({ hasForeignKey }: RequestShape): boolean => hasForeignKey;

function otherAlgorithm({ algorithm }: SigningKey): string {
  return algorithm === 'ed25519' ? 'ecdsa-p384-sha384' : 'ed25519';
}

/** Key, key id and algorithm do not belong together, or to the caller (RFC 9421 §3.2 steps 5 and 6). */
export const keyBinding: readonly Mutation[] = [
  {
    id: 'unregistered-key',
    requirement: 'signature.key-bound',
    due: 'refused',
    applies: always,
    mutate: (request, { unregistered }) => resign(request, unregistered),
  },
  {
    id: 'foreign-key-under-known-keyid',
    requirement: 'signature.key-bound',
    due: 'refused',
    applies: foreign,
    // alg is that of the key that signs, so that nothing but the key id is wrong.
    mutate: (request, { foreign: key }) =>
      key ? resign(request, key, { params: withParams(request, { alg: key.algorithm }) }) : request,
  },
  {
    id: 'foreign-key-without-alg',
    requirement: 'signature.key-bound',
    due: 'refused',
    applies: foreign,
    mutate: (request, { foreign: key }) =>
      key ? resign(request, key, { params: withParams(request, { alg: undefined }) }) : request,
  },
  {
    id: 'foreign-key-under-its-own-keyid',
    requirement: 'signature.tenant-bound',
    due: 'refused',
    applies: foreign,
    mutate: (request, { foreign: key }) =>
      key ? resign(request, key, { params: withParams(request, { keyid: key.keyId, alg: key.algorithm }) }) : request,
  },
  {
    id: 'unknown-keyid',
    requirement: 'signature.key-bound',
    due: 'refused',
    applies: always,
    mutate: (request, { key, unknownKeyId }) =>
      resign(request, key, { params: withParams(request, { keyid: unknownKeyId }) }),
  },
  {
    id: 'unknown-keyid-and-key',
    requirement: 'signature.key-bound',
    due: 'refused',
    applies: always,
    mutate: (request, { unregistered, unknownKeyId }) =>
      resign(request, unregistered, { params: withParams(request, { keyid: unknownKeyId }) }),
  },
  {
    id: 'no-keyid',
    requirement: 'signature.keyid-required',
    due: 'refused',
    applies: always,
    mutate: (request, { key }) => resign(request, key, { params: withParams(request, { keyid: undefined }) }),
  },
  {
    id: 'alg-contradicts-key',
    requirement: 'signature.alg-fits-key',
    due: 'refused',
    applies: always,
    mutate: (request, { key }) => resign(request, key, { params: withParams(request, { alg: otherAlgorithm(key) }) }),
  },
  {
    id: 'alg-unknown',
    requirement: 'signature.alg-fits-key',
    due: 'refused',
    applies: always,
    mutate: (request, { key }) => resign(request, key, { params: withParams(request, { alg: 'none' }) }),
  },
];
