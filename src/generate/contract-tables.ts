import { isObject, type JsonObject, stringMember } from './json.ts';
import {
  contentSchemas,
  type OperationRow,
  operationPlaces,
  operationRow,
  type ParameterRow,
} from './operation-table.ts';
import { childPointer, valueAt } from './pointer.ts';
import { resolveReference } from './resolve-reference.ts';
import type { SourceDocument } from './source-document.ts';
import type { Visit } from './walk-document.ts';

/** A webhook; `pointer` names the schema of its payload (the first media type that has one), where there is one. */
export interface WebhookRow {
  name: string;
  method: string;
  summary: string;
  mediaTypes: string[];
  pointer: string | null;
  headerParameters: ParameterRow[];
  operationPointer: string;
  inferred?: string;
  source?: string;
  line: number;
}

/** The contract's identity and the line of each part that a finding may name. */
export interface ContractRow {
  title: string;
  version: string;
  /** File name of the document. */
  document: string;
  hash: string;
  lines: Record<string, number>;
}

/** All data of generated/operations.ts, and which schemas need a validator. */
export interface ContractTables {
  operations: OperationRow[];
  webhooks: WebhookRow[];
  contract: ContractRow;
  /** Pointers of the schemas to compile, in a stable order. */
  validated: string[];
}

/** Gathers the tables from a document that has passed the checks. */
export function contractTables(source: SourceDocument, visits: readonly Visit[]): ContractTables {
  const document = source.value;
  const operations = operationPlaces(document, 'paths').map((place) => operationRow(source, place));
  const webhooks = operationPlaces(document, 'webhooks').map((place): WebhookRow => {
    const row = operationRow(source, place);
    const body = resolveReference(document, childPointer(place.pointer, 'requestBody'));
    const schemas = body ? contentSchemas(body) : { mediaTypes: [], schemas: {} };
    return {
      name: place.name,
      method: row.method,
      summary: row.summary,
      mediaTypes: schemas.mediaTypes,
      pointer: Object.values(schemas.schemas)[0] ?? null,
      headerParameters: row.headerParameters,
      operationPointer: place.pointer,
      ...(row.inferred === undefined ? {} : { inferred: row.inferred }),
      ...(row.source === undefined ? {} : { source: row.source }),
      line: row.line,
    };
  });
  const info = isObject(document.info) ? document.info : {};
  return {
    operations,
    webhooks,
    contract: {
      title: stringMember(info, 'title') ?? '',
      version: stringMember(info, 'version') ?? '',
      document: source.name,
      hash: source.hash,
      lines: linesOf(source, operations, visits),
    },
    validated: validatedPointers(document, operations, webhooks),
  };
}

/** Every object of the document by pointer, and below each operation also the places where it declares its responses. */
function linesOf(source: SourceDocument, operations: readonly OperationRow[], visits: readonly Visit[]) {
  const pointers = new Set(visits.map(({ pointer }) => pointer));
  for (const { pointer, responses } of operations) {
    const at = childPointer(pointer, 'responses');
    pointers.add(at);
    for (const status of Object.keys(responses)) pointers.add(childPointer(at, status));
  }
  return Object.fromEntries([...pointers].sort().map((pointer) => [pointer, source.lineOf(pointer)]));
}

function validatedPointers(
  document: JsonObject,
  operations: readonly OperationRow[],
  webhooks: readonly WebhookRow[],
): string[] {
  const components = isObject(document.components) ? document.components : {};
  const named = isObject(components.schemas) ? Object.keys(components.schemas) : [];
  const pointers = [
    ...named.map((name) => childPointer('#/components/schemas', name)),
    ...operations.flatMap((operation) => [
      ...[...operation.pathParameters, ...operation.queryParameters, ...operation.headerParameters].map(
        ({ pointer }) => pointer,
      ),
      ...Object.values(operation.requestBody?.schemas ?? {}),
      ...Object.values(operation.responses).flatMap(({ schemas, headers }) => [
        ...Object.values(schemas),
        ...headers.map(({ pointer }) => pointer),
      ]),
    ]),
    ...webhooks.flatMap(({ pointer, headerParameters }) => [
      ...(pointer === null ? [] : [pointer]),
      ...headerParameters.map((header) => header.pointer),
    ]),
  ];
  return [...new Set(pointers)].filter((pointer) => valueAt(document, pointer) !== undefined).sort();
}
