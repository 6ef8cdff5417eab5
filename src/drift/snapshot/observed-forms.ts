import { headerValue } from '../../contract/message.ts';
import type { ExchangeRecord } from '../../evidence/records.ts';
import { isObject, type Json } from '../../generate/json.ts';

/** Fewer timestamps say nothing about precision: zeros at the end may be left away (RFC 3339, section 5.6). */
const enough = 10;
const timestamp = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/** What the contract leaves open and every served answer shows: how times are written, and which signatures are taken. */
export class ObservedForms {
  readonly #offsets = new Set<string>();
  readonly #algorithms = new Set<string>();
  #timestamps = 0;
  #digits = 0;

  /** Looks at a valid request that was served. */
  look({ request }: ExchangeRecord, body: Json | undefined): void {
    const input = headerValue(request.headers, 'signature-input') ?? '';
    for (const [, name = ''] of input.matchAll(/;alg="([^"]+)"/g)) this.#algorithms.add(name);
    if (body !== undefined) this.#visit(body);
  }

  #visit(value: Json): void {
    if (Array.isArray(value)) for (const item of value) this.#visit(item);
    else if (isObject(value)) for (const member of Object.values(value)) this.#visit(member);
    const [, digits = '', offset] = typeof value === 'string' ? (timestamp.exec(value) ?? []) : [];
    if (offset === undefined) return;
    this.#timestamps += 1;
    this.#digits = Math.max(this.#digits, digits.length);
    this.#offsets.add(offset.toUpperCase());
  }

  /**
   * Observations by id.
   * @param full whether all suites ran: a part of them may sign with the key of one tenant only
   */
  facts(full: boolean): Readonly<Record<string, string>> {
    return {
      ...(full && this.#algorithms.size > 0
        ? { 'signature.accepted-algorithms': [...this.#algorithms].sort().join(' ') }
        : {}),
      ...(this.#timestamps >= enough
        ? {
            'timestamps.fractional-digits': String(this.#digits),
            'timestamps.offset': [...this.#offsets].sort().join(' '),
          }
        : {}),
    };
  }
}
