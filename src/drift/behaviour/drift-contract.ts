import { isObject } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { nameOf, operationsOf } from '../spec/operations.ts';
import { below, entriesBelow, type Place, type SpecDocument, top } from '../spec/spec-document.ts';

/** What a document declares of one answer. */
export interface DeclaredAnswer {
  /** Where it is written, after references: several operations may share it. */
  readonly pointer: string;
  /** Pointer of the schema by media type; undefined where a media type has none. */
  readonly content: ReadonlyMap<string, string | undefined>;
  /** In lower case. */
  readonly headers: ReadonlySet<string>;
}

/** What a document declares of one operation. */
export interface DeclaredOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  /** Pointer of the path item that holds it. */
  readonly item: string;
  /** Pointer of the schema of its JSON request body. */
  readonly request: string | undefined;
  /** By status as declared: `200`, `4XX` or `default`. */
  readonly answers: ReadonlyMap<string, DeclaredAnswer>;
}

/** What evidence is compared with. */
export interface DriftContract {
  readonly document: SpecDocument;
  readonly operations: ReadonlyMap<string, DeclaredOperation>;
  /** Pointer of the schema of each webhook's payload, by the webhook's name. */
  readonly events: ReadonlyMap<string, string>;
}

/** Reads what a document promises to those who call it. Throws SpecDocumentError where a reference leads nowhere. */
export function driftContract(document: SpecDocument): DriftContract {
  const found = [...operationsOf(document, entriesBelow(document, top(document), 'paths')).values()];
  const hooks = [...operationsOf(document, entriesBelow(document, top(document), 'webhooks')).values()];
  return {
    document,
    operations: new Map(
      found.map((one) => {
        const name = nameOf(one);
        const body = below(document, one.place, 'requestBody');
        const answers = [...entriesBelow(document, one.place, 'responses')].map(
          ([status, place]) => [status, answerOf(document, place)] as const,
        );
        const operation: DeclaredOperation = {
          name,
          method: one.method,
          path: one.path,
          pointer: one.place.pointer,
          item: one.item.pointer,
          request: body === undefined ? undefined : jsonSchema(contentOf(document, body)),
          answers: new Map(answers),
        };
        return [name, operation] as const;
      }),
    ),
    events: new Map(
      hooks.flatMap(({ path, place }) => {
        const body = below(document, place, 'requestBody');
        const schema = body === undefined ? undefined : jsonSchema(contentOf(document, body));
        return schema === undefined ? [] : [[path, schema] as const];
      }),
    ),
  };
}

/** The answer that a document declares for a status (OpenAPI 3.1.1 §4.8.16); undefined where it declares none. */
export function declaredAnswer({ answers }: DeclaredOperation, status: number): DeclaredAnswer | undefined {
  return (
    answers.get(String(status)) ?? answers.get(`${Math.floor(status / 100)}XX`) ?? answers.get('default') ?? undefined
  );
}

/** The path of a document that a path below the base URL fits, a literal one before one with parameters. */
export function templateOf({ operations }: DriftContract, path: string): string | undefined {
  const segments = path.split('/');
  const fitting = [...new Set([...operations.values()].map((one) => one.path))].filter((template) => {
    const parts = template.split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, index) => (/^\{.+\}$/.test(part) ? segments[index] !== '' : part === segments[index]))
    );
  });
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

function answerOf(document: SpecDocument, place: Place): DeclaredAnswer {
  return {
    pointer: place.pointer,
    content: contentOf(document, place),
    // Names of headers begin with x- often: here that is no extension.
    headers: new Set(
      Object.keys(isObject(place.value.headers) ? place.value.headers : {}).map((name) => name.toLowerCase()),
    ),
  };
}

function contentOf(document: SpecDocument, place: Place): Map<string, string | undefined> {
  return new Map(
    [...entriesBelow(document, place, 'content')].map(([type, media]) => [
      type.toLowerCase(),
      isObject(media.value.schema) ? childPointer(media.pointer, 'schema') : undefined,
    ]),
  );
}

function jsonSchema(content: ReadonlyMap<string, string | undefined>): string | undefined {
  return [...content].find(([type]) => /[/+]json\b/.test(type))?.[1];
}
