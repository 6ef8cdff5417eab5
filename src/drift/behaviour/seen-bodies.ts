import type { DeliveryRecord, ExchangeRecord } from '../../evidence/records.ts';
import { isObject, type Json } from '../../generate/json.ts';
import { childPointer } from '../../generate/pointer.ts';
import type { DriftContract } from './drift-contract.ts';
import { isHeldBack } from './read-answer.ts';
import { enumerationOf, homesOf, itemPlace, memberPlace, type SchemaPlace, schemaPlace } from './schema-place.ts';
import { SeenSchema } from './seen-schema.ts';
import { Sighted as NewSighted, type Sighted, sightedAt } from './sighted.ts';

type Source = ExchangeRecord | DeliveryRecord;

/** A member that the contract does not declare, as one kind of object carries it. */
export interface UndeclaredMember {
  readonly name: string;
  /** The schemas that could declare it, the outermost first. */
  readonly homes: readonly string[];
  readonly sighted: Sighted;
  readonly form: SeenSchema;
}

/** What is declared of one kind of object, and how often it was there. */
export interface SeenObject {
  readonly place: SchemaPlace;
  /** How many objects were looked at. */
  count: number;
  /** How many of them had the member. */
  readonly members: Map<string, number>;
  /** Operations and events that showed such an object. */
  readonly operations: Set<string>;
}

/** A list of values that was met, with those that were seen and by what. */
export interface SeenList {
  readonly members: readonly Json[];
  readonly seen: Set<string>;
  readonly operations: Set<string>;
  count: number;
}

/** What bodies held, beside what the contract says they hold. */
export class SeenBodies {
  /** By name and homes. */
  readonly undeclared = new Map<string, UndeclaredMember>();
  /** Values outside their list, by pointer of the schema and value. */
  readonly strangers = new Map<string, { pointer: string; value: Json; sighted: Sighted }>();
  /** Each list of values that was met, with those that were seen. */
  readonly enumerations = new Map<string, SeenList>();
  /** Each kind of object that was met, by its first home. */
  readonly objects = new Map<string, SeenObject>();
  readonly #contract: DriftContract;

  constructor(contract: DriftContract) {
    this.#contract = contract;
  }

  /**
   * Looks at a body.
   * @param pointer of the schema that declares it
   */
  look(source: Source, pointer: string, body: Json): void {
    this.#visit(source, schemaPlace(this.#contract.document, [pointer]), body);
  }

  #visit(source: Source, place: SchemaPlace, value: Json): void {
    this.#value(source, place, value);
    if (Array.isArray(value)) {
      const items = itemPlace(this.#contract.document, place);
      if (items) for (const item of value) this.#visit(source, items, item);
    } else if (isObject(value)) this.#object(source, place, value);
  }

  #object(source: Source, place: SchemaPlace, value: Readonly<Record<string, Json>>): void {
    const homes = homesOf(place);
    const [home = ''] = homes;
    const unseen: SeenObject = { place, count: 0, members: new Map(), operations: new Set() };
    const seen = this.objects.get(home) ?? unseen;
    this.objects.set(home, seen);
    seen.count += 1;
    if (source.operation !== undefined) seen.operations.add(source.operation);
    for (const [name, member] of Object.entries(value)) {
      const below = memberPlace(this.#contract.document, place, name);
      if (below) {
        seen.members.set(name, (seen.members.get(name) ?? 0) + 1);
        this.#visit(source, below, member);
      } else if (place.closedNames) this.#undeclared(source, name, homes, member);
    }
  }

  #undeclared(source: Source, name: string, homes: readonly string[], value: Json): void {
    const key = JSON.stringify([name, homes]);
    const known = this.undeclared.get(key) ?? { name, homes, sighted: new NewSighted(), form: new SeenSchema() };
    this.undeclared.set(key, known);
    known.form.add(value);
    known.sighted.note(source, `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  }

  #value(source: Source, place: SchemaPlace, value: Json): void {
    const listed = enumerationOf(place);
    if (listed === undefined || isHeldBack(value)) return;
    const { pointer, members } = listed;
    const text = JSON.stringify(value);
    const unseen: SeenList = { members, seen: new Set(), operations: new Set(), count: 0 };
    const known = this.enumerations.get(pointer) ?? unseen;
    this.enumerations.set(pointer, known);
    known.seen.add(text);
    known.count += 1;
    if (source.operation !== undefined) known.operations.add(source.operation);
    if (members.some((member) => JSON.stringify(member) === text)) return;
    const key = `${pointer} ${text}`;
    const stranger = this.strangers.get(key) ?? { pointer, value, sighted: new NewSighted() };
    this.strangers.set(key, stranger);
    stranger.sighted.note(source, text);
  }
}

/** Where a member would be declared. */
export function memberPointer(home: string, name: string): string {
  return childPointer(childPointer(home, 'properties'), name);
}

/**
 * One cause, one row: members of the same name are put together under the schema that would explain most of them.
 * A property of `Customer` that shows in a list, in a read and in an event is one property.
 */
export function joinedMembers(all: readonly UndeclaredMember[]): ReadonlyArray<{
  readonly name: string;
  readonly home: string;
  readonly sighted: Sighted;
  readonly forms: SeenSchema[];
}> {
  const left = new Set(all);
  const joined: { name: string; home: string; sighted: Sighted; forms: SeenSchema[] }[] = [];
  while (left.size > 0) {
    const explained = new Map<string, UndeclaredMember[]>();
    for (const one of left)
      for (const home of one.homes)
        explained.set(JSON.stringify([one.name, home]), [
          ...(explained.get(JSON.stringify([one.name, home])) ?? []),
          one,
        ]);
    const [best] = [...explained].sort(([a, x], [b, y]) => y.length - x.length || rank(x, a) - rank(y, b));
    if (!best) break;
    const [name, home] = JSON.parse(best[0]) as [string, string];
    const sightings = new Map<string, Sighted>();
    const sighted = sightedAt(sightings, home);
    for (const one of best[1]) {
      sighted.join(one.sighted);
      left.delete(one);
    }
    joined.push({ name, home, sighted, forms: best[1].map(({ form }) => form) });
  }
  return joined;
}

/** Of schemas that explain as much the outermost is the most precise. */
function rank(explained: readonly UndeclaredMember[], key: string): number {
  const [, home] = JSON.parse(key) as [string, string];
  return explained[0]?.homes.indexOf(home) ?? 0;
}
