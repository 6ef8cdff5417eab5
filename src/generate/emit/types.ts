import openapiTS, { astToString } from 'openapi-typescript';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../pointer.ts';
import type { SourceDocument } from '../source-document.ts';
import type { Visit } from '../walk-document.ts';
import { doNotEdit } from './header.ts';

/**
 * The text of types.ts, by openapi-typescript: `paths`, `operations`, `components`, and each named schema under its own
 * name. The only module that knows openapi-typescript. Throws what openapi-typescript throws.
 */
export async function emitTypes(source: SourceDocument, visits: readonly Visit[]): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(withoutMapExtensions(source.value, visits)), {
    defaultNonNullable: false,
    readWriteMarkers: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    enumValues: true,
    silent: true,
  });
  return `${doNotEdit(source.name)}\n${astToString(nodes)}`;
}

/** A copy without `x-` members of paths, responses and callbacks, which openapi-typescript takes for their entries. */
function withoutMapExtensions(document: JsonObject, visits: readonly Visit[]): JsonObject {
  const copy = structuredClone(document);
  dropExtensions(copy.paths);
  for (const { kind, pointer } of visits) {
    const value = valueAt(copy, pointer);
    if (kind === 'operation' && isObject(value)) dropExtensions(value.responses);
    if (kind === 'callback') dropExtensions(value);
  }
  return copy;
}

function dropExtensions(map: Json | undefined): void {
  if (!isObject(map)) return;
  for (const name of Object.keys(map)) if (name.startsWith('x-')) delete map[name];
}
