import { always, type Mutation } from './mutation.ts';
import { withoutHeaders } from './request-edits.ts';

function without(id: string, ...names: readonly string[]): Mutation {
  return {
    id,
    requirement: 'signature.required',
    due: 'refused',
    applies: always,
    mutate: (request) => withoutHeaders(request, ...names),
  };
}

/** A signature, its description, or both are missing (RFC 9421 §4). */
export const presence: readonly Mutation[] = [
  without('no-signature', 'signature'),
  without('no-signature-input', 'signature-input'),
  without('neither-signature-header', 'signature', 'signature-input'),
];
