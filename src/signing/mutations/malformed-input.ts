import { signatureBaseLine } from '../signature-base.ts';
import { always, type Mutation, type MutationMaterial, type SignedRequest } from './mutation.ts';
import { withHeader } from './request-edits.ts';
import { readSignature, signedVerbatim } from './resign.ts';

function malformed(
  id: string,
  mutate: (request: SignedRequest, material: MutationMaterial) => SignedRequest,
): Mutation {
  return { id, requirement: 'signature.malformed-refused', due: 'refused', applies: always, mutate };
}

/** Adds an identifier at the end of the serialised list of components. */
const adding =
  (identifier: string) =>
  (list: string): string =>
    list.replace(')', ` ${identifier})`);

/** The line of the base for the component that the good signature covers first. */
function firstLine(request: SignedRequest): string {
  const [component] = readSignature(request).components;
  return component === undefined ? '' : signatureBaseLine(request, component);
}

/** Signature-Input is no structured field, or names components that have no value (RFC 9421 §2.5, §3.2 step 1). */
export const malformedInput: readonly Mutation[] = [
  malformed('unclosed-list', (request) => withHeader(request, 'signature-input', (value) => value.replace(')', ''))),
  malformed('no-list', (request) =>
    withHeader(request, 'signature-input', (value) => value.replace(/\(.*?\)/, '"@method"')),
  ),
  malformed('components-unquoted', (request) =>
    withHeader(request, 'signature-input', (value) => value.replace(/\(.*?\)/, '(@method)')),
  ),
  malformed('component-twice', (request, { key }) => {
    const line = firstLine(request);
    return signedVerbatim(request, key, [line], adding(line.slice(0, line.indexOf(': '))));
  }),
  malformed('component-unknown', (request, { key }) =>
    signedVerbatim(request, key, ['"@nonsense": x'], adding('"@nonsense"')),
  ),
  malformed('component-absent', (request, { key }) =>
    signedVerbatim(request, key, ['"x-absent": '], adding('"x-absent"')),
  ),
  malformed('created-a-string', (request, { key }) =>
    signedVerbatim(request, key, [], (list) => list.replace(/;created=(\d+)/, ';created="$1"')),
  ),
];
