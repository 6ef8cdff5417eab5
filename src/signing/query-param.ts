import { type Component, serializeComponent } from './component.ts';
import { SigningError } from './signing-error.ts';

/**
 * The value of `"@query-param";name="…"`: the one parameter of that encoded name, encoded again (RFC 9421 §2.2.8).
 * @throws SigningError COMPONENT_ABSENT when the query lacks it, COMPONENT_VALUE when it has it twice
 */
export function namedQueryParameter(component: Component, url: URL): string {
  const values = encodedQueryParameters(url)
    .filter(([name]) => name === component.parameters.get('name'))
    .map(([, value]) => value);
  const [value] = values;
  if (value === undefined) {
    throw new SigningError({
      code: 'COMPONENT_ABSENT',
      what: `the request has no query parameter for ${serializeComponent(component)}`,
      expected: 'the percent-encoded name of a parameter of the query',
      received: url.search === '' ? 'no query' : url.search,
      next: 'send the parameter, or do not cover it',
    });
  }
  if (values.length > 1) {
    throw new SigningError({
      code: 'COMPONENT_VALUE',
      what: `the request has more than one query parameter for ${serializeComponent(component)}`,
      expected: 'one parameter of that name: RFC 9421 §2.2.8 forbids to cover a repeated one by itself',
      received: url.search,
      next: 'cover @query instead',
    });
  }
  return value;
}

/** Whether the query has a parameter of this percent-encoded name. */
export function hasQueryParameter(component: Component, url: URL): boolean {
  return encodedQueryParameters(url).some(([name]) => name === component.parameters.get('name'));
}

function encodedQueryParameters(url: URL): Array<readonly [string, string]> {
  return [...url.searchParams].map(([name, value]) => [formEncode(name), formEncode(value)] as const);
}

/** The application/x-www-form-urlencoded percent-encode set of the URL standard, with %20 for a space as in RFC 9421 §2.2.8. */
function formEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
