import { type Component, serializeComponent } from './component.ts';
import { assertDistinct, assertKnownComponent } from './component-rules.ts';
import { derivedComponentValue } from './derived-component.ts';
import { fieldComponentValue } from './field-component.ts';
import type { SignableRequest } from './signable-request.ts';
import { type SignatureParameters, serializeSignatureParams } from './signature-params.ts';
import { SigningError } from './signing-error.ts';

export type { SignableRequest } from './signable-request.ts';

/**
 * The signature base (RFC 9421 §2.5): one line for each covered component, in order, then the line of `@signature-params`;
 * lines are separated by LF, the last one has none. ASCII only, so its characters are its bytes.
 * @throws SigningError when a component is unknown, repeated, absent from the request, or has a value that cannot be signed
 */
export function signatureBase(
  request: SignableRequest,
  components: readonly Component[],
  params: SignatureParameters,
): string {
  assertDistinct(components);
  return [
    ...components.map((component) => signatureBaseLine(request, component)),
    `"@signature-params": ${serializeSignatureParams(components, params)}`,
  ].join('\n');
}

/**
 * One line of the signature base, without a line end: identifier, colon, space, value (RFC 9421 §2.5).
 * @throws SigningError as signatureBase does
 */
export function signatureBaseLine(request: SignableRequest, component: Component): string {
  assertKnownComponent(component);
  assertHttp(request.url);
  const derived = component.name.startsWith('@');
  const value = derived ? derivedComponentValue(component, request) : fieldComponentValue(component, request);
  assertSignable(component, value);
  return `${serializeComponent(component)}: ${value}`;
}

/** Other schemes have no authority or path in the sense of RFC 9110 §4.2. */
function assertHttp(url: URL): void {
  if (url.protocol === 'https:' || url.protocol === 'http:') return;
  throw new SigningError({
    code: 'COMPONENT_VALUE',
    what: 'the request does not go to an HTTP URL',
    expected: 'an http: or https: URL',
    received: url.protocol,
    next: 'correct the URL of the request',
  });
}

/** A base is ASCII and a value is one line; anything else could make two different requests have the same base. */
function assertSignable(component: Component, value: string): void {
  const unsignable = /[^\t\x20-\x7e]/u.exec(value);
  if (unsignable === null) return;
  const codePoint = unsignable[0].codePointAt(0) ?? 0;
  throw new SigningError({
    code: 'COMPONENT_VALUE',
    what: `the value of ${serializeComponent(component)} has a character that no signature base may contain`,
    expected: 'printable ASCII characters, spaces and tabs (RFC 9421 §2.5)',
    received: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} in ${JSON.stringify(value)}`,
    next: component.name.startsWith('@')
      ? 'send only printable ASCII there'
      : `send only printable ASCII there, or cover it as "${component.name}";bs`,
  });
}
