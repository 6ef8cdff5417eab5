import type { Operation } from '../../generated/operations.ts';
import { namesEntity } from './check-entity.ts';
import { declaredResponse } from './declared-response.ts';
import { checkId } from './finding.ts';
import { isJsonType } from './message.ts';
import { aspectsOfSchema, declaredProperties } from './schema-aspects.ts';

/**
 * The ids of all checks that an answer of this operation with this status owes: what the plan demands and
 * `checkResponse` emits, so that a check which silently stopped running is noticed.
 */
export function owedByAnswer(operation: Operation, status: number): string[] {
  const always = ['no-server-error', 'status-declared', 'no-redirect', 'framing', 'headers-single', 'no-secret'];
  const owed = always.map((name) => checkId(`response.${name}`, operation.operationId));
  const answer = `${operation.operationId}.${status}`;
  const declared = declaredResponse(operation, status);
  if (status === 401) owed.push(checkId('response.www-authenticate', answer));
  if (status === 405) owed.push(checkId('response.allow', answer));
  if (status >= 400) owed.push(checkId('error.no-internals', answer));
  if (declared === undefined) return owed;
  if (declared.mediaTypes.length === 0) {
    return status < 300 ? [...owed, checkId('response.body-empty', answer)] : owed;
  }
  owed.push(checkId('response.content-type', answer), checkId('response.body-present', answer));
  const pointer = declared.schemas[declared.mediaTypes.find(isJsonType) ?? ''];
  if (pointer === undefined) return owed;
  owed.push(checkId('body.json-form', answer), checkId('body.number-precision', answer));
  for (const aspect of aspectsOfSchema(pointer)) owed.push(checkId(`body.${aspect}`, answer));
  const properties = declaredProperties(pointer);
  if (properties.has('createdAt')) owed.push(checkId('body.timestamps', answer));
  if (namesEntity(operation, pointer)) owed.push(checkId('body.entity-id', answer));
  if (properties.has('chainId') && !properties.has('challenge'))
    owed.push(checkId('challenge.shown-only-where-declared', answer));
  return owed;
}
