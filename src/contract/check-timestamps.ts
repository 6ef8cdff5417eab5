import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange } from './exchange.ts';
import { because, broken, type Evaluation, holds } from './finding.ts';
import { compareInstants, parseInstant } from './instant.ts';
import { headerValue } from './message.ts';
import { declaredProperties } from './schema-aspects.ts';

/** Seconds that a timestamp may lie ahead of the answer's own Date, which is cut to the second. */
const toleranceSeconds = 5;

/** B26: timestamps are UTC, not in the future by the environment's own clock, and an entity was not changed before it was created. */
export function checkTimestamps(exchange: Exchange, pointer: string, value: unknown): Evaluation[] {
  if (!declaredProperties(pointer).has('createdAt')) return [];
  if (!Array.isArray(value) && !isEntity(value)) return [];
  const date = headerValue(exchange.response.headers, 'date') ?? '';
  const entities: readonly unknown[] = Array.isArray(value) ? value : [value];
  const problems = entities.flatMap((entity, index) =>
    isEntity(entity) ? timestampProblems(entity, Array.isArray(value) ? `/${index}` : '', date) : [],
  );
  const [first] = problems;
  if (first === undefined) return [holds('body.timestamps', answerCase(exchange))];
  const { operation } = exchange.match;
  const declared = declaredResponse(operation, exchange.response.status);
  return [
    broken('body.timestamps', answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered ${exchange.response.status} with timestamps that cannot be true`,
      expected: 'UTC instants, createdAt ≤ updatedAt, none in the future',
      received: problems
        .slice(0, 3)
        .map((problem) => problem.text)
        .join('; '),
      where: first.where,
      pointer,
      line: declared?.line ?? operation.line,
      ...because(declared?.inferred),
    }),
  ];
}

function isEntity(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What is wrong with the timestamps of one entity.
 * @param prefix JSON pointer of the entity in its body
 * @param date the environment's now as an HTTP-date (RFC 9110 §5.6.7); where it is none, nothing is taken for future
 */
export function timestampProblems(
  entity: Record<string, unknown>,
  prefix: string,
  date: string,
): { text: string; where: string }[] {
  const now = Date.parse(date);
  const limit = Number.isNaN(now) ? undefined : BigInt(now + 1000 * (1 + toleranceSeconds)) * 1_000_000n;
  const problems: { text: string; where: string }[] = [];
  const [created, updated] = ['createdAt', 'updatedAt'].map((name) => {
    const text = entity[name];
    // What is not a date-time at all is the schema's finding, not this one's.
    const instant = typeof text === 'string' ? parseInstant(text) : undefined;
    const where = `body#${prefix}/${name}`;
    if (instant && !instant.utc) problems.push({ where, text: `${name} ${String(text)} is not UTC` });
    if (instant && limit !== undefined && instant.nanoseconds > limit) {
      problems.push({ where, text: `${name} ${String(text)} lies after the answer's Date ${date}` });
    }
    return instant;
  });
  if (created && updated && compareInstants(created, updated) > 0) {
    const text = `createdAt ${String(entity.createdAt)} lies after updatedAt ${String(entity.updatedAt)}`;
    problems.push({ where: `body#${prefix}/updatedAt`, text });
  }
  return problems;
}
