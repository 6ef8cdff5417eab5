import { WalletError } from './wallet-error.ts';

/** Reads the lines of a message one by one and knows, for its errors, which one it took last. */
export class SiweLines {
  readonly #lines: readonly string[];
  #taken = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  /** A line that is still to come, by default the next; undefined past the end. */
  peek(ahead = 0): string | undefined {
    return this.#lines[this.#taken + ahead];
  }

  /**
   * Takes the next line, which must match.
   * @throws WalletError SIWE_MALFORMED
   */
  take(expected: string, pattern: RegExp): string {
    const line = this.peek();
    this.#taken += 1;
    if (line === undefined || !pattern.test(line)) throw this.refuse(expected, line);
    return line;
  }

  /**
   * Takes the next line, which must be `Name: value`, and returns the value.
   * @throws WalletError SIWE_MALFORMED
   */
  field(name: string, form: string, isValue: (value: string) => boolean): string {
    const expected = `${name}: and ${form}`;
    const line = this.take(expected, new RegExp(`^${name}: `));
    const value = line.slice(name.length + 2);
    if (!isValue(value)) throw this.refuse(expected, line);
    return value;
  }

  /**
   * As `field`, if the next line is of that name; else takes nothing.
   * @throws WalletError SIWE_MALFORMED
   */
  optionalField(name: string, form: string, isValue: (value: string) => boolean): string | undefined {
    return this.peek()?.startsWith(`${name}:`) === true ? this.field(name, form, isValue) : undefined;
  }

  /**
   * Demands that nothing follows.
   * @throws WalletError SIWE_MALFORMED
   */
  end(): void {
    const line = this.peek();
    if (line === undefined) return;
    this.#taken += 1;
    throw this.refuse('the end of the message, or the next optional field in the order of EIP-4361', line);
  }

  /** The error for the line taken last. */
  refuse(expected: string, line: string | undefined): WalletError {
    return new WalletError({
      code: 'SIWE_MALFORMED',
      what: `line ${this.#taken} of the challenge does not fit EIP-4361`,
      expected,
      received: line === undefined ? 'the end of the message' : JSON.stringify(line),
      next: 'decode the challenge from base64 as UTF-8; if it reads like that, the challenge is no Sign-In with Ethereum message',
    });
  }
}
