import type { ExchangeRecord } from '../evidence/records.ts';
import type { Parts } from './parts.ts';
import { declaredStatus } from './readings.ts';
import { type CoverageRow, Rows } from './rows.ts';

/** An answer whose status the contract does not declare for its operation. */
export interface UndeclaredAnswer {
  /** `createCustomer 415`; a request that no operation takes is named by its method. */
  readonly place: string;
  readonly hits: number;
  /** Whether the request provoked it, so that it counts as declared. */
  readonly tolerated: boolean;
}

/** Each status that an operation declares: how often it was answered. */
export class OperationStatuses {
  readonly #parts: Parts;
  readonly #rows = new Rows();
  readonly #undeclared = new Map<string, UndeclaredAnswer>();

  constructor(parts: Parts) {
    this.#parts = parts;
    for (const [id, { answers }] of parts.operations)
      for (const status of answers.keys()) this.#rows.declare(`${id} ${status}`);
  }

  /** Counts the answer of one exchange. */
  look(exchange: ExchangeRecord): void {
    const { operation = '', request, response, evaluations } = exchange;
    if (!response) return;
    const own = this.#parts.operations.get(operation);
    const status = own && declaredStatus(own, response.status);
    if (status !== undefined) {
      this.#rows.at(`${operation} ${status}`)?.hit(exchange);
      return;
    }
    const place = own ? `${operation} ${response.status}` : `${request.method} of no operation ${response.status}`;
    const before = this.#undeclared.get(place);
    const accused = evaluations.some(
      ({ requirement, finding }) => finding && requirement === 'response.status-declared',
    );
    const tolerated = !accused && (before?.tolerated ?? true);
    this.#undeclared.set(place, { place, hits: (before?.hits ?? 0) + 1, tolerated });
  }

  /** Every declared status. */
  rows(): CoverageRow[] {
    return this.#rows.list();
  }

  /** Every other status that came. */
  undeclared(): UndeclaredAnswer[] {
    return [...this.#undeclared.values()].sort((a, b) => (a.place < b.place ? -1 : 1));
  }
}
