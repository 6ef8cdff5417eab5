import { contract } from '../../generated/operations.ts';
import { type Validator, validators } from '../../generated/validators.mjs';
import { checkEntity } from './check-entity.ts';
import { checkTimestamps } from './check-timestamps.ts';
import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange, quoted } from './exchange.ts';
import { because, broken, type Evaluation, holds } from './finding.ts';
import { homesOfKeyword, inferredFailure } from './inferred.ts';
import { type JsonProblem, readJson } from './json-form.ts';
import { headerValue, isJsonType, mediaTypeOf } from './message.ts';
import { aspectOf, aspectsOfSchema, type SchemaAspect } from './schema-aspects.ts';

const maximumFindingsPerAspect = 5;

/** The JSON pointer of the schema that the contract declares for this answer, if it declares a JSON body. */
function schemaPointer(exchange: Exchange): string | undefined {
  const declared = declaredResponse(exchange.match.operation, exchange.response.status);
  const mediaType = declared?.mediaTypes.find(isJsonType);
  return mediaType === undefined ? undefined : declared?.schemas[mediaType];
}

/**
 * B1–B3, B6–B8, B13, B26, D3: everything that the bytes of the body can be judged on. A body with another label is
 * still judged as the declared JSON, so that a wrong label hides nothing else.
 */
export function checkBody(exchange: Exchange): Evaluation[] {
  const { body, headers, undecodable } = exchange.response;
  if (body.length === 0 || undecodable) return [];
  const pointer = schemaPointer(exchange);
  const labelled = isJsonType(mediaTypeOf(headerValue(headers, 'content-type')));
  if (pointer === undefined && !labelled) return [];
  const { value, problems } = readJson(body);
  // What neither says that it is JSON nor is: its label is the one finding.
  if (value === undefined && !labelled) return [];
  // Nothing can be said about the numbers of a text that could not be read.
  const evaluations = checkForm(exchange, problems, value === undefined ? ['form'] : ['form', 'number']);
  if (pointer === undefined || value === undefined) return evaluations;
  const ambiguous = problems.flatMap((problem) => problem.ambiguous ?? []);
  const schema = checkSchema(exchange, pointer, value, ambiguous);
  // Which of two values was meant decides the rest, and nobody can say it.
  if (ambiguous.length > 0) return [...evaluations, ...schema];
  const misshapen = schema.some(({ finding }) => finding?.where === 'body#/id');
  return [
    ...evaluations,
    ...schema,
    ...checkTimestamps(exchange, pointer, value),
    ...(misshapen ? [] : checkEntity(exchange, pointer, value)),
  ];
}

function checkForm(
  exchange: Exchange,
  problems: readonly JsonProblem[],
  kinds: readonly JsonProblem['kind'][],
): Evaluation[] {
  const { operation } = exchange.match;
  const declared = declaredResponse(operation, exchange.response.status);
  return kinds.map((kind) => {
    const requirement = kind === 'form' ? 'body.json-form' : 'body.number-precision';
    const found = problems.filter((problem) => problem.kind === kind);
    const [first] = found;
    if (first === undefined) return holds(requirement, answerCase(exchange));
    return broken(requirement, answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered ${exchange.response.status} with a defective JSON text`,
      expected: kind === 'form' ? 'one JSON text in UTF-8, each member name once' : 'integers within ±(2^53 − 1)',
      received: quoted(exchange, found.map((problem) => `${problem.message} (${problem.where})`).join('; ')),
      where: first.where,
      pointer: declared?.pointer ?? operation.pointer,
      line: declared?.line ?? operation.line,
    });
  });
}

/** One error of a generated validator. */
export type SchemaError = NonNullable<Validator['errors']>[number];

function checkSchema(exchange: Exchange, pointer: string, value: unknown, ambiguous: readonly string[]): Evaluation[] {
  const validate = validators[pointer];
  if (validate === undefined) throw new Error(`no validator was generated for ${pointer}; run: npm run generate`);
  validate(value);
  const errors = tellingErrors(validate.errors ?? []).filter(
    ({ instancePath }) => !ambiguous.some((place) => `${instancePath}/`.startsWith(`${place}/`)),
  );
  // An error of an aspect that the schema was not seen to have is an error all the same.
  const aspects = new Set([...aspectsOfSchema(pointer), ...errors.map(({ keyword }) => aspectOf(keyword))]);
  return [...aspects].flatMap((aspect: SchemaAspect) => {
    const found = errors.filter(({ keyword }) => aspectOf(keyword) === aspect).slice(0, maximumFindingsPerAspect);
    if (found.length === 0) return [holds(`body.${aspect}`, answerCase(exchange))];
    return found.map((error) => accuse(exchange, pointer, value, aspect, error));
  });
}

/** A value of the wrong type breaks every other rule for it too: one cause, one finding. */
export function tellingErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const mistyped = new Set(errors.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])));
  return errors.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath));
}

function accuse(
  exchange: Exchange,
  pointer: string,
  value: unknown,
  aspect: SchemaAspect,
  error: SchemaError,
): Evaluation {
  const { operation } = exchange.match;
  const declared = declaredResponse(operation, exchange.response.status);
  const where = `body#${error.instancePath}`;
  const homes = homesOfKeyword(pointer, error);
  const home = homes.length === 1 ? homes[0]?.pointer : undefined;
  const stated = { pointer: home ?? pointer, line: contract.lines[home ?? pointer] ?? contract.lines[pointer] };
  return broken(`body.${aspect}`, answerCase(exchange), {
    message: `${operation.method} ${operation.path} answered ${exchange.response.status} with a body that breaks the contract`,
    expected: `${where} ${error.message ?? error.keyword}${allowed(error.params)}`,
    received: quoted(
      exchange,
      `${absent(error.params)}${JSON.stringify(valueIn(value, error.instancePath)) ?? 'nothing'}`,
    ),
    where,
    pointer: stated.pointer,
    line: stated.line ?? declared?.line ?? operation.line,
    ...(aspect === 'enum' ? { hint: 'a value the contract does not list is also drift: the API may have grown' } : {}),
    ...because(declared?.inferred ?? inferredFailure(homes, error.keyword)),
  });
}

/** What an enumeration allows, to stand behind its error's message; empty for other keywords. */
export function allowed(params: Record<string, unknown>): string {
  const values = params.allowedValues;
  return Array.isArray(values) ? `: ${values.join(', ')}` : '';
}

function absent({ missingProperty }: Record<string, unknown>): string {
  return typeof missingProperty === 'string' ? `no ${missingProperty} in ` : '';
}

/** The value at an ajv instancePath (RFC 6901), undefined where there is none. */
export function valueIn(value: unknown, instancePath: string): unknown {
  return instancePath
    .split('/')
    .slice(1)
    .reduce<unknown>((current, part) => {
      const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
      return typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[key] : undefined;
    }, value);
}
