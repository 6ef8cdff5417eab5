import { isObject, type Json, type JsonObject } from '../../generate/json.ts';
import { childPointer, valueAt } from '../../generate/pointer.ts';
import { ContractError, type Problem } from '../../generate/problem.ts';
import { referenceTarget } from '../../generate/resolve-reference.ts';
import { readSourceDocument, type SourceDocument } from '../../generate/source-document.ts';
import { SpecDocumentError } from './spec-document-error.ts';

/** An object of a document at the place where it is written. */
export interface Place {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** A document to compare: what it says, in which dialect, and where each part stands. */
export interface SpecDocument {
  readonly name: string;
  /** 3.0 has its own dialect of JSON Schema; from 3.1 on it is 2020-12. */
  readonly dialect: '3.0' | '3.1';
  readonly root: JsonObject;
  /** Names of extensions that are not compared place by place. */
  readonly skipped?: ReadonlySet<string>;
  /** Line from 1 of a pointer, or of its nearest ancestor that exists. */
  lineOf(pointer: string): number;
  /** The object at a pointer with its references followed; undefined where nothing stands. Throws SpecDocumentError. */
  object(pointer: string): Place | undefined;
}

/** Reads YAML or JSON. Of all that is wrong with it the first is told: one slip of indentation makes a hundred follow. */
function read(text: string, name: string): SourceDocument {
  try {
    return readSourceDocument(text, name);
  } catch (error) {
    const problems = error instanceof ContractError ? error.problems : [unfolding(error)];
    const [first] = problems;
    const more = problems.length > 1 ? `, and ${problems.length - 1} more problems after it` : '';
    throw new SpecDocumentError(
      {
        code: 'SPEC_UNREADABLE',
        what: `${name}: ${first?.what ?? 'the document is not readable'}`,
        expected: first?.expected ?? 'an OpenAPI document',
        received: `${short(first?.received ?? 'something else')}${more}`,
        where: `${name}:${first?.line ?? 1}`,
        next: 'correct the document at that line, or name another one',
      },
      error,
    );
  }
}

/** Aliases that unfold to more than any document holds: the reader of YAML gives up. */
function unfolding(error: unknown): Pick<Problem, 'what' | 'expected' | 'received' | 'line'> {
  const received = error instanceof Error ? error.message : String(error);
  return { what: 'the document cannot be unfolded', expected: 'a document without endless aliases', received, line: 1 };
}

/** Characters of a line that a message quotes: a document in one line is no message. */
const longestQuote = 160;

function short(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

function versionSaid({ openapi, swagger }: JsonObject): string {
  if (openapi !== undefined) return `openapi: ${String(openapi)}`;
  return swagger === undefined ? 'no openapi field' : `swagger: ${String(swagger)}`;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, YAML or JSON.
 * @param name as it is shown in messages
 * @throws SpecDocumentError for what is no such document
 */
export function readSpecDocument(text: string, name: string): SpecDocument {
  const source = read(text, name);
  const root = source.value;
  const version = /^3\.(\d+)\.\d+/.exec(String(root.openapi ?? ''))?.[1];
  if (version !== '0' && version !== '1' && version !== '2')
    throw new SpecDocumentError({
      code: 'SPEC_VERSION',
      what: `${name} is of no version of OpenAPI that can be compared`,
      expected: 'openapi: 3.0.x, 3.1.x or 3.2.x',
      received: versionSaid(root),
      where: name,
      next: 'name an OpenAPI document; convert an older one to OpenAPI 3.1 first',
    });
  if (!isObject(root.paths ?? {}) || (version === '0' && root.paths === undefined))
    throw new SpecDocumentError({
      code: 'SPEC_PATHS',
      what: `${name} has no paths`,
      expected: 'a mapping of paths',
      received: JSON.stringify(root.paths ?? 'nothing').slice(0, 80),
      where: name,
      next: 'name the whole document, not a part of it',
    });
  return {
    name,
    dialect: version === '0' ? '3.0' : '3.1',
    root,
    lineOf: (pointer) => source.lineOf(pointer),
    object: (pointer) => follow(source, pointer),
  };
}

function follow(source: SourceDocument, from: string): Place | undefined {
  const seen = new Set<string>();
  let pointer = from;
  for (;;) {
    const value = valueAt(source.value, pointer);
    if (value === undefined && pointer === from) return undefined;
    const next = isObject(value) ? value.$ref : undefined;
    if (isObject(value) && typeof next !== 'string') return { pointer, value };
    const at = `${source.name}:${source.lineOf(from)}  ${from}`;
    if (!isObject(value) || seen.has(pointer)) throw broken(source.name, pointer, value, at);
    seen.add(pointer);
    pointer = targetOf(String(next), at);
  }
}

function broken(name: string, pointer: string, value: Json | undefined, where: string): SpecDocumentError {
  return new SpecDocumentError({
    code: value === undefined || isObject(value) ? 'SPEC_REFERENCE_BROKEN' : 'SPEC_SHAPE',
    what: `${name} does not say what stands here`,
    expected: 'an object, or a $ref that leads to one',
    received: isObject(value)
      ? `a circle of $ref through ${pointer}`
      : value === undefined
        ? `nothing at ${pointer}`
        : short(JSON.stringify(value)),
    where,
    next: 'mend the document: what it means can only be guessed',
  });
}

/**
 * The pointer that a reference of the same document leads to.
 * @param where document, line and pointer for the message
 * @throws SpecDocumentError for a reference to another document or to no pointer
 */
export function targetOf(reference: string, where: string): string {
  const target = referenceTarget(reference);
  if (target !== undefined) return target;
  throw new SpecDocumentError({
    code: 'SPEC_REFERENCE_EXTERNAL',
    what: 'a $ref leads out of the document, or to a name instead of a pointer',
    expected: 'a reference that begins with #/',
    received: reference,
    where,
    next: 'bundle the document into one file first: npx redocly bundle',
  });
}

/** The object below a place, with its references followed; undefined where nothing stands. Throws SpecDocumentError. */
export function below(document: SpecDocument, place: Place, field: string | number): Place | undefined {
  return Object.hasOwn(place.value, field) ? document.object(childPointer(place.pointer, field)) : undefined;
}

/** Maps whose names are of their own choice, so that `x-` there is no extension: a header may be called `X-Request-Id`. */
const namedFreely: ReadonlySet<string> = new Set(['headers', 'webhooks', 'securitySchemes', 'content']);

/** The objects of a map below a place by name, but for `x-` extensions; none where there is no map. */
export function entriesBelow(document: SpecDocument, place: Place | undefined, field: string): Map<string, Place> {
  const entries = new Map<string, Place>();
  const map = place?.value[field];
  if (place === undefined || !isObject(map)) return entries;
  for (const name of Object.keys(map)) {
    if (name.startsWith('x-') && !namedFreely.has(field)) continue;
    const found = document.object(childPointer(childPointer(place.pointer, field), name));
    if (found) entries.set(name, found);
  }
  return entries;
}

/** The document itself as a place. */
export function top({ root }: SpecDocument): Place {
  return { pointer: '#', value: root };
}
