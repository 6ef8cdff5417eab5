import { type Component, serializeComponent } from './component.ts';
import type { SignableRequest } from './signable-request.ts';
import { SigningError } from './signing-error.ts';
import { dictionaryMember, strictSerialization, structuredFieldType } from './structured-field.ts';

/**
 * The value of a header field as a component (RFC 9421 §2.1): each line unfolded and stripped, then joined by ", ";
 * with `;sf`, `;key` or `;bs` re-serialised as a structured field.
 * @throws SigningError when the request lacks the field, or its value cannot be covered that way
 */
export function fieldComponentValue(component: Component, request: SignableRequest): string {
  const lines = request.headers
    .filter(([name]) => name.toLowerCase() === component.name)
    .map(([, line]) => unfold(line));
  if (lines.length === 0) {
    throw new SigningError({
      code: 'COMPONENT_ABSENT',
      what: `the request has no header field for the covered component ${serializeComponent(component)}`,
      expected: `a ${component.name} header`,
      received: `headers: ${request.headers.map(([name]) => name.toLowerCase()).join(', ') || 'none'}`,
      next: 'set the header before signing, or do not cover it',
    });
  }
  if (component.parameters.has('bs'))
    return lines.map((line) => `:${latin1(component, line).toString('base64')}:`).join(', ');
  const value = lines.join(', ');
  const key = component.parameters.get('key');
  if (typeof key === 'string') return dictionaryMember(component, value, key);
  if (component.parameters.has('sf')) {
    return strictSerialization(component, value, structuredFieldType(component));
  }
  return value;
}

/** Obsolete line folding (RFC 9112 §5.2) becomes one space; then leading and trailing whitespace goes. */
function unfold(line: string): string {
  return line.replace(/[ \t]*\r?\n[ \t]+/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '');
}

/** Header fields go over the wire as Latin-1, so these are the bytes that a verifier sees. */
function latin1(component: Component, line: string): Buffer {
  const bytes = Buffer.from(line, 'latin1');
  if (bytes.toString('latin1') === line) return bytes;
  throw new SigningError({
    code: 'COMPONENT_VALUE',
    what: `the value of ${serializeComponent(component)} has characters that no header can carry`,
    expected: 'characters up to U+00FF',
    received: JSON.stringify(line),
    next: 'encode the value before it becomes a header',
  });
}
