/** The value of a text, or what is wrong with it as the end of a sentence that starts with the setting's name. */
export type Parsed<Value> = { readonly value: Value } | { readonly complaint: string };

/** A kind of setting: what it accepts, in words and in code, and how a value is written back. */
export interface Kind<Value> {
  /** What is accepted, for error messages and for the documentation. */
  readonly expected: string;
  /** Reads a text that is already free of surrounding white space. */
  parse(text: string): Parsed<Value>;
  /** Writes a value so that `parse` gives it back. */
  format(value: Value): string;
}
