import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Json, JsonObject } from '../../generate/json.ts';
import { pointerSegments } from '../../generate/pointer.ts';
import { schemaUri, strictAjv } from '../../generate/strict-ajv.ts';
import type { SpecDocument } from '../spec/spec-document.ts';
import { itemPlace, memberPlace, type SchemaPlace, schemaPlace } from './schema-place.ts';

/** One rule of the contract that a body breaks. */
export interface BrokenRule {
  readonly keyword: string;
  /** For `required`: the member that is missing. */
  readonly member?: string;
  /** Pointers of the schemas that say it. */
  readonly pointers: readonly string[];
}

/** Judges bodies by the schemas of a document. */
export interface BodyJudge {
  /** The rules that a body breaks; undefined where the schema can't be used. */
  broken(pointer: string, body: Json): readonly BrokenRule[] | undefined;
}

/** A judge for a document, which need not be the one that code was generated from. */
export function bodyJudge(document: SpecDocument): BodyJudge {
  const validators = new Map<string, ValidateFunction | undefined>();
  const ajv = document.dialect === '3.1' ? strictAjv(document.root, extensionsOf(document.root)) : undefined;
  const compile = (pointer: string): ValidateFunction | undefined => {
    try {
      return ajv?.getSchema(schemaUri(pointer));
    } catch {
      // A schema that nobody can use says nothing about requests.
      return undefined;
    }
  };
  return {
    broken(pointer, body) {
      if (!validators.has(pointer)) validators.set(pointer, compile(pointer));
      const validate = validators.get(pointer);
      if (validate === undefined) return undefined;
      if (validate(body)) return [];
      const root = schemaPlace(document, [pointer]);
      return (validate.errors ?? []).map((error) => ruleOf(document, root, error));
    },
  };
}

function ruleOf(document: SpecDocument, root: SchemaPlace, error: ErrorObject): BrokenRule {
  const { keyword, instancePath, params } = error;
  const missing: unknown = params.missingProperty;
  let place: SchemaPlace | undefined = root;
  for (const segment of pointerSegments(`#${instancePath}`)) {
    if (place === undefined) break;
    place = memberPlace(document, place, segment) ?? itemPlace(document, place);
  }
  const said = (place?.written ?? []).filter(({ schema: { [keyword]: value } }) =>
    Array.isArray(value) && typeof missing === 'string' ? value.includes(missing) : value !== undefined,
  );
  return {
    keyword,
    ...(typeof missing === 'string' ? { member: missing } : {}),
    pointers: said.map(({ pointer }) => pointer),
  };
}

/** The names of all extensions of a document, which assert nothing. */
function extensionsOf(document: JsonObject): string[] {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (name.startsWith('x-')) found.add(name);
      visit(member);
    }
  };
  visit(document);
  return [...found];
}
