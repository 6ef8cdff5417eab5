import { Ajv2020 } from 'ajv/dist/2020.js';
import { _, Name } from 'ajv/dist/compile/codegen/code.js';
import { formats } from './formats.ts';
import type { JsonObject } from './json.ts';

/** The base URI under which the document is registered; ajv refuses a pointer into a one-segment urn. Nothing is fetched. */
export const documentId = 'https://contract.invalid/document';

/** The name by which standalone code reads the registry of formats; its bundle has to import it. */
export const formatsBinding = 'formatRegistry';

/** Keywords that OpenAPI 3.1 adds to JSON Schema and that assert nothing (section 4.8.24.1). */
const openApiKeywords = ['discriminator', 'xml', 'externalDocs', 'example'];

/**
 * ajv for JSON Schema 2020-12 in strict mode, with the document registered once, so that each part is compiled by its
 * pointer and shared parts are compiled once.
 * @param vocabulary further keywords that assert nothing, for example the `x-` extensions the document uses
 * @param silencedFormats formats without a checker; only for a document that is reported as broken anyway
 */
export function strictAjv(
  document: JsonObject,
  vocabulary: readonly string[],
  silencedFormats: readonly string[] = [],
): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    formats: { ...formats, ...Object.fromEntries(silencedFormats.map((name) => [name, true as const])) },
    code: { source: true, esm: true, lines: true, formats: _`${new Name(formatsBinding)}` },
    logger: false,
  });
  // ajv compiles the root of a registered document before it looks a pointer up, so the root's fields must be known too.
  const keywords = new Set([...openApiKeywords, ...vocabulary, ...Object.keys(document)]);
  ajv.addVocabulary([...keywords].filter((keyword) => !ajv.RULES.keywords[keyword]));
  ajv.addSchema(document, documentId, false, false);
  return ajv;
}

/** The URI by which `strictAjv` knows the part of the document at a pointer. */
export function schemaUri(pointer: string): string {
  return documentId + pointer.split('/').map(encodeURIComponent).join('/').replace('%23', '#');
}
