import { type DriftFinding, driftFingerprint } from '../finding.ts';
import { classOfEffect, type Direction, reasonOfEffect, type SpecClass } from './effect.ts';
import type { SchemaChange } from './schema-change.ts';
import { schemaLabel } from './schema-label.ts';
import { changedPolicy } from './signature-policy.ts';
import type { SpecDocument } from './spec-document.ts';
import { stablePlace } from './stable-place.ts';

/** Where in an API a change shows. */
export interface Scope {
  /** How findings name the operation; absent for what belongs to none. */
  readonly operation?: string;
  readonly direction?: Direction;
  /** What is compared, as the beginning of a sentence: `createCustomer, the header Signature`. */
  readonly subject: string;
  /** Whether it carries a signature or a digest. */
  readonly signature?: boolean;
}

/** A change with its class and the reason for it. */
export interface Change extends Omit<SchemaChange, 'effect' | 'reason'> {
  readonly class: SpecClass;
  readonly reason: string;
}

/** A change with all operations that it reaches; the scope is that of the first one. */
interface Entry {
  readonly change: Change;
  readonly scope: Scope;
  readonly place: string;
  readonly operations: Set<string>;
}

/** Characters of a value that a finding quotes. */
const longestValue = 160;

const short = (text: string): string => (text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`);

/** Collects the changes of two documents: the same change of a shared part is one finding, whatever many operations it reaches. */
export class ChangeBook {
  readonly #documents: { readonly before: SpecDocument; readonly after: SpecDocument };
  readonly #signed: boolean;
  readonly #entries = new Map<string, Entry>();

  constructor(before: SpecDocument, after: SpecDocument, signed: boolean) {
    this.#documents = { before, after };
    this.#signed = signed;
  }

  /** Writes down what differs between two schemas. */
  addSchema(change: SchemaChange, scope: Scope & { readonly direction: Direction }): void {
    const { effect, reason, ...rest } = change;
    this.add(
      typeof effect === 'string'
        ? {
            ...rest,
            class: classOfEffect(effect, scope.direction),
            reason: reason ?? reasonOfEffect(effect, scope.direction),
          }
        : { ...rest, ...effect },
      scope,
    );
  }

  /** Writes a change down; for a signed API what touches signatures and digests is breaking. */
  add(given: Change, where: Scope): void {
    const change = this.#signed ? signedChange(given, where) : given;
    // Wording is the same for who sends and who reads.
    const { direction, ...anyone } = where;
    const scope: Scope = change.class === 'editorial' ? anyone : where;
    const place = change.found === 'added' ? change.at.after : change.at.before;
    // Which operations share a part is no property of the change.
    const { before, after } = this.#documents;
    const named = {
      kind: 'spec',
      code: change.code,
      place: stablePlace(change.found === 'added' ? after : before, place),
      ...(scope.direction && direction ? { direction } : {}),
    } as const;
    const fingerprint = driftFingerprint(named, `${change.before ?? ''} > ${change.after ?? ''}`);
    const known = this.#entries.get(fingerprint);
    const operations = known?.operations ?? new Set<string>();
    if (scope.operation !== undefined) operations.add(scope.operation);
    // Where the same change is harmless for one operation and not for another, the worse one is told.
    if (known && rank(known.change) <= rank(change)) return;
    this.#entries.set(fingerprint, { change, scope, place, operations });
  }

  /** All findings: breaking ones first, those that reach most operations first among them, then in the order of the documents. */
  findings(): DriftFinding[] {
    const line = ({ lines }: DriftFinding): number => lines?.after ?? lines?.before ?? 0;
    const spread = ({ operation, operations }: DriftFinding): number =>
      operation === undefined ? Number.POSITIVE_INFINITY : (operations?.length ?? 1);
    const further = (a: DriftFinding, b: DriftFinding): number => (spread(a) === spread(b) ? 0 : spread(b) - spread(a));
    return [...this.#entries]
      .map(([fingerprint, entry]) => this.#finding(fingerprint, entry))
      .sort(
        (a, b) => rank(a) - rank(b) || further(a, b) || line(a) - line(b) || (a.fingerprint < b.fingerprint ? -1 : 1),
      );
  }

  #finding(fingerprint: string, { change, scope, place, operations }: Entry): DriftFinding {
    const { before, after } = this.#documents;
    const names = [...operations].sort();
    return {
      kind: 'spec',
      class: change.class,
      code: change.code,
      fingerprint,
      ...(scope.operation === undefined ? {} : { operation: scope.operation }),
      ...(names.length > 1 ? { operations: names } : {}),
      ...(scope.direction === undefined ? {} : { direction: scope.direction }),
      place,
      message: sentence(change, scope, place, names.length),
      ...(change.before === undefined ? {} : { before: short(change.before) }),
      ...(change.after === undefined ? {} : { after: short(change.after) }),
      lines: { before: before.lineOf(change.at.before), after: after.lineOf(change.at.after) },
    };
  }
}

const ranks: readonly string[] = ['breaking', 'compatible', 'editorial'];

function rank(what: { readonly class: string }): number {
  return ranks.indexOf(what.class);
}

function sentence({ what, reason }: Change, { subject }: Scope, place: string, reached: number): string {
  const more = reached > 1 ? `, and ${reached - 1} more operation${reached > 2 ? 's' : ''}` : '';
  const label = schemaLabel(place);
  const where = `${subject}${more}${label === '' ? '' : `, at ${label}`}`;
  return `${where.replace(/^the /, 'The ')}: ${what}; ${reason}.`;
}

/** Signer and verifier must change together: in a signed API no change of what they share is harmless. */
function signedChange(change: Change, scope: Scope): Change {
  const policy =
    change.class === 'breaking'
      ? undefined
      : changedPolicy(
          change.before ?? '',
          change.after ?? '',
          scope.signature === true || change.code.startsWith('ENUM'),
        );
  if (policy)
    return {
      ...change,
      class: 'breaking',
      code: policy.code,
      what: `${policy.what} changed (${change.what})`,
      reason: 'the API is signed, and what one side makes the other can no longer verify',
    };
  if (change.class === 'compatible' && scope.signature && (scope.direction === 'request' || change.found !== 'added'))
    return {
      ...change,
      class: 'breaking',
      reason: 'the API is signed, and signer and verifier must change together',
    };
  return change;
}
