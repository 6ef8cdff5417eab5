import { isObject, stringMember } from '../json.ts';
import { type OperationPlace, operationPlaces, operationRow } from '../operation-table.ts';
import { childPointer } from '../pointer.ts';
import type { Problem } from '../problem.ts';
import type { SourceDocument } from '../source-document.ts';

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Problems of the version, of every operationId, of statuses, and of path templates against their parameters. */
export function checkOperations(source: SourceDocument): Problem[] {
  const places = operationPlaces(source.value, 'paths');
  return [
    ...checkVersion(source),
    ...places.flatMap((place) => [...checkOperationId(place), ...checkStatuses(place), ...checkPath(source, place)]),
    ...checkUniqueness(source, places),
  ];
}

function checkVersion({ value }: SourceDocument): Problem[] {
  const version = value.openapi;
  if (typeof version === 'string' && /^3\.1\.\d+$/.test(version)) return [];
  return [
    {
      code: 'CONTRACT_VERSION_UNSUPPORTED',
      what: 'the document is not written in OpenAPI 3.1, whose schemas are JSON Schema 2020-12',
      expected: 'openapi: 3.1.x, as text',
      received: JSON.stringify(version ?? null),
      pointer: '#/openapi',
      fix: 'convert the document to OpenAPI 3.1 first',
    },
  ];
}

function checkOperationId({ value, pointer, method, name }: OperationPlace): Problem[] {
  const operationId = stringMember(value, 'operationId');
  const problem = { expected: 'an operationId such as getThing', fix: 'give it a name that is also one in TypeScript' };
  if (operationId === undefined) {
    const what = `${method.toUpperCase()} ${name} has no operationId`;
    return [{ code: 'CONTRACT_OPERATION_ID_MISSING', what, ...problem, received: 'nothing', pointer }];
  }
  if (identifier.test(operationId) && operationId !== '__proto__') return [];
  const what = `the operationId of ${method.toUpperCase()} ${name} can't be a method's name`;
  const at = childPointer(pointer, 'operationId');
  return [{ code: 'CONTRACT_OPERATION_ID_UNUSABLE', what, ...problem, received: operationId, pointer: at }];
}

function checkUniqueness(source: SourceDocument, places: readonly OperationPlace[]): Problem[] {
  const first = new Map<string, OperationPlace>();
  return [...places, ...operationPlaces(source.value, 'webhooks')].flatMap((place) => {
    const operationId = stringMember(place.value, 'operationId');
    const earlier = operationId === undefined ? undefined : first.get(operationId);
    if (operationId !== undefined && !earlier) first.set(operationId, place);
    if (!earlier) return [];
    return [
      {
        code: 'CONTRACT_OPERATION_ID_DUPLICATE',
        what: `two operations are called ${operationId}`,
        expected: 'an operationId of its own for each operation',
        received: `${operationId}, already at line ${source.lineOf(childPointer(earlier.pointer, 'operationId'))}`,
        pointer: childPointer(place.pointer, 'operationId'),
        fix: 'rename one of the two',
      },
    ];
  });
}

function checkStatuses({ value, pointer }: OperationPlace): Problem[] {
  const statuses = isObject(value.responses) ? Object.keys(value.responses) : [];
  return statuses
    .filter((status) => !/^([1-5]\d\d|[1-5]XX|default|x-.*)$/.test(status))
    .map((status) => ({
      code: 'CONTRACT_STATUS_INVALID',
      what: 'a response is declared for something that is no status',
      expected: 'three digits, a class such as 4XX, or default',
      received: status,
      pointer: childPointer(childPointer(pointer, 'responses'), status),
      fix: 'correct the status',
    }));
}

function checkPath(source: SourceDocument, place: OperationPlace): Problem[] {
  const { pathParameters } = operationRow(source, place);
  const named = [...place.name.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');
  const declared = pathParameters.map(({ name }) => name);
  const method = place.method.toUpperCase();
  const problem = (what: string, received: string, fix: string): Problem => ({
    code: 'CONTRACT_PATH_PARAMETERS',
    what,
    expected: 'each {name} of the path declared once as a parameter in: path, required: true',
    received,
    pointer: place.pointer,
    fix,
  });
  return [
    ...named
      .filter((name) => !declared.includes(name))
      .map((name) =>
        problem(`${method} ${place.name} does not declare its parameter ${name}`, 'nothing', `declare ${name}`),
      ),
    ...declared
      .filter((name) => !named.includes(name))
      .map((name) =>
        problem(`${name} is not in the path ${place.name}`, name, `remove ${name} or put {${name}} into the path`),
      ),
    ...pathParameters
      .filter(({ required }) => !required)
      .map(({ name }) =>
        problem(`the path parameter ${name} is not required`, 'required: false', 'add required: true'),
      ),
  ];
}
