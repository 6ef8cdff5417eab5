import type { CheckRecord } from '../../evidence/records.ts';
import { isObject, type Json } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import { jsonPath, jsonPathOfItem, type OverlayAction } from '../overlay-action.ts';
import { reach, type ToldDrift, told } from '../told-drift.ts';
import { type BodyJudge, bodyJudge } from './body-judge.ts';
import type { DriftContract } from './drift-contract.ts';
import { type ReadAnswer, readJson } from './read-answer.ts';
import { itemPlace, memberPlace, type SchemaPlace, schemaPlace, schemaTitle } from './schema-place.ts';
import { Sighted } from './sighted.ts';

interface Row {
  readonly sighted: Sighted;
  readonly subjects: Set<string>;
}

interface Tightened extends Row {
  readonly pointer: string;
  /** The bound that would forbid what was refused. */
  bound: { readonly keyword: 'minLength' | 'maxLength'; readonly value: number };
}

/** Whether requests are held to the rules of the contract: what is accepted beyond them, and what is refused within. */
export class RequestRules {
  readonly #contract: DriftContract;
  readonly #judge: BodyJudge;
  /** By pointer of the rule. */
  readonly #loosened = new Map<string, Row & { readonly pointer: string; readonly keyword: string; member?: string }>();
  readonly #tightened = new Map<string, Tightened>();
  /** Checks by the exchange that tells. */
  readonly #checks: ReadonlyMap<string, readonly CheckRecord[]>;

  constructor(contract: DriftContract, checks: readonly CheckRecord[]) {
    this.#contract = contract;
    this.#judge = bodyJudge(contract.document);
    const byExchange = new Map<string, CheckRecord[]>();
    for (const check of checks) {
      const telling = check.exchanges.at(-1) ?? '';
      byExchange.set(telling, [...(byExchange.get(telling) ?? []), check]);
    }
    this.#checks = byExchange;
  }

  /** Looks at a request and how it was taken. */
  look(answer: ReadAnswer): void {
    const { record, status, operation } = answer;
    const pointer = operation?.request;
    const { body } = record.request.body ? readJson(record.request.body) : { body: undefined };
    if (pointer === undefined || body === undefined) return;
    if (record.intent.kind === 'invalid' && status >= 200 && status < 300) this.#accepted(answer, pointer, body);
    if (record.intent.kind === 'valid' && (status === 400 || status === 422)) this.#refused(answer, pointer, body);
  }

  #accepted({ record }: ReadAnswer, pointer: string, body: Json): void {
    for (const { keyword, member, pointers } of this.#judge.broken(pointer, body) ?? []) {
      for (const written of pointers) {
        const key = JSON.stringify([written, keyword, member]);
        const row = this.#loosened.get(key) ?? {
          pointer: written,
          keyword,
          ...(member === undefined ? {} : { member }),
          sighted: new Sighted(),
          subjects: new Set<string>(),
        };
        this.#loosened.set(key, row);
        row.sighted.note(record, body);
        for (const subject of this.#subjects(record.id)) row.subjects.add(subject);
      }
    }
  }

  /** Only a value at the edge of its length shows the rule that it was refused by. */
  #refused({ record }: ReadAnswer, pointer: string, body: Json): void {
    const checks = (this.#checks.get(record.id) ?? []).filter(({ requirement }) => requirement.startsWith('input.'));
    const edge = checks
      .map(({ id }) => /\.body\.(.+)\.(shortest|longest)(?:-beyond-\w+)?$/.exec(id))
      .find((one) => one !== null);
    if (!edge || (this.#judge.broken(pointer, body)?.length ?? 1) > 0) return;
    const [, path = '', end] = edge;
    const found = this.#valueAt(pointer, body, path.split('.'));
    if (typeof found?.value !== 'string') return;
    const length = [...found.value].length;
    const bound =
      end === 'shortest'
        ? ({ keyword: 'minLength', value: length + 1 } as const)
        : ({ keyword: 'maxLength', value: length - 1 } as const);
    const row: Tightened = this.#tightened.get(`${found.pointer} ${bound.keyword}`) ?? {
      pointer: found.pointer,
      bound,
      sighted: new Sighted(),
      subjects: new Set<string>(),
    };
    this.#tightened.set(`${found.pointer} ${bound.keyword}`, row);
    const further = bound.keyword === 'minLength' ? Math.max : Math.min;
    row.bound = { ...bound, value: further(row.bound.value, bound.value) };
    row.sighted.note(record, `a text of length ${length}`);
    for (const subject of this.#subjects(record.id)) row.subjects.add(subject);
  }

  #valueAt(root: string, body: Json, names: readonly string[]): { pointer: string; value: Json } | undefined {
    const { document } = this.#contract;
    let place: SchemaPlace | undefined = schemaPlace(document, [root]);
    let value: Json | undefined = body;
    for (const name of names) {
      if (place === undefined || value === undefined) return undefined;
      value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
      place = memberPlace(document, place, name) ?? itemPlace(document, place);
    }
    const pointer = place?.written[0]?.pointer;
    return pointer === undefined || value === undefined ? undefined : { pointer, value };
  }

  #subjects(exchange: string): string[] {
    return (this.#checks.get(exchange) ?? []).map(({ id }) => `check ${id}`);
  }

  /** All that was found. */
  told(): ToldDrift[] {
    const { document } = this.#contract;
    const loosened = [...this.#loosened.values()].map(({ pointer, keyword, member, sighted, subjects }) => {
      const place = childPointer(pointer, keyword);
      const rule = member === undefined ? keyword : `required ${member}`;
      const action: OverlayAction = {
        target: member === undefined ? jsonPath(place) : jsonPathOfItem(place, member),
        description: `Take back ${rule} of ${schemaTitle(pointer)}, which is not enforced.`,
        remove: true,
      };
      const message = `${schemaTitle(pointer)}: requests that break ${rule} are accepted: what the contract forbids is stored, and clients will rely on it. This violates the contract, too.`;
      const what = { code: 'RULE_NOT_ENFORCED', place, message, line: document.lineOf(place), detail: member ?? '' };
      return row(what, sighted, subjects, action);
    });
    const tightened = [...this.#tightened.values()].map(({ pointer, bound, sighted, subjects }) => {
      const { keyword, value } = bound;
      const action: OverlayAction = {
        target: jsonPath(pointer),
        description: `Say that ${schemaTitle(pointer)} is held to ${keyword} ${value}.`,
        update: { [keyword]: value },
      };
      const message = `${schemaTitle(pointer)}: a value that the contract allows is refused, as if ${keyword} were ${value}: requests that were right are no more. This violates the contract, too.`;
      const place = childPointer(pointer, keyword);
      const what = { code: 'RULE_STRICTER', place, message, line: document.lineOf(place), detail: '' };
      return row(what, sighted, subjects, action);
    });
    return [...loosened, ...tightened];
  }
}

interface What {
  readonly code: string;
  readonly place: string;
  readonly message: string;
  readonly line: number;
  readonly detail: string;
}

function row(what: What, sighted: Sighted, subjects: ReadonlySet<string>, action: OverlayAction): ToldDrift {
  const { code, place, message, line, detail } = what;
  const { operations, example, seen } = sighted;
  return told(
    {
      kind: 'behaviour',
      class: 'undeclared',
      code,
      ...reach(operations),
      direction: 'request',
      place,
      message,
      lines: { before: line },
      ...(example === undefined ? {} : { example }),
      seen,
    },
    { actions: [action], subjects: [...subjects], detail },
  );
}
