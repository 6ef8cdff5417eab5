import {
  asObject,
  type CaseContract,
  type CaseOperation,
  flattened,
  isObject,
  jsonSchemaOf,
  valueAt,
} from './case-contract.ts';
import type { Json } from './edit.ts';
import { sampleOf } from './sample.ts';

/** The JSON body of an operation: the pointer of its schema, and a valid example to differ from. */
export interface BodyExample {
  readonly pointer: string;
  readonly value: Json;
}

/**
 * The first valid example of an operation's JSON body, or a sample of its schema; undefined for an operation without one.
 * @throws Error when neither is valid: then no case could be made, and that must not pass in silence
 */
export function bodyExample({ document, judge }: CaseContract, operation: CaseOperation): BodyExample | undefined {
  const pointer = operation.requestBody === null ? undefined : jsonSchemaOf(operation.requestBody.schemas);
  if (pointer === undefined) return undefined;
  const mediaType = asObject(valueAt(document, pointer.replace(/\/schema$/, '')));
  const written = Object.values(asObject(mediaType.examples)).flatMap((example) => {
    const resolved = isObject(example) && typeof example.$ref === 'string' ? valueAt(document, example.$ref) : example;
    return isObject(resolved) && resolved.value !== undefined ? [resolved.value] : [];
  });
  const sample = sampleOf(document, flattened(document, valueAt(document, pointer)));
  const offered = [mediaType.example, ...written, sample].filter((value): value is Json => value !== undefined);
  const value = offered.find((candidate) => judge(pointer, candidate).length === 0);
  if (value !== undefined) return { pointer, value };
  throw new Error(
    `CASE_BASE_MISSING  ${operation.operationId}\n  expected  an example of the request body that honours its schema\n  received  ${offered.length} that do not\n  next      add an example to the request body in the contract`,
  );
}
