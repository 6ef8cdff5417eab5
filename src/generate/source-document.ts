import { createHash } from 'node:crypto';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { isObject, type JsonObject } from './json.ts';
import { pointerSegments } from './pointer.ts';
import { ContractError, type Problem } from './problem.ts';

/** The contract as read: its value, and where in the file each part stands. */
export interface SourceDocument {
  /** File name as it is shown and recorded; never an absolute path. */
  readonly name: string;
  readonly value: JsonObject;
  /** SHA-256 of the text with LF line ends, hexadecimal. */
  readonly hash: string;
  /** 1-based line of the part at the pointer; where nothing stands, of its nearest ancestor. */
  lineOf(pointer: string): number;
}

/**
 * Reads YAML 1.2 or JSON.
 * @param text the file's content
 * @param name the file's name for messages
 * @throws ContractError with every syntax error, duplicate key, and a root that is not a mapping
 */
export function readSourceDocument(text: string, name: string): SourceDocument {
  const normalised = text.replaceAll('\r\n', '\n');
  const lineCounter = new LineCounter();
  const document = parseDocument(normalised, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const problems = [...document.errors, ...document.warnings].map((error): Problem => {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return {
      code: 'CONTRACT_YAML_SYNTAX',
      what: `the document is not readable YAML: ${error.message}`,
      expected: 'YAML 1.2 with unique keys',
      received: `${error.code} at column ${col}: ${normalised.split('\n')[line - 1]?.trim() ?? ''}`,
      line,
      fix: 'correct the line, then run the command again',
    };
  });
  if (problems.length > 0) throw new ContractError(name, problems);
  const value: unknown = document.toJS();
  if (!isPlainJson(value) || !isObject(value)) {
    const received = value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    throw new ContractError(name, [
      {
        code: 'CONTRACT_SHAPE',
        what: 'the document is not an OpenAPI document',
        expected: 'a mapping with openapi, info and paths, of values that JSON can carry',
        received,
        line: 1,
        fix: 'give the path of an OpenAPI 3.1 document with --spec',
      },
    ]);
  }
  return {
    name,
    value,
    hash: createHash('sha256').update(normalised).digest('hex'),
    lineOf: (pointer) => lineCounter.linePos(offsetOf(document, pointer)).line || 1,
  };
}

function isPlainJson(value: unknown): value is JsonObject[string] {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  return value === null || Object.values(value).every(isPlainJson);
}

function offsetOf(document: Document, pointer: string): number {
  let node = document.contents as Node | null | undefined;
  let offset = node?.range?.[0] ?? 0;
  for (const segment of pointerSegments(pointer)) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}
