import { checkExamples } from './check/examples.ts';
import { checkKeywords } from './check/keywords.ts';
import { checkOperations } from './check/operations.ts';
import { checkReferences } from './check/references.ts';
import { checkSchemas } from './check/schemas.ts';
import { contractTables } from './contract-tables.ts';
import { emitClient } from './emit/client.ts';
import { emitContractJson } from './emit/contract-json.ts';
import { emitOperations } from './emit/operations.ts';
import { emitSourceJson } from './emit/source-json.ts';
import { emitTypes } from './emit/types.ts';
import { emitValidators, emitValidatorTypes } from './emit/validators.ts';
import { formats } from './formats.ts';
import { isObject } from './json.ts';
import { ContractError, type Problem } from './problem.ts';
import { readSourceDocument, type SourceDocument } from './source-document.ts';
import { strictAjv } from './strict-ajv.ts';
import { type Visit, walkDocument } from './walk-document.ts';

/**
 * Makes every file of generated/ in memory; the same text and tools give the same bytes.
 * @param text the OpenAPI 3.1 document, YAML or JSON
 * @param documentName file name for messages and headers
 * @param projectFolder absolute path of the folder with src and node_modules; leaves no trace in the files
 * @returns text by file name
 * @throws ContractError with every problem of the document
 */
export async function generate(
  text: string,
  documentName: string,
  projectFolder: string,
): Promise<ReadonlyMap<string, string>> {
  const source = readSourceDocument(text, documentName);
  const { visits, problems } = walkDocument(source.value);
  const all = [...problems, ...documentProblems(source, visits)];
  if (all.length > 0) {
    throw new ContractError(
      documentName,
      all.map((problem) =>
        problem.pointer === undefined ? problem : { ...problem, line: source.lineOf(problem.pointer) },
      ),
    );
  }
  const tables = contractTables(source, visits);
  const ajv = strictAjv(source.value, extensions(visits));
  const files = new Map([
    ['types.ts', await emitTypes(source, visits)],
    ['client.ts', emitClient(tables.operations, documentName)],
    ['operations.ts', emitOperations(tables)],
    ['validators.mjs', await emitValidators(ajv, tables.validated, documentName, projectFolder)],
    ['validators.d.mts', emitValidatorTypes(documentName)],
    ['contract.json', emitContractJson(source)],
  ]);
  files.set('SOURCE.json', emitSourceJson(source, files, projectFolder));
  return files;
}

function documentProblems(source: SourceDocument, visits: readonly Visit[]): Problem[] {
  const document = source.value;
  // What is unknown has been reported by checkKeywords; it must not hide what else is wrong.
  const ajv = strictAjv(document, allKeywords(visits), unknownFormats(visits));
  return [
    ...checkReferences(document, visits),
    ...checkOperations(source),
    ...checkKeywords(visits),
    ...checkSchemas(ajv, document, visits),
    ...checkExamples(ajv, document, visits),
  ];
}

function schemaObjects(visits: readonly Visit[]) {
  return visits.flatMap(({ kind, value }) => (kind === 'schema' && isObject(value) ? [value] : []));
}

function allKeywords(visits: readonly Visit[]): string[] {
  return [...new Set(schemaObjects(visits).flatMap(Object.keys))].filter((keyword) =>
    /^[a-z_$][\w$:-]*$/i.test(keyword),
  );
}

function extensions(visits: readonly Visit[]): string[] {
  return allKeywords(visits).filter((keyword) => keyword.startsWith('x-'));
}

function unknownFormats(visits: readonly Visit[]): string[] {
  return schemaObjects(visits).flatMap(({ format }) =>
    typeof format === 'string' && !Object.hasOwn(formats, format) ? [format] : [],
  );
}
