import { checkId, findingCode } from '../contract/finding.ts';
import { compareInstants, type Instant, parseInstant } from '../contract/instant.ts';
import { lineOf } from '../contract/operation-line.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import type { Entry } from './check-book.ts';
import type { Outcome } from './outcome.ts';

/** One answer that showed a thing with an id and the instants of its creation and last change. */
interface Sight {
  readonly exchange: ExchangeRecord;
  readonly operation: string;
  readonly thing: Readonly<Record<string, unknown>>;
  /** Its last change; undefined where that is no instant. */
  readonly updatedAt: Instant | undefined;
  /** When its request began and its answer had come, in milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
}

/** What is said of a thing once and for all; what is absent is the schema's finding. */
const constants = ['createdAt', 'externalId', 'chainId'] as const;

const stable = 'entity.stable';
const neverBack = 'customer.updated-at-never-back';

/** The check that the answers of an operation owe over the whole run where they show a thing with its creation. */
export function owedByHistory(operationId: string): string {
  return checkId(stable, operationId);
}

/**
 * B27, D2, D16: over the whole run, whatever the operation and the process, a thing keeps what was said of it at first,
 * and its updatedAt never goes back from an answer to a request that began after it.
 * @param outcomeOf what a violation of a requirement comes to here
 */
export function judgeEntityHistory(
  exchanges: readonly ExchangeRecord[],
  outcomeOf: (requirement: string) => Outcome,
): Entry[] {
  const things = new Map<string, Sight[]>();
  for (const sight of sightsOf(exchanges)) {
    const id = String(sight.thing.id);
    const sights = things.get(id);
    if (sights) sights.push(sight);
    else things.set(id, [sight]);
  }
  return [...things.values()].flatMap((sights) => [
    ...entriesOf(stable, outcomeOf(stable), sights, contradiction),
    ...entriesOf(neverBack, outcomeOf(neverBack), sights, stepBack),
  ]);
}

/** A replay shows what once was: of each modifying request the first answer counts. */
function sightsOf(exchanges: readonly ExchangeRecord[]): Sight[] {
  const asked = new Set<string>();
  const ordered = [...exchanges].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return ordered.flatMap((exchange) => {
    const { request, response, identity, operation } = exchange;
    if (response === undefined || response.status >= 300 || operation === undefined) return [];
    const key = request.headers.find(([name]) => name.toLowerCase() === 'idempotency-key')?.[1].toLowerCase();
    const again = key !== undefined && asked.has(`${identity} ${key}`);
    if (key !== undefined) asked.add(`${identity} ${key}`);
    const thing = again || response.body.encoding !== 'utf-8' ? undefined : thingIn(response.body.content);
    if (thing === undefined) return [];
    const from = Date.parse(exchange.at);
    const updatedAt = typeof thing.updatedAt === 'string' ? parseInstant(thing.updatedAt) : undefined;
    return [{ exchange, operation, thing, updatedAt, from, until: from + exchange.timings.totalMs }];
  });
}

function thingIn(content: string): Sight['thing'] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const thing = value as Sight['thing'];
  return typeof thing.id === 'string' && 'createdAt' in thing ? thing : undefined;
}

type Objection = (
  sight: Sight,
  earlier: readonly Sight[],
) => { before: Sight; told: string; instead: string } | undefined;

function entriesOf(requirement: string, violated: Outcome, sights: readonly Sight[], objection: Objection): Entry[] {
  return sights.map((sight, index) => {
    const { exchange, operation } = sight;
    const entry = { id: checkId(requirement, operation), requirement };
    const found = objection(sight, sights.slice(0, index));
    if (found === undefined) return { ...entry, outcome: 'proved', exchanges: [exchange.id] };
    const line = lineOf(operation);
    const offence = {
      code: findingCode(requirement),
      message: `${operation} contradicts what was answered before about ${String(sight.thing.id)}`,
      expected: `${found.told}, as in ${found.before.exchange.id}`,
      received: found.instead,
      exchange: exchange.id,
      operation,
      ...(line === undefined ? {} : { line }),
    };
    return { ...entry, outcome: violated, exchanges: [found.before.exchange.id, exchange.id], offence };
  });
}

/** What the first answer says, and this one says otherwise. */
function contradiction({ thing }: Sight, [first]: readonly Sight[]): ReturnType<Objection> {
  if (first === undefined) return undefined;
  const name = constants.find((constant) => differ(constant, first.thing[constant], thing[constant]));
  return (
    name && { before: first, told: `${name} ${String(first.thing[name])}`, instead: `${name} ${String(thing[name])}` }
  );
}

/** What is no text is the schema's finding, and so is a createdAt that is no instant, which can be written in several ways. */
function differ(name: (typeof constants)[number], one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  if (name !== 'createdAt') return one !== other;
  const [first, second] = [parseInstant(one), parseInstant(other)];
  return first !== undefined && second !== undefined && compareInstants(first, second) !== 0;
}

/** A later updatedAt in an answer that had come before this request began. */
function stepBack({ thing, updatedAt, from }: Sight, earlier: readonly Sight[]): ReturnType<Objection> {
  if (updatedAt === undefined) return undefined;
  const before = earlier.find(
    (shown) => shown.until <= from && shown.updatedAt && compareInstants(shown.updatedAt, updatedAt) > 0,
  );
  if (before === undefined) return undefined;
  return {
    before,
    told: `updatedAt not before ${String(before.thing.updatedAt)}`,
    instead: `updatedAt ${String(thing.updatedAt)}`,
  };
}
