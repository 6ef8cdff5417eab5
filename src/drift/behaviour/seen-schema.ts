import { isObject, type Json, type JsonObject } from '../../generate/json.ts';

/** What values look like that were seen at one place: enough of a schema to declare them. */
export class SeenSchema {
  readonly #types = new Set<string>();
  readonly #members = new Map<string, SeenSchema>();
  #items: SeenSchema | undefined;

  /** Takes a value into account. */
  add(value: Json): void {
    this.#types.add(typeOf(value));
    if (Array.isArray(value)) {
      this.#items ??= new SeenSchema();
      for (const item of value) this.#items.add(item);
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        const known = this.#members.get(name) ?? new SeenSchema();
        this.#members.set(name, known);
        known.add(member);
      }
    }
  }

  /** As a schema (JSON Schema 2020-12): types and names, and no rule that one run could not prove. */
  toSchema(): JsonObject {
    const types = this.#types.has('number') ? [...this.#types].filter((type) => type !== 'integer') : [...this.#types];
    const [only] = types.sort();
    const members = [...this.#members].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      ...(types.length === 1 && only !== undefined ? { type: only } : types.length > 1 ? { type: types } : {}),
      ...(members.length > 0
        ? { properties: Object.fromEntries(members.map(([name, member]) => [name, member.toSchema()])) }
        : {}),
      ...(this.#items ? { items: this.#items.toSchema() } : {}),
    };
  }

  /** For people: `{code: string, message: string}`. */
  toString(): string {
    const types = [...this.#types].sort().map((type) => {
      if (type === 'array') return `[${this.#items?.toString() ?? ''}]`;
      if (type !== 'object') return type;
      const members = [...this.#members].sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${members.map(([name, member]) => `${name}: ${member.toString()}`).join(', ')}}`;
    });
    return types.join(' or ');
  }
}

/** The form of one value, for people. */
export function formOf(value: Json): string {
  const seen = new SeenSchema();
  seen.add(value);
  return seen.toString();
}

/** The type of a JSON value as schemas name it; whole numbers are integers. */
export function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
