import { isObject, type Json, type JsonObject, stringMember } from './json.ts';
import { methods } from './openapi-objects.ts';
import { childPointer } from './pointer.ts';
import { type Resolved, resolveReference } from './resolve-reference.ts';
import type { SourceDocument } from './source-document.ts';

/** A parameter or header of an operation; `pointer` names its schema. */
export interface ParameterRow {
  name: string;
  required: boolean;
  pointer: string;
  inferred?: string;
}

/** A request body; `pointer` names where it is written, `schemas` the schema of each media type that has one. */
export interface RequestBodyRow {
  required: boolean;
  mediaTypes: string[];
  schemas: Record<string, string>;
  pointer: string;
  inferred?: string;
}

/** A declared answer; `pointer` names where it is written after references, `line` where the operation declares it. */
export interface ResponseRow {
  description: string;
  mediaTypes: string[];
  schemas: Record<string, string>;
  headers: ParameterRow[];
  pointer: string;
  inferred?: string;
  line: number;
}

/** One operation as the generated table shows it. */
export interface OperationRow {
  operationId: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  security: boolean;
  pathParameters: ParameterRow[];
  queryParameters: ParameterRow[];
  headerParameters: ParameterRow[];
  requestBody: RequestBodyRow | null;
  responses: Record<string, ResponseRow>;
  responsesInferred?: string;
  inferred?: string;
  source?: string;
  line: number;
  pointer: string;
}

/** An operation of `paths` or `webhooks` as it is written, before its table row is made. */
export interface OperationPlace {
  name: string;
  method: string;
  pointer: string;
  value: JsonObject;
  pathItem: Resolved;
}

/** All operations below `#/paths` or `#/webhooks` in the order of the document; unusable path items are passed over. */
export function operationPlaces(document: JsonObject, section: 'paths' | 'webhooks'): OperationPlace[] {
  const items = document[section];
  if (!isObject(items)) return [];
  return Object.keys(items).flatMap((name) => {
    const at = childPointer(`#/${section}`, name);
    const pathItem = name.startsWith('x-') ? undefined : resolveReference(document, at);
    if (!pathItem) return [];
    return Object.entries(pathItem.value).flatMap(([method, value]) =>
      methods.includes(method) && isObject(value)
        ? [{ name, method, pointer: childPointer(pathItem.pointer, method), value, pathItem }]
        : [],
    );
  });
}

/** The row of one operation. The document must have passed the checks. */
export function operationRow(source: SourceDocument, place: OperationPlace): OperationRow {
  const { value } = place;
  const document = source.value;
  const parameters = parametersOf(document, place);
  const inParameters = (where: string) => parameters.filter((row) => row.in === where).map(({ in: _, ...row }) => row);
  const tag = Array.isArray(value.tags) ? value.tags[0] : undefined;
  const responsesPointer = childPointer(place.pointer, 'responses');
  const responses = isObject(value.responses) ? value.responses : {};
  const requirements = (value.security ?? document.security ?? []) as Json;
  const origin = stringMember(value, 'x-source');
  return {
    operationId: stringMember(value, 'operationId') ?? '',
    method: place.method.toUpperCase(),
    path: place.name,
    tag: typeof tag === 'string' ? tag : '',
    summary: stringMember(value, 'summary') ?? '',
    security: demandsCredentials(requirements),
    pathParameters: inParameters('path'),
    queryParameters: inParameters('query'),
    headerParameters: inParameters('header'),
    requestBody: requestBodyRow(document, place),
    responses: Object.fromEntries(
      Object.keys(responses)
        .filter((status) => !status.startsWith('x-'))
        .map((status) => [status, responseRow(source, childPointer(responsesPointer, status))]),
    ),
    ...prefixed('responsesInferred', responses),
    ...inferred(value),
    ...(origin === undefined ? {} : { source: origin }),
    line: source.lineOf(place.pointer),
    pointer: place.pointer,
  };
}

/** The schema that each media type of a `content` map has, by media type, as pointers. */
export function contentSchemas(holder: Resolved): { mediaTypes: string[]; schemas: Record<string, string> } {
  const content = isObject(holder.value.content) ? holder.value.content : {};
  const at = childPointer(holder.pointer, 'content');
  const withSchema = Object.entries(content).filter(([, media]) => isObject(media) && media.schema !== undefined);
  return {
    mediaTypes: Object.keys(content),
    schemas: Object.fromEntries(withSchema.map(([type]) => [type, childPointer(childPointer(at, type), 'schema')])),
  };
}

function parametersOf(document: JsonObject, place: OperationPlace): (ParameterRow & { in: string })[] {
  const rows = new Map<string, ParameterRow & { in: string }>();
  for (const [holder, pointer] of [
    [place.pathItem.value, place.pathItem.pointer],
    [place.value, place.pointer],
  ] as const) {
    const list = Array.isArray(holder.parameters) ? holder.parameters : [];
    for (const index of list.keys()) {
      const parameter = resolveReference(document, childPointer(childPointer(pointer, 'parameters'), index));
      if (!parameter) continue;
      const name = stringMember(parameter.value, 'name') ?? '';
      const where = stringMember(parameter.value, 'in') ?? '';
      // An operation's parameter replaces the path item's of the same name and place (OpenAPI 3.1.1, section 4.8.10.1).
      rows.set(`${where} ${name}`, { ...parameterRow(name, parameter), in: where });
    }
  }
  return [...rows.values()];
}

function parameterRow(name: string, { pointer, value }: Resolved): ParameterRow {
  const [serialised] = Object.values(contentSchemas({ pointer, value }).schemas);
  return {
    name,
    required: value.required === true,
    pointer: value.schema === undefined && serialised ? serialised : childPointer(pointer, 'schema'),
    ...inferred(value),
  };
}

function requestBodyRow(document: JsonObject, place: OperationPlace): RequestBodyRow | null {
  const body = resolveReference(document, childPointer(place.pointer, 'requestBody'));
  if (!body) return null;
  const required = body.value.required === true;
  return { required, ...contentSchemas(body), pointer: body.pointer, ...inferred(body.value) };
}

function responseRow(source: SourceDocument, pointer: string): ResponseRow {
  const response = resolveReference(source.value, pointer) ?? { pointer, value: {} };
  const headers = isObject(response.value.headers) ? Object.keys(response.value.headers) : [];
  return {
    description: stringMember(response.value, 'description') ?? '',
    ...contentSchemas(response),
    headers: headers.flatMap((name) => {
      const header = resolveReference(source.value, childPointer(childPointer(response.pointer, 'headers'), name));
      return header ? [parameterRow(name, header)] : [];
    }),
    pointer: response.pointer,
    ...inferred(response.value),
    line: source.lineOf(pointer),
  };
}

/** False where the list is empty or one alternative demands nothing (OpenAPI 3.1.1, section 4.8.30). */
function demandsCredentials(requirements: Json): boolean {
  if (!Array.isArray(requirements) || requirements.length === 0) return false;
  return requirements.every((alternative) => isObject(alternative) && Object.keys(alternative).length > 0);
}

function inferred(value: JsonObject): { inferred?: string } {
  return prefixed('inferred', value);
}

/** The reason of `x-inferred` under another member name, or nothing; a bare `true` becomes `true` as text. */
function prefixed<Member extends string>(member: Member, value: JsonObject): { [Name in Member]?: string } {
  const reason = value['x-inferred'];
  if (reason === undefined || reason === false) return {};
  return { [member]: typeof reason === 'string' ? reason : JSON.stringify(reason) } as { [Name in Member]: string };
}
