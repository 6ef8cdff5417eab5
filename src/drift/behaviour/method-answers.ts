import type { ExchangeRecord } from '../../evidence/records.ts';
import { isObject, type Json } from '../../generate/json.ts';
import { valueAt } from '../../generate/pointer.ts';
import { jsonPath } from '../overlay-action.ts';
import { type ToldDrift, told } from '../told-drift.ts';
import { type DriftContract, templateOf } from './drift-contract.ts';
import { type Sighted, sightedAt } from './sighted.ts';

/** What methods answer that a path of the contract does not have. */
export class MethodAnswers {
  readonly #contract: DriftContract;
  readonly #basePath: string;
  /** By method and path template, then by status. */
  readonly #answers = new Map<string, Map<number, Sighted>>();

  /** @param baseUrl of the environment; its path comes before those of the contract */
  constructor(contract: DriftContract, baseUrl: string) {
    this.#contract = contract;
    this.#basePath = URL.canParse(baseUrl) ? new URL(baseUrl).pathname.replace(/\/$/, '') : '';
  }

  /** Notes an answered exchange if it is of an undeclared method; then true. */
  look(record: ExchangeRecord): boolean {
    if (record.response === undefined) return false;
    const { method, url } = record.request;
    const { pathname } = URL.canParse(url) ? new URL(url) : { pathname: url };
    const below = pathname.startsWith(this.#basePath) ? pathname.slice(this.#basePath.length) : pathname;
    const path = templateOf(this.#contract, below);
    const isDeclared = [...this.#contract.operations.values()].some(
      (one) => one.path === path && one.method === method,
    );
    if (path === undefined || isDeclared) return false;
    const key = `${method} ${path}`;
    const statuses = this.#answers.get(key) ?? new Map<number, Sighted>();
    this.#answers.set(key, statuses);
    sightedAt(statuses, record.response.status).note(record, `${key} was answered with ${record.response.status}`);
    return true;
  }

  /** The statuses of each undeclared method: `DELETE /customers/{customerId}` gives `405`. */
  statuses(): ReadonlyMap<string, readonly number[]> {
    return new Map([...this.#answers].map(([key, statuses]) => [key, [...statuses.keys()].sort((a, b) => a - b)]));
  }

  /** Undeclared methods that do something: a refusal is what the contract's silence means. */
  told(): ToldDrift[] {
    return [...this.#answers].flatMap(([key, statuses]) => {
      const served = [...statuses].filter(([status]) => status >= 200 && status < 300);
      const [first] = served;
      if (first === undefined) return [];
      const [status, sighted] = first;
      const [method = '', path = ''] = key.split(' ');
      const place = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const item = [...this.#contract.operations.values()].find((one) => one.path === path)?.item ?? place;
      return [
        told(
          {
            kind: 'behaviour',
            class: 'undeclared',
            code: 'METHOD_UNDECLARED',
            operation: key,
            direction: 'request',
            place: `${place}/${method.toLowerCase()}`,
            message: `${key} is served with ${status}, although the contract has no such operation: nobody reviewed what it does. This violates the contract, too.`,
            lines: { before: this.#contract.document.lineOf(item) },
            ...(sighted.example === undefined ? {} : { example: sighted.example }),
            seen: { ...sighted.seen, operations: 1 },
          },
          {
            actions: [
              {
                target: jsonPath(item),
                description: `Declare ${key}, which is served.`,
                update: {
                  [method.toLowerCase()]: this.#operation(
                    item,
                    served.map(([each]) => each),
                    key,
                  ),
                },
              },
            ],
            subjects: [`method ${key}`],
          },
        ),
      ];
    });
  }

  #operation(item: string, statuses: readonly number[], key: string): Json {
    return {
      description: `Seen, and not documented: ${key}.`,
      parameters: this.#pathParameters(item),
      responses: Object.fromEntries(statuses.map((status) => [String(status), { description: 'As was seen.' }])),
    };
  }

  /** Those of an operation beside it: the path is the same. */
  #pathParameters(item: string): Json[] {
    const { root } = this.#contract.document;
    const beside = valueAt(root, item);
    const operations = isObject(beside) ? Object.values(beside) : [];
    const lists = operations.map((one) => (isObject(one) && Array.isArray(one.parameters) ? one.parameters : []));
    const inPath = lists.map((list) =>
      list.filter((one) => {
        const reference = isObject(one) && typeof one.$ref === 'string' ? valueAt(root, one.$ref) : one;
        return isObject(reference) && reference.in === 'path';
      }),
    );
    return inPath.find((list) => list.length > 0) ?? [];
  }
}
