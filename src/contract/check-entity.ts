import { answerCase, type Exchange } from './exchange.ts';
import { broken, type Evaluation, holds } from './finding.ts';
import { declaredProperties } from './schema-aspects.ts';

/** D3: what is read under an id carries that id; it applies where the last path parameter names the entity of the body. */
export function checkEntity(exchange: Exchange, pointer: string, value: unknown): Evaluation[] {
  const { operation, pathParameters } = exchange.match;
  const wanted = operation.pathParameters.map(({ name }) => pathParameters[name]).at(-1);
  if (wanted === undefined || Array.isArray(value) || !declaredProperties(pointer).has('id')) return [];
  const id = (value as { id?: unknown } | null)?.id;
  if (id === wanted) return [holds('body.entity-id', answerCase(exchange))];
  return [
    broken('body.entity-id', answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered with another entity than the one asked for`,
      expected: `"id": "${wanted}"`,
      received: `"id": ${JSON.stringify(id) ?? 'absent'}`,
      where: 'body#/id',
      pointer,
      line: operation.responses[String(exchange.response.status)]?.line ?? operation.line,
    }),
  ];
}
