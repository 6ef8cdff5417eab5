import type { Item } from 'structured-headers';
import type { RequestMessage } from '../http/request-message.ts';
import { combinedHeader, headerValues, rawPath, rawQuery } from '../http/request-message.ts';
import { badSignature } from './received-signature.ts';

const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/**
 * The value of a covered component (RFC 9421, sections 2.1 and 2.2). Throws a Refusal for a component that the request
 * lacks, that is unknown, or that has a parameter (sf, bs, key, tr, req), none of which the environment supports.
 */
export function componentValue(message: RequestMessage, component: Item): string {
  const [name, parameters] = component;
  if (typeof name !== 'string') throw badSignature('a covered component is not a string');
  if (name === '@query-param') return queryParameter(message, parameters);
  if (parameters.size > 0) throw badSignature('a covered component has a parameter that is not supported');
  if (name.startsWith('@')) return derivedComponent(message, name);
  if (!FIELD_NAME.test(name)) throw badSignature('a covered component is not a field name in lower case');
  const value = combinedHeader(message, name);
  if (value === undefined) throw badSignature('a covered header is not in the request');
  return value;
}

function derivedComponent(message: RequestMessage, name: string): string {
  switch (name) {
    case '@method':
      return message.method;
    case '@target-uri':
      return `${message.scheme}://${authority(message)}${message.target}`;
    case '@authority':
      return authority(message);
    case '@scheme':
      return message.scheme;
    case '@request-target':
      return message.target;
    case '@path':
      return rawPath(message) || '/';
    case '@query':
      return rawQuery(message) ?? '?';
    default:
      throw badSignature('a covered component is unknown, or does not belong to a request');
  }
}

/** The authority in lower case, without the port that the scheme implies (RFC 9421, section 2.2.3). */
function authority(message: RequestMessage): string {
  const hosts = headerValues(message, 'host');
  if (hosts.length !== 1) throw badSignature('the request has no Host, or more than one');
  const host = (hosts[0] ?? '').trim().toLowerCase();
  return host.replace(message.scheme === 'http' ? /:80$/ : /:443$/, '');
}

/** A single query parameter, its value encoded again (RFC 9421, section 2.2.8). */
function queryParameter(message: RequestMessage, parameters: Item[1]): string {
  const name = parameters.get('name');
  if (typeof name !== 'string' || parameters.size > 1) throw badSignature('@query-param needs a name and nothing else');
  const pairs = [...new URLSearchParams(rawQuery(message) ?? '')];
  const values = pairs.filter(([key]) => percentEncoded(key) === name).map(([, value]) => value);
  if (values.length !== 1) throw badSignature('a covered query parameter is absent, or there is more than one');
  return percentEncoded(values[0] ?? '');
}

/** Percent-encodes as the URL standard does for application/x-www-form-urlencoded, with %20 for a space. */
function percentEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1).replaceAll('+', '%20');
}
