import { stringify } from 'yaml';
import { compareDocuments, type SpecDrift } from '../../../../../src/drift/spec/compare-documents.ts';
import { readSpecDocument } from '../../../../../src/drift/spec/spec-document.ts';
import type { JsonObject } from '../../../../../src/generate/json.ts';

/** The two dialects of documents that are compared. */
export type Version = '3.0' | '3.1';

/** Two documents that differ in one thing, and what is to be said of it. */
export interface Pair {
  readonly title: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** `class CODE direction`, the direction only where there is one. */
  readonly want: readonly string[];
  /** Dialects in which the pair can be written; both unless they are named. */
  readonly versions?: readonly Version[];
}

/** A document with what every document has. */
export function documentText(version: Version, content: JsonObject): string {
  const full = { openapi: version === '3.0' ? '3.0.3' : '3.1.0', info: { title: 'Things', version: '1.0.0' } };
  return stringify({ ...full, paths: {}, ...content }, { aliasDuplicateObjects: false });
}

/** What the comparison says of two documents of the same or of different dialects. */
export function drift(before: string, after: string): SpecDrift {
  return compareDocuments(readSpecDocument(before, 'before.yaml'), readSpecDocument(after, 'after.yaml'));
}

/** What is said of two documents, in the words of the tables. */
export function said(before: string, after: string): string[] {
  return drift(before, after).findings.map((finding) =>
    [finding.class, finding.code, finding.direction].filter((part) => part !== undefined).join(' '),
  );
}

/** Each pair in each dialect, with a title of its own. */
export function rows(pairs: readonly Pair[]): Array<{ title: string; before: string; after: string; want: string[] }> {
  return pairs.flatMap(({ title, before, after, want, versions = ['3.0', '3.1'] }) =>
    versions.map((version) => ({
      title: `${version}: ${title}`,
      before: documentText(version, before),
      after: documentText(version, after),
      want: [...want],
    })),
  );
}

/** Content of a document with one operation, `POST /things`. */
export function withOperation(operation: JsonObject, rest: JsonObject = {}): JsonObject {
  return { paths: { '/things': { post: { responses: { 204: { description: 'Done' } }, ...operation } } }, ...rest };
}

/** An operation that takes a schema. */
export function taking(schema: JsonObject | boolean): JsonObject {
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

/** An operation that answers with a schema. */
export function giving(schema: JsonObject | boolean): JsonObject {
  return { responses: { 200: { description: 'Found', content: { 'application/json': { schema } } } } };
}
