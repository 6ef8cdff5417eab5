import type { CaseParameter } from '../cases/case-contract.ts';
import type { Json } from '../cases/edit.ts';
import type { RequestCase } from '../cases/request-case.ts';

/** What coverage needs to know of a declared answer. */
export interface CoverageAnswer {
  readonly schemas: Readonly<Record<string, string>>;
  readonly headers: readonly CaseParameter[];
}

/** What coverage needs to know of an operation: a part of the generated table. */
export interface CoverageOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly pathParameters: readonly CaseParameter[];
  readonly queryParameters: readonly CaseParameter[];
  readonly headerParameters: readonly CaseParameter[];
  readonly requestBody: { readonly required: boolean; readonly schemas: Readonly<Record<string, string>> } | null;
  readonly responses: Readonly<Record<string, CoverageAnswer>>;
}

/** What coverage needs to know of a webhook. */
export interface CoverageWebhook {
  readonly name: string;
  readonly pointer: string | null;
}

/** One keyword that a value breaks. */
export interface BrokenKeyword {
  readonly keyword: string;
  /** JSON pointer of the place in the value. */
  readonly instancePath: string;
  /** For `required`: the member that is missing. */
  readonly missing?: string;
}

/** Everything that can be covered: the document, its tables, who judges values, and the cases that break them. */
export interface CoverageContract {
  readonly document: Json;
  readonly operations: readonly CoverageOperation[];
  readonly webhooks: readonly CoverageWebhook[];
  /** Every keyword of the schema at a pointer of the document that a value breaks. */
  judge(pointer: string, value: unknown): readonly BrokenKeyword[];
  /** The cases of an operation; none for an operation that the contract does not have. */
  casesOf(operationId: string): readonly RequestCase[];
}

/** A name as a part of a JSON pointer (RFC 6901 §3). */
export function escapePart(part: string): string {
  return part.replace(/~/g, '~0').replace(/\//g, '~1');
}
