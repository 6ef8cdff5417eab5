import { compareInstants, type Instant, parseInstant } from '../contract/instant.ts';
import type { StateMachine } from '../contract/state-machine.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import { allParts, type Parts } from './parts.ts';
import { pathParameters, type Reading } from './readings.ts';
import { type CoverageRow, Rows } from './rows.ts';
import type { SchemaNode } from './schema-tree.ts';
import { type Transition, transitionsOf } from './transition-paths.ts';

/** A state of an entity from its first sighting on. */
interface Phase {
  readonly status: string;
  readonly since: Instant;
  /** When it was first seen, in milliseconds since the epoch: an answer was complete or a delivery had come. */
  readonly seen: number;
  /** When the first answer that showed it was complete; undefined where only deliveries did. */
  readonly answered: number | undefined;
}

/** An accepted call with the ids in its path. */
interface Call {
  readonly operation: string;
  readonly asked: number;
  readonly answered: number;
}

/** Everything that is known of one entity: its states, and by which machine they are declared. */
interface Entity {
  readonly home: string;
  readonly states: StateMachine;
  /** By state and time of change as written: lists show the same ones over and over. */
  readonly phases: Map<string, Phase>;
}

/** Each declared transition: in how many entities' histories, as answers and deliveries showed them, it was passed. */
export class StateTransitions {
  readonly #parts: Parts;
  readonly #rows = new Rows();
  readonly #entities = new Map<string, Entity>();
  readonly #calls = new Map<string, Call[]>();

  constructor(parts: Parts) {
    this.#parts = parts;
    for (const { root } of allParts(parts)) this.#declare(root);
  }

  #declare(node: SchemaNode): void {
    if (node.machine) {
      const { home, states } = node.machine;
      for (const transition of states.transitions) this.#rows.declare(placeOf(home, transition));
    }
    for (const below of node.properties.values()) this.#declare(below);
    if (node.items) this.#declare(node.items);
  }

  /** Remembers a call that was accepted: it may have moved the entities whose ids are in its path. */
  call(exchange: ExchangeRecord): void {
    const own = this.#parts.operations.get(exchange.operation ?? '');
    const status = exchange.response?.status ?? 0;
    if (!own || status < 200 || status > 299) return;
    const asked = Date.parse(exchange.at);
    const call: Call = { operation: own.operation.operationId, asked, answered: asked + exchange.timings.totalMs };
    for (const id of Object.values(pathParameters(own.operation, exchange.request.url)))
      this.#calls.set(id, [...(this.#calls.get(id) ?? []), call]);
  }

  /** Remembers the states that one answer or delivery showed. */
  look({ part, source, seen }: Reading): void {
    if (part.kind === 'request') return;
    const asked = Date.parse(source.at);
    const answered = source.kind === 'exchange' ? asked + source.timings.totalMs : undefined;
    for (const { node, value, within } of seen) {
      const [id, updatedAt] = [within?.id, within?.updatedAt];
      if (!node.machine || typeof value !== 'string' || typeof id !== 'string' || typeof updatedAt !== 'string')
        continue;
      const { home, states } = node.machine;
      const entity = this.#entities.get(`${home} ${id}`) ?? { home, states, phases: new Map<string, Phase>() };
      this.#entities.set(`${home} ${id}`, entity);
      const known = entity.phases.get(`${value} ${updatedAt}`);
      const since = known?.since ?? parseInstant(updatedAt);
      if (since === undefined) continue;
      const phase: Phase = { status: value, since, answered, seen: answered ?? asked };
      entity.phases.set(`${value} ${updatedAt}`, known ? merged(known, phase) : phase);
    }
  }

  /** Every transition. */
  rows(): CoverageRow[] {
    for (const [key, entity] of this.#entities) {
      const id = key.slice(entity.home.length + 1);
      for (const transition of passed(entity, this.#calls.get(id) ?? []))
        this.#rows.at(placeOf(entity.home, transition))?.hit({});
    }
    this.#entities.clear();
    return this.#rows.list();
  }
}

function placeOf(home: string, { from, to, by }: Transition): string {
  return `${home} ${from} -> ${to} by ${by}`;
}

function passed({ states, phases }: Entity, calls: readonly Call[]): Transition[] {
  const history = historyOf([...phases.values()]);
  return history.flatMap((after, index) => {
    const before = history[index - 1];
    if (before === undefined || !follows(before, after)) return [];
    const earlier = calls.filter(({ asked }) => asked <= after.seen);
    // One that was over when the state before was seen has led to that state, not away from it.
    const between = earlier.filter(({ answered }) => answered > before.seen);
    return transitionsOf(states, {
      from: before.status,
      to: after.status,
      calls: [...new Set(between.map(({ operation }) => operation))],
      callsBefore: new Set(earlier.map(({ operation }) => operation)),
    });
  });
}

/** Instants that are equal say nothing about their order: then it takes an answer each, since deliveries may overtake. */
function follows(before: Phase, after: Phase): boolean {
  if (compareInstants(before.since, after.since) !== 0) return true;
  return before.answered !== undefined && after.answered !== undefined && before.answered < after.answered;
}

/** The states in their order, each from its first sighting on: by when the entity changed, then by when it was answered. */
function historyOf(phases: readonly Phase[]): Phase[] {
  const sorted = [...phases].sort((a, b) => {
    const difference = compareInstants(a.since, b.since);
    return difference !== 0 ? difference : (a.answered ?? Infinity) - (b.answered ?? Infinity) || a.seen - b.seen;
  });
  const history: Phase[] = [];
  for (const phase of sorted) {
    const last = history.at(-1);
    if (last?.status === phase.status) history[history.length - 1] = merged(last, phase);
    else history.push(phase);
  }
  return history;
}

function merged(first: Phase, again: Phase): Phase {
  const answered = [first.answered, again.answered].filter((at) => at !== undefined);
  return {
    ...first,
    answered: answered.length > 0 ? Math.min(...answered) : undefined,
    seen: Math.min(first.seen, again.seen),
  };
}
