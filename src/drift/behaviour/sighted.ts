import type { DeliveryRecord, ExchangeRecord } from '../../evidence/records.ts';
import type { Sightings } from '../finding.ts';

/** Longest example, in characters: enough to recognise what was seen. */
const longestExample = 120;

/** When, how often and where one thing was seen in a run. */
export class Sighted {
  readonly #operations = new Set<string>();
  #first = '';
  #last = '';
  #count = 0;
  #example: { readonly at: string; readonly text: string } | undefined;
  #latest: object | undefined;

  /** Notes that an exchange or a delivery showed it; the same one counts once. Of all examples the earliest is kept. */
  note(record: ExchangeRecord | DeliveryRecord, example?: unknown): void {
    if (this.#latest === record) return;
    this.#latest = record;
    const { at, operation } = record;
    this.#count += 1;
    if (operation !== undefined) this.#operations.add(operation);
    if (this.#first === '' || at < this.#first) this.#first = at;
    if (at > this.#last) this.#last = at;
    if (example === undefined || (this.#example && this.#example.at <= at)) return;
    const text = typeof example === 'string' ? example : JSON.stringify(example);
    this.#example = { at, text: text.length > longestExample ? `${text.slice(0, longestExample)}…` : text };
  }

  /** Takes over what another one noted. */
  join(other: Sighted): void {
    for (const operation of other.#operations) this.#operations.add(operation);
    this.#count += other.#count;
    if (this.#first === '' || other.#first < this.#first) this.#first = other.#first;
    if (other.#last > this.#last) this.#last = other.#last;
    if (other.#example && (!this.#example || other.#example.at < this.#example.at)) this.#example = other.#example;
  }

  /** Names of the operations and webhooks that showed it, sorted. */
  get operations(): readonly string[] {
    return [...this.#operations].sort();
  }

  get count(): number {
    return this.#count;
  }

  get example(): string | undefined {
    return this.#example?.text;
  }

  /** As findings carry it. */
  get seen(): Sightings {
    return { first: this.#first, last: this.#last, operations: this.#operations.size, count: this.#count };
  }
}

/** The entry of a map, made where there is none. */
export function sightedAt<Key>(all: Map<Key, Sighted>, key: Key): Sighted {
  const known = all.get(key) ?? new Sighted();
  all.set(key, known);
  return known;
}
