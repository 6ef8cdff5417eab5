import type { Component } from './component.ts';
import { namedQueryParameter } from './query-param.ts';
import type { SignableRequest } from './signable-request.ts';
import { SigningError } from './signing-error.ts';

/**
 * The value of a derived component (RFC 9421 §2.2.1 to §2.2.8).
 *
 * Paths and queries are taken as the URL holds them, percent-encoding untouched; that is what goes over the wire. A URL
 * knows its authority in lower case and without its scheme's default port, which is the form of §2.2.3. Fragment and user
 * information are no part of what is sent (RFC 9110 §4.2.4, §7.1) and so of no component. A lone `?` counts as no query.
 * @throws SigningError when the name is unknown, or the request has no such value
 */
export function derivedComponentValue(component: Component, request: SignableRequest): string {
  const { url, method } = request;
  switch (component.name) {
    case '@method':
      return method;
    case '@target-uri':
      return `${url.protocol}//${url.host}${url.pathname}${url.search}`;
    case '@authority':
      return url.host;
    case '@scheme':
      return url.protocol.slice(0, -1);
    case '@request-target':
      return `${url.pathname}${url.search}`;
    case '@path':
      return url.pathname;
    case '@query':
      return url.search === '' ? '?' : url.search;
    case '@query-param':
      return namedQueryParameter(component, url);
    default:
      throw new SigningError({
        code: 'COMPONENT_UNKNOWN',
        what: 'a covered component is not a derived component of a request',
        expected: 'a component that parseComponents accepts',
        received: JSON.stringify(component.name),
        next: 'correct the list of covered components',
      });
  }
}
