import { checkId, findingCode } from '../contract/finding.ts';
import { readJson } from '../contract/json-form.ts';
import { lineOf } from '../contract/operation-line.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import type { Entry } from './check-book.ts';
import type { Outcome } from './outcome.ts';

const requirement = 'entity.id-unique';

interface Creation {
  readonly id: string;
  /** What makes two answers the answer to one request: tenant and idempotency key. */
  readonly request: string;
  readonly exchange: ExchangeRecord;
}

/** The id that an answer gave to something new; a 201 is what says that something is new (RFC 9110 §15.3.2). */
function creationOf(exchange: ExchangeRecord): Creation[] {
  const { response, request, identity } = exchange;
  if (response?.status !== 201 || response.body.encoding !== 'utf-8') return [];
  // A UUID is the same in either case (RFC 9562 §4).
  const key = request.headers.find(([name]) => name.toLowerCase() === 'idempotency-key')?.[1].toLowerCase();
  const { value } = readJson(new TextEncoder().encode(response.body.content));
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id !== 'string' || key === undefined ? [] : [{ id, request: `${identity} ${key}`, exchange }];
}

/** The check that a declared answer owes over the whole run, beside what it owes by itself. */
export function owedOverRun(operationId: string, status: number): string[] {
  return status === 201 ? [checkId(requirement, operationId)] : [];
}

/**
 * B27: no two creations of a run gave the same id, whichever tenant or process asked; replays of one request are one
 * creation.
 * @param violated what a violation of this requirement comes to here
 */
export function judgeCreatedIds(exchanges: readonly ExchangeRecord[], violated: Outcome): Entry[] {
  const byOperation = new Map<string, Creation[]>();
  for (const creation of exchanges.flatMap(creationOf)) {
    const operation = creation.exchange.operation ?? 'undeclared';
    const creations = byOperation.get(operation) ?? [];
    byOperation.set(operation, creations);
    creations.push(creation);
  }
  return [...byOperation].map(([operation, creations]) => {
    const first = new Map<string, Creation>();
    const twice = creations.find((creation) => {
      const before = first.get(creation.id) ?? creation;
      first.set(creation.id, before);
      return before.request !== creation.request;
    });
    const entry = { id: checkId(requirement, operation), requirement };
    if (twice === undefined)
      return { ...entry, outcome: 'proved', exchanges: creations.map(({ exchange }) => exchange.id) };
    const earlier = first.get(twice.id)?.exchange.id ?? '';
    const line = lineOf(operation);
    const offence = {
      code: findingCode(requirement),
      message: `${operation} gave two different things the same id`,
      expected: `an id of its own for each of ${creations.length} creations`,
      received: `${twice.id}, which ${earlier} was given before`,
      exchange: twice.exchange.id,
      operation,
      ...(line === undefined ? {} : { line }),
    };
    return { ...entry, outcome: violated, exchanges: [earlier, twice.exchange.id], offence };
  });
}
