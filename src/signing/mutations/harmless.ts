import { always, type Mutation, type MutationMaterial, type SignedRequest } from './mutation.ts';
import { withHeader } from './request-edits.ts';
import { readSignature, resign, withParams } from './resign.ts';

function harmless(
  id: string,
  requirement: string,
  mutate: (request: SignedRequest, material: MutationMaterial) => SignedRequest,
): Mutation {
  return { id, requirement, due: 'accepted', applies: always, mutate };
}

const standard = 'signature.harmless-accepted';
const optional = 'signature.optional-parameters';

/** Another way to write or make a good signature: refusing one of these breaks honest clients. */
export const harmlessVariants: readonly Mutation[] = [
  harmless('components-reversed', standard, (request, { key }) =>
    resign(request, key, { components: [...readSignature(request).components].reverse() }),
  ),
  harmless('components-rotated', standard, (request, { key }) => {
    const [first, ...rest] = readSignature(request).components;
    return resign(request, key, { components: first === undefined ? rest : [...rest, first] });
  }),
  harmless('parameters-reversed', standard, (request, { key }) =>
    resign(request, key, { params: new Map([...readSignature(request).params].reverse()) }),
  ),
  harmless('another-label', standard, (request, { key }) => resign(request, key, { label: 'another-1' })),
  harmless('accept-covered', standard, (request, { key }) =>
    resign(request, key, {
      components: [...readSignature(request).components, { name: 'accept', parameters: new Map() }],
    }),
  ),
  harmless('optional-whitespace', standard, (request) =>
    withHeader(request, 'signature-input', (value) =>
      value.replace('(', '(  ').replace(')', '  )').replaceAll('" "', '"   "').replaceAll(';', ';  '),
    ),
  ),
  harmless('headers-swapped', standard, (request) => ({ ...request, headers: [...request.headers].reverse() })),
  harmless('header-names-in-lower-case', standard, (request) => ({
    ...request,
    headers: request.headers.map(([name, value]) => [name.toLowerCase(), value]),
  })),
  harmless('alg-omitted', optional, (request, { key }) =>
    resign(request, key, { params: withParams(request, { alg: undefined }) }),
  ),
  harmless('nonce-given', optional, (request, { key }) =>
    resign(request, key, { params: withParams(request, { nonce: 'b3k2pp5k7z-50gnwp' }) }),
  ),
  harmless('tag-given', optional, (request, { key }) =>
    resign(request, key, { params: withParams(request, { tag: 'contract' }) }),
  ),
];
