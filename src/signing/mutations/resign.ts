import { isInnerList, parseDictionary, serializeKey } from 'structured-headers';
import type { Component } from '../component.ts';
import type { SigningKey } from '../keys.ts';
import { signWithParams } from '../sign-request.ts';
import { signatureBaseLine } from '../signature-base.ts';
import { signatureFields } from '../signature-fields.ts';
import { type SignatureParameters, serializeSignatureParams } from '../signature-params.ts';
import { SigningError } from '../signing-error.ts';
import type { SignedRequest } from './mutation.ts';
import { headerOf, withHeader } from './request-edits.ts';

/** What a signature says about itself (RFC 9421 §2.3, §4.1). */
export interface SignatureParts {
  readonly label: string;
  readonly components: readonly Component[];
  readonly params: SignatureParameters;
}

/**
 * Reads the one signature of a good request.
 * @throws SigningError COMPONENT_VALUE when its Signature-Input is not one labelled list of components
 */
export function readSignature(request: SignedRequest): SignatureParts {
  const text = headerOf(request, 'signature-input') ?? '';
  const [member, ...others] = [...parseDictionary(text)];
  if (member === undefined || others.length > 0 || !isInnerList(member[1])) {
    throw new SigningError({
      code: 'COMPONENT_VALUE',
      what: 'a request that is to be mutated is not signed as it should be',
      expected: 'one label with a list of components in Signature-Input',
      received: text === '' ? 'no Signature-Input' : text,
      next: 'mutate a request that was signed and left as it was',
    });
  }
  const [label, [items, params]] = member;
  const components = items.map(([name, parameters]) => ({
    name: String(name),
    parameters: new Map([...parameters].map(([key, value]) => [key, value === true ? true : String(value)] as const)),
  }));
  const values = [...params].map(([key, value]) => [key, typeof value === 'number' ? value : String(value)] as const);
  return { label: serializeKey(label), components, params: new Map(values) };
}

/** Puts other values into the two signature headers of a request. */
export function withSignature(
  request: SignedRequest,
  fields: { readonly 'signature-input': string; readonly signature: string },
): SignedRequest {
  const named = withHeader(request, 'signature-input', () => fields['signature-input']);
  return withHeader(named, 'signature', () => fields.signature);
}

/**
 * Signs a good request again, with some parts of its signature changed.
 * @param over the request that the signature is made over, when it is not the one that carries it
 */
export function resign(
  request: SignedRequest,
  key: Pick<SigningKey, 'sign'>,
  change: Partial<SignatureParts> = {},
  over: SignedRequest = request,
): SignedRequest {
  const { label, components, params } = { ...readSignature(request), ...change };
  return withSignature(request, signWithParams(over, key, label, components, params));
}

/** The parameters of a good signature with some replaced, or taken away where the value is undefined; the order stays. */
export function withParams(
  request: SignedRequest,
  changes: Readonly<Record<string, string | number | undefined>>,
): SignatureParameters {
  const params = new Map(readSignature(request).params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) params.delete(name);
    else params.set(name, value);
  }
  return params;
}

/**
 * Signs a base that no signer would build, so that it stands for itself: the key fits, and what is wrong is the list.
 * @param extraLines lines of the base for components that `list` adds
 * @param list changes the serialised list of components and parameters
 */
export function signedVerbatim(
  request: SignedRequest,
  key: Pick<SigningKey, 'sign'>,
  extraLines: readonly string[],
  list: (text: string) => string,
): SignedRequest {
  const { label, components, params } = readSignature(request);
  const signatureParams = list(serializeSignatureParams(components, params));
  const base = [
    ...components.map((component) => signatureBaseLine(request, component)),
    ...extraLines,
    `"@signature-params": ${signatureParams}`,
  ].join('\n');
  const signature = key.sign(Buffer.from(base, 'ascii'));
  return withSignature(request, signatureFields([{ label, signatureParams, signature }]));
}
