import type { Json, JsonObject } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { jsonPath, type OverlayAction } from '../overlay-action.ts';
import { reach, type ToldDrift, told } from '../told-drift.ts';
import type { DriftContract } from './drift-contract.ts';
import type { ReadAnswer } from './read-answer.ts';
import { formOf, SeenSchema } from './seen-schema.ts';
import { Sighted } from './sighted.ts';
import { isStandardHeader } from './standard-headers.ts';

/** Statuses that intermediaries and overloaded environments give: they say nothing about this API. */
const ofEnvironment = new Set([429, 502, 503, 504]);
/** Statuses of HTTP and of idempotency that belong to every operation whose request provokes them. */
const provokable = new Set([404, 405, 406, 409, 413, 415, 422, 431]);

interface Row {
  readonly sighted: Sighted;
  /** Pointers of what the contract would have to declare it at. */
  readonly pointers: Set<string>;
}

/** What answers are beyond the contract: statuses, headers, media types, the form of errors. */
export class AnswerDrift {
  readonly #document: DriftContract['document'];
  readonly #statuses = new Map<string, Row>();
  readonly #headers = new Map<string, Row>();
  readonly #mediaTypes = new Map<string, Row>();
  readonly #errors = new Map<string, Row>();
  /** What the bodies of an answer without declared content looked like, by pointer of the answer and media type. */
  readonly #forms = new Map<string, Map<string, SeenSchema>>();

  constructor({ document }: DriftContract) {
    this.#document = document;
  }

  /** Looks at an answer to one of the contract's operations; what an undeclared method answers is told elsewhere. */
  look({ record, status, operation, declared, mediaType, body }: ReadAnswer): void {
    if (operation === undefined || ofEnvironment.has(status)) return;
    if (declared === undefined) {
      const expected = provokable.has(status) && record.intent.provokes.includes(status);
      if (!expected) note(this.#statuses, String(status), childPointer(operation.pointer, 'responses'), record);
      return;
    }
    for (const [name, value] of record.response?.headers ?? []) {
      const lower = name.toLowerCase();
      if (isStandardHeader(lower) || declared.headers.has(lower)) continue;
      note(this.#headers, lower, declared.pointer, record, `${name}: ${value}`);
    }
    if (mediaType === undefined) return;
    if (declared.content.size > 0) {
      if (![...declared.content.keys()].some((type) => type.split(';', 1)[0]?.trim() === mediaType))
        note(this.#mediaTypes, mediaType, declared.pointer, record, `Content-Type: ${mediaType}`);
    } else if (status >= 400) this.#error(declared.pointer, mediaType, body, record);
  }

  #error(pointer: string, mediaType: string, body: Json | undefined, record: ReadAnswer['record']): void {
    const form = body === undefined ? '' : formOf(body);
    note(this.#errors, JSON.stringify([mediaType, form]), pointer, record, body ?? record.response?.body.content ?? '');
    const forms = this.#forms.get(pointer) ?? new Map<string, SeenSchema>();
    this.#forms.set(pointer, forms);
    const seen = forms.get(mediaType) ?? new SeenSchema();
    forms.set(mediaType, seen);
    if (body !== undefined) seen.add(body);
  }

  /** All that was found. */
  told(): ToldDrift[] {
    return [
      ...[...this.#statuses].map(([status, row]) => this.#status(status, row)),
      ...[...this.#headers].map(([name, row]) => this.#header(name, row)),
      ...[...this.#mediaTypes].map(([type, row]) => this.#mediaType(type, row)),
      ...[...this.#errors].map(([key, row]) => this.#errorForm(key, row)),
    ];
  }

  #row(code: string, subject: string, message: string, row: Row, declaring: string, update: (pointer: string) => Json) {
    const pointers = [...row.pointers].sort();
    const { operations, seen, example } = row.sighted;
    const actions: OverlayAction[] = pointers.map((pointer) => ({
      target: jsonPath(pointer),
      description: `Declare ${declaring}.`,
      update: update(pointer),
    }));
    return told(
      {
        kind: 'behaviour',
        class: 'undeclared',
        code,
        ...reach(operations),
        direction: 'response',
        place: subject,
        message,
        lines: { before: this.#document.lineOf(pointers[0] ?? '#') },
        ...(example === undefined ? {} : { example }),
        seen,
      },
      { actions, subjects: [subject] },
    );
  }

  #status(status: string, row: Row): ToldDrift {
    const message = `${status} is answered where the contract does not declare it: a client has no branch for it. This violates the contract, too.`;
    const update = { [status]: { description: `Answers ${status}, as was seen.` } };
    return this.#row('STATUS_UNDECLARED', `status ${status}`, message, row, `the status ${status}`, () => update);
  }

  #header(name: string, row: Row): ToldDrift {
    const message = `Answers carry a header ${name}, which the contract does not declare: whoever relies on it relies on an accident.`;
    const update = { headers: { [name]: { schema: { type: 'string' } } } };
    return this.#row('HEADER_UNDECLARED', `header ${name}`, message, row, `the header ${name}`, () => update);
  }

  #mediaType(type: string, row: Row): ToldDrift {
    const message = `Answers come as ${type}, which the contract does not declare for them: a client cannot know how to read them. This violates the contract, too.`;
    return this.#row('MEDIA_TYPE_UNDECLARED', `media type ${type}`, message, row, `the media type ${type}`, () => ({
      content: { [type]: {} },
    }));
  }

  #errorForm(key: string, row: Row): ToldDrift {
    const [mediaType, form] = JSON.parse(key) as [string, string];
    const what = `${mediaType}${form === '' ? '' : ` ${form}`}`;
    const message = `Errors have a body that the contract does not describe, ${what}: clients read it without a promise.`;
    return this.#row('ERROR_BODY_UNDECLARED', `error ${what}`, message, row, 'the body of the error', (pointer) => {
      const forms = [...(this.#forms.get(pointer) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      // All forms of one answer stand in one schema: merged one after the other the last would hide the others.
      const content = forms.map(([type, seen]): [string, JsonObject] => {
        const schema = seen.toSchema();
        return [type, Object.keys(schema).length > 0 ? { schema } : {}];
      });
      return { content: Object.fromEntries(content) };
    });
  }
}

function note(
  rows: Map<string, Row>,
  key: string,
  pointer: string,
  record: ReadAnswer['record'],
  example?: Json,
): void {
  const row = rows.get(key) ?? { sighted: new Sighted(), pointers: new Set<string>() };
  rows.set(key, row);
  row.pointers.add(pointer);
  row.sighted.note(record, example ?? `${record.request.method} ${record.response?.status ?? ''}`.trim());
}
