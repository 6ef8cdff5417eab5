import { contract } from '../../generated/operations.ts';
import { validators } from '../../generated/validators.mjs';
import { checkEntity } from './check-entity.ts';
import { checkTimestamps } from './check-timestamps.ts';
import { answerCase, type Exchange } from './exchange.ts';
import { broken, type Evaluation, excerpt, holds } from './finding.ts';
import { readJson } from './json-form.ts';
import { headerValue, isJsonType, mediaTypeOf } from './message.ts';
import { aspectOf, aspectsOfSchema, type SchemaAspect } from './schema-aspects.ts';

const maximumFindingsPerAspect = 5;

/** The JSON pointer of the schema that the contract declares for this answer, if it declares a JSON body. */
function schemaPointer(exchange: Exchange): string | undefined {
  const declared = exchange.match.operation.responses[String(exchange.response.status)];
  const mediaType = declared?.mediaTypes.find(isJsonType);
  return mediaType === undefined ? undefined : declared?.schemas[mediaType];
}

/**
 * B1–B3, B6–B8, B13, B26, D3: everything that the bytes of the body can be judged on. A body with another label is
 * still judged as the declared JSON, so that a wrong label hides nothing else.
 */
export function checkBody(exchange: Exchange): Evaluation[] {
  const { body, headers } = exchange.response;
  if (body.length === 0) return [];
  const pointer = schemaPointer(exchange);
  if (pointer === undefined && !isJsonType(mediaTypeOf(headerValue(headers, 'content-type')))) return [];
  const reading = readJson(body);
  const evaluations = checkForm(exchange, reading.problems);
  if (pointer === undefined || reading.value === undefined) return evaluations;
  return [
    ...evaluations,
    ...checkSchema(exchange, pointer, reading.value),
    ...checkTimestamps(exchange, pointer, reading.value),
    ...checkEntity(exchange, pointer, reading.value),
  ];
}

function checkForm(exchange: Exchange, problems: ReturnType<typeof readJson>['problems']): Evaluation[] {
  const { operation } = exchange.match;
  const declared = operation.responses[String(exchange.response.status)];
  return (['form', 'number'] as const).map((kind) => {
    const requirement = kind === 'form' ? 'body.json-form' : 'body.number-precision';
    const found = problems.filter((problem) => problem.kind === kind);
    const [first] = found;
    if (first === undefined) return holds(requirement, answerCase(exchange));
    return broken(requirement, answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered ${exchange.response.status} with a defective JSON text`,
      expected: kind === 'form' ? 'one JSON text in UTF-8, each member name once' : 'integers within ±(2^53 − 1)',
      received: excerpt(found.map((problem) => `${problem.message} (${problem.where})`).join('; ')),
      where: first.where,
      pointer: declared?.pointer ?? operation.pointer,
      line: declared?.line ?? operation.line,
    });
  });
}

function checkSchema(exchange: Exchange, pointer: string, value: unknown): Evaluation[] {
  const validate = validators[pointer];
  if (validate === undefined) throw new Error(`no validator was generated for ${pointer}; run: npm run generate`);
  const { operation } = exchange.match;
  validate(value);
  const errors = validate.errors ?? [];
  return [...aspectsOfSchema(pointer)].flatMap((aspect: SchemaAspect) => {
    const found = errors.filter((error) => aspectOf(error.keyword) === aspect).slice(0, maximumFindingsPerAspect);
    if (found.length === 0) return [holds(`body.${aspect}`, answerCase(exchange))];
    return found.map((error) => {
      const where = `body#${error.instancePath}`;
      const hint =
        aspect === 'enum' ? 'a value the contract does not list is also drift: the API may have grown' : undefined;
      return broken(`body.${aspect}`, answerCase(exchange), {
        message: `${operation.method} ${operation.path} answered ${exchange.response.status} with a body that breaks the contract`,
        expected: `${where} ${error.message ?? error.keyword}${allowed(error.params)}`,
        received: excerpt(JSON.stringify(valueIn(value, error.instancePath)) ?? 'nothing'),
        where,
        pointer,
        line: contract.lines[pointer] ?? operation.responses[String(exchange.response.status)]?.line ?? operation.line,
        ...(hint === undefined ? {} : { hint }),
      });
    });
  });
}

function allowed(params: Record<string, unknown>): string {
  const values = params.allowedValues;
  return Array.isArray(values) ? `: ${values.join(', ')}` : '';
}

function valueIn(value: unknown, instancePath: string): unknown {
  return instancePath
    .split('/')
    .slice(1)
    .reduce<unknown>((current, part) => {
      const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
      return typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[key] : undefined;
    }, value);
}
