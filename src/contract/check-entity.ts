import type { Operation } from '../../generated/operations.ts';
import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange } from './exchange.ts';
import { because, broken, type Evaluation, holds } from './finding.ts';
import { isJsonType } from './message.ts';
import { declaredProperties, resolveSchema, valueAt } from './schema-aspects.ts';

/** Whether the last path parameter of an operation names the entity that its answer with this schema shows. */
export function namesEntity(operation: Operation, pointer: string): boolean {
  const { type } = resolveSchema(valueAt(pointer)) as { type?: unknown };
  return operation.pathParameters.length > 0 && type !== 'array' && declaredProperties(pointer).has('id');
}

/** Whether an answer that the contract declares shows one thing, with its id and the instant of its creation. */
export function showsThing(operation: Operation, status: number): boolean {
  const declared = declaredResponse(operation, status);
  const pointer = declared?.schemas[declared.mediaTypes.find(isJsonType) ?? ''];
  if (status >= 300 || pointer === undefined) return false;
  const { type } = resolveSchema(valueAt(pointer)) as { type?: unknown };
  const properties = declaredProperties(pointer);
  return type !== 'array' && properties.has('id') && properties.has('createdAt');
}

/** D3: what is read under an id carries that id; it applies where the last path parameter names the entity of the body. */
export function checkEntity(exchange: Exchange, pointer: string, value: unknown): Evaluation[] {
  const { operation, pathParameters } = exchange.match;
  const wanted = operation.pathParameters.map(({ name }) => pathParameters[name]).at(-1);
  if (wanted === undefined || !namesEntity(operation, pointer)) return [];
  const id = (value as { id?: unknown } | null)?.id;
  // That an id is absent or no text is the schema's finding, not this one's.
  if (typeof id !== 'string') return [];
  if (sameId(id, wanted)) return [holds('body.entity-id', answerCase(exchange))];
  const declared = declaredResponse(operation, exchange.response.status);
  return [
    broken('body.entity-id', answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered with another entity than the one asked for`,
      expected: `"id": "${wanted}"`,
      received: `"id": ${JSON.stringify(id)}`,
      where: 'body#/id',
      pointer,
      line: declared?.line ?? operation.line,
      ...because(declared?.inferred),
    }),
  ];
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A path is sent percent-encoded, and a UUID is the same in either case (RFC 9562 §4). */
function sameId(id: string, wanted: string): boolean {
  if (id === wanted || encodeURIComponent(id) === wanted) return true;
  return uuid.test(wanted) && id.toLowerCase() === wanted.toLowerCase();
}
