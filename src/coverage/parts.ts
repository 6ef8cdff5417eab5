import { type CaseParameter, jsonSchemaOf } from '../cases/case-contract.ts';
import type { Json } from '../cases/edit.ts';
import type { CoverageAnswer, CoverageContract, CoverageOperation } from './coverage-contract.ts';
import { type SchemaNode, schemaTree } from './schema-tree.ts';

/** One part of a request, an answer or an event that has a schema. */
export interface Part {
  readonly kind: 'request' | 'answer' | 'event';
  /** Begins the names of its places: `createCustomer request body`, `createCustomer 201 body`. */
  readonly prefix: string;
  readonly carrier: 'body' | 'path' | 'query' | 'header';
  /** Name of a parameter or header; empty for a body. */
  readonly name: string;
  /** Whether it can be left out at all, and must not be. */
  readonly demanded: boolean;
  readonly pointer: string;
  readonly root: SchemaNode;
}

/** The parts of one operation. */
export interface OperationParts {
  readonly operation: CoverageOperation;
  readonly request: readonly Part[];
  /** By status as declared: `200`, `4XX` or `default`. */
  readonly answers: ReadonlyMap<string, readonly Part[]>;
}

/** All parts of a contract that have a schema, by who they belong to. */
export interface Parts {
  readonly operations: ReadonlyMap<string, OperationParts>;
  readonly events: ReadonlyMap<string, Part>;
}

/** Reads every schema of the contract once. */
export function partsOf({ document, operations, webhooks }: CoverageContract): Parts {
  return {
    operations: new Map(operations.map((operation) => [operation.operationId, operationParts(document, operation)])),
    events: new Map(
      webhooks.flatMap(({ name, pointer }) =>
        pointer === null ? [] : [[name, bodyPart(document, 'event', `${name} event`, pointer)] as const],
      ),
    ),
  };
}

/** All parts in the order of the contract. */
export function allParts({ operations, events }: Parts): Part[] {
  return [
    ...[...operations.values()].flatMap(({ request, answers }) => [...request, ...[...answers.values()].flat()]),
    ...events.values(),
  ];
}

function operationParts(document: Json, operation: CoverageOperation): OperationParts {
  const { operationId, requestBody, pathParameters, queryParameters, headerParameters, responses } = operation;
  const prefix = `${operationId} request`;
  const pointer = jsonSchemaOf(requestBody?.schemas ?? {});
  const text = (carrier: Part['carrier'], parameters: readonly CaseParameter[]): Part[] =>
    parameters.map((parameter) => textPart(document, 'request', prefix, carrier, parameter));
  const body =
    pointer === undefined
      ? []
      : [{ ...bodyPart(document, 'request', `${prefix} body`, pointer), demanded: requestBody?.required === true }];
  return {
    operation,
    request: [
      ...body,
      // Without its path parameter a request is one of another path.
      ...text('path', pathParameters).map((part) => ({ ...part, demanded: false })),
      ...text('query', queryParameters),
      ...text('header', headerParameters),
    ],
    answers: new Map(
      Object.entries(responses).map(([status, answer]) => [
        status,
        answerParts(document, `${operationId} ${status}`, answer),
      ]),
    ),
  };
}

function answerParts(document: Json, prefix: string, { schemas, headers }: CoverageAnswer): Part[] {
  const pointer = jsonSchemaOf(schemas);
  return [
    ...(pointer === undefined ? [] : [bodyPart(document, 'answer', `${prefix} body`, pointer)]),
    ...headers.map((header) => textPart(document, 'answer', prefix, 'header', header)),
  ];
}

function bodyPart(document: Json, kind: Part['kind'], prefix: string, pointer: string): Part {
  const root = schemaTree(document, pointer);
  return { kind, prefix, carrier: 'body', name: '', demanded: false, pointer, root };
}

function textPart(
  document: Json,
  kind: Part['kind'],
  prefix: string,
  carrier: Part['carrier'],
  { name, required, pointer }: CaseParameter,
): Part {
  const tree = schemaTree(document, pointer);
  // On the wire it is text whatever its schema says, so that no value can break its type.
  const root = { ...tree, keywords: tree.keywords.filter(({ keyword }) => keyword !== 'type') };
  return {
    kind,
    prefix: `${prefix} ${carrier} ${name.toLowerCase()}`,
    carrier,
    name,
    demanded: required,
    pointer,
    root,
  };
}
