import type { Operation } from '../../generated/operations.ts';
import { applyEdit, editAt, type Json } from '../../src/cases/edit.ts';
import { spoiledText } from '../../src/cases/json-text.ts';
import type { Change } from '../../src/cases/request-case.ts';
import type { SentRequest } from '../../src/contract/message.ts';
import type { RawRequest } from '../../src/http/call.ts';
import type { CallOptions } from '../../src/http/transport.ts';
import type { ValidRequest } from './valid-request.ts';

/** A request as it is sent, with the body it was made from where that is JSON. */
export interface CaseRequest {
  readonly raw: RawRequest;
  readonly options: Partial<CallOptions> & Pick<CallOptions, 'identity'>;
  readonly sent: Json | undefined;
}

const methodsWithBody = ['POST', 'PUT', 'PATCH'];

/**
 * A valid request with one change.
 * @param ids the Idempotency-Key of the request, and a well-formed id that nothing has
 */
export function caseRequest(
  operation: Operation,
  request: ValidRequest,
  change: Change | undefined,
  ids: { readonly idempotencyKey: string; readonly unknown: string },
): CaseRequest {
  const method = change?.part === 'method' ? change.method : operation.method;
  const sent = change?.part === 'body' ? editAt(request.body, change.at, change.edit, ids.unknown) : request.body;
  const body = bodyOf(sent, change, method);
  const headers: [string, string][] = [];
  const mediaType = change?.part === 'media-type' ? change.value : 'application/json';
  if (body !== undefined && mediaType !== null) headers.push(['Content-Type', mediaType]);
  let options: CaseRequest['options'] = { identity: request.identity, idempotencyKey: ids.idempotencyKey };
  if (change?.part === 'header') {
    const name = change.name.toLowerCase();
    const base = name === 'idempotency-key' ? ids.idempotencyKey : undefined;
    const value = applyEdit(base, change.edit, ids.unknown);
    // What the transport adds has to be left out there: taken away after signing it would break the signature as well.
    if (name === 'idempotency-key')
      options = { ...options, idempotencyKey: value === undefined ? null : String(value) };
    else if (name === 'content-digest' && value === undefined) options = { ...options, withoutDigest: true };
    else if (value === undefined) options = { ...options, tamper: (whole) => without(whole, name) };
    else headers.push([change.name, String(value)]);
  }
  const raw = { method, path: pathOf(operation, request, change, ids.unknown), headers, ...(body ? { body } : {}) };
  return { raw, options, sent };
}

function bodyOf(sent: Json | undefined, change: Change | undefined, method: string): Uint8Array | undefined {
  if (change?.part === 'text') return spoiledText(sent ?? {}, change.defect);
  if (change?.part === 'method') {
    if (!methodsWithBody.includes(method)) return undefined;
    return new TextEncoder().encode(JSON.stringify(sent ?? {}));
  }
  return sent === undefined ? undefined : new TextEncoder().encode(JSON.stringify(sent));
}

function without(request: SentRequest, name: string): SentRequest {
  return { ...request, headers: request.headers.filter(([key]) => key.toLowerCase() !== name) };
}

function pathOf(operation: Operation, request: ValidRequest, change: Change | undefined, unknown: string): string {
  const path = operation.path.replace(/\{(.+?)\}/g, (_match, name: string) => {
    const base = encodeURIComponent(request.path[name] ?? '');
    if (change?.part !== 'path' || change.name !== name) return base;
    const edited = String(applyEdit(base, change.edit, unknown) ?? '');
    return change.encoded ? edited : encodeURIComponent(edited);
  });
  const query = new URLSearchParams(request.query);
  if (change?.part === 'query') {
    const value = applyEdit(request.query?.[change.name], change.edit, unknown);
    if (value === undefined) query.delete(change.name);
    else query.set(change.name, String(value));
  }
  const suffix = change?.part === 'suffix' ? change.text : '';
  return `${path}${suffix}${query.size > 0 ? `?${query.toString()}` : ''}`;
}
