import type { Mutation } from './mutation.ts';
import { readSignature, resign } from './resign.ts';

const target = ['@target-uri', '@authority', '@path', '@query', '@request-target', '@scheme'];

function uncovered(id: string, names: readonly string[], applies: Mutation['applies']): Mutation {
  return {
    id,
    requirement: 'signature.coverage',
    due: 'refused',
    applies,
    mutate: (request, { key }) => {
      const components = readSignature(request).components.filter(({ name }) => !names.includes(name));
      return resign(request, key, { components });
    },
  };
}

/** A good signature that leaves out what an attacker would like to change (RFC 9421 §7.2.1). */
export const coverage: readonly Mutation[] = [
  uncovered('method-uncovered', ['@method'], ({ covered }) => covered.has('@method')),
  uncovered('target-uncovered', target, () => true),
  uncovered('digest-uncovered', ['content-digest'], ({ hasBody, covered }) => hasBody && covered.has('content-digest')),
  uncovered(
    'idempotency-key-uncovered',
    ['idempotency-key'],
    ({ hasIdempotencyKey, covered }) => hasIdempotencyKey && covered.has('idempotency-key'),
  ),
  {
    id: 'nothing-covered',
    requirement: 'signature.coverage',
    due: 'refused',
    applies: () => true,
    mutate: (request, { key }) => resign(request, key, { components: [] }),
  },
];
