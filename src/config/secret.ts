import { inspect } from 'node:util';

/**
 * A value that must never be printed, logged or serialised: every way of turning it into text yields `[secret NAME]`.
 * Only `reveal()` gives the value, so each place that needs it can be found by that word.
 */
export class Secret {
  readonly name: string;
  // A #private field is invisible to JSON, Object.keys, structuredClone and util.inspect, also with showHidden.
  readonly #value: string;

  /** Wraps `value` under the name of the setting it came from; throws RangeError when the value is empty. */
  constructor(name: string, value: string) {
    if (value === '') throw new RangeError(`The secret ${name} is empty; an empty text cannot be kept out of reports.`);
    this.name = name;
    this.#value = value;
  }

  /** The value itself, for the request or the child process that needs it. */
  reveal(): string {
    return this.#value;
  }

  /** `[secret NAME]`, also in template strings and concatenation. */
  toString(): string {
    return `[secret ${this.name}]`;
  }

  /** `[secret NAME]`, wherever the secret lies inside a serialised object. */
  toJSON(): string {
    return this.toString();
  }

  /** `[secret NAME]`, in console output and in the diff of a failed assertion. */
  [inspect.custom](): string {
    return this.toString();
  }
}
