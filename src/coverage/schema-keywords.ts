import type { CheckRecord, DeliveryRecord, ExchangeRecord } from '../evidence/records.ts';
import type { BrokenKeyword, CoverageContract } from './coverage-contract.ts';
import { allParts, type Part, type Parts } from './parts.ts';
import type { Reading } from './readings.ts';
import { Counter, type CoverageRow, Rows } from './rows.ts';
import type { KeywordOccurrence, SchemaNode } from './schema-tree.ts';
import { isHidden, jsonTypeOf, type Seen } from './seen.ts';

/** The counters of one keyword: of a request when it was kept and when it was broken, of all else when it was evaluated. */
interface Counted {
  readonly occurrence: KeywordOccurrence;
  readonly kept: Counter;
  readonly broken: Counter;
}

const absence: KeywordOccurrence = { label: 'required', keyword: 'required' };

/**
 * Each keyword of each schema. A request exercises it when a valid one keeps it and an invalid one breaks it; an answer or an
 * event when a value came that it speaks of.
 */
export class SchemaKeywords {
  readonly #contract: CoverageContract;
  readonly #rows = new Rows();
  readonly #ofNode = new Map<SchemaNode, readonly Counted[]>();
  readonly #ofPart = new Map<Part, Counted>();
  /** Readings of requests with a value that evidence keeps back, by exchange. */
  readonly #hidden = new Map<string, Reading[]>();
  readonly #cases = new Map<string, ReturnType<CoverageContract['casesOf']>>();

  constructor(contract: CoverageContract, parts: Parts) {
    this.#contract = contract;
    for (const part of allParts(parts)) {
      if (part.demanded) this.#ofPart.set(part, this.#declare(part, part.prefix, absence));
      this.#declareBelow(part, part.root);
    }
  }

  #declareBelow(part: Part, node: SchemaNode): void {
    const place = `${part.prefix}${node.at}`;
    this.#ofNode.set(
      node,
      node.keywords.map((occurrence) => this.#declare(part, place, occurrence)),
    );
    for (const below of node.properties.values()) this.#declareBelow(part, below);
    if (node.items) this.#declareBelow(part, node.items);
  }

  #declare({ kind }: Part, place: string, occurrence: KeywordOccurrence): Counted {
    const name = `${place} ${occurrence.label}`;
    if (kind !== 'request') return { occurrence, kept: this.#rows.declare(name), broken: new Counter() };
    return { occurrence, kept: this.#rows.declare(`${name}: kept`), broken: this.#rows.declare(`${name}: broken`) };
  }

  /** Counts what one part of an exchange or delivery exercised. */
  look(reading: Reading): void {
    const { part, source, value, seen } = reading;
    if (part.kind !== 'request') {
      this.#evaluated(reading);
      return;
    }
    if (source.kind !== 'exchange') return;
    const whole = this.#ofPart.get(part);
    if (value === undefined) {
      if (source.intent.kind === 'invalid') whole?.broken.hit(source);
      return;
    }
    const violations = this.#contract.judge(part.pointer, value);
    const hidden = seen.filter((each) => isHidden(each.value));
    if (source.intent.kind === 'valid') {
      whole?.kept.hit(source);
      // A secret that a valid request sent was checked before it left, so it kept what is said of it.
      this.#each(seen, (each, { occurrence, kept }) => {
        if (isHidden(each.value) || !isBroken(violations, each, occurrence)) kept.hit(source);
      });
      return;
    }
    this.#each(seen, (each, { occurrence, broken }) => {
      if (!isHidden(each.value) && isBroken(violations, each, occurrence)) broken.hit(source);
    });
    if (hidden.length > 0) this.#hidden.set(source.id, [...(this.#hidden.get(source.id) ?? []), reading]);
  }

  /** A keyword of an answer or event is exercised by a value; of a hidden one only if no check of the body objected. */
  #evaluated({ source, seen }: Reading): void {
    const doubtful = bodyFindings(source);
    this.#each(seen, (each, { kept }) => {
      if (!isHidden(each.value) || !doubtful) kept.hit(source);
    });
  }

  #each(seen: readonly Seen[], act: (each: Seen, counted: Counted) => void): void {
    for (const each of seen) {
      const type = jsonTypeOf(each.value);
      for (const counted of this.#ofNode.get(each.node) ?? []) {
        const { appliesTo } = counted.occurrence;
        if (appliesTo === undefined || appliesTo.includes(type)) act(each, counted);
      }
    }
  }

  /** Counts the keyword that a case breaks in a value which evidence keeps back: only the case's id still tells it. */
  lookAtCase(check: CheckRecord): void {
    const exchange = check.exchanges.at(-1);
    const prefix = `${check.requirement}:${check.suite}.${check.step}.`;
    const readings = this.#hidden.get(exchange ?? '') ?? [];
    if (readings.length === 0 || !check.id.startsWith(prefix)) return;
    const id = check.id.slice(prefix.length);
    const tried = this.#casesOf(id.split('.', 1)[0] ?? '').find((each) => each.id === id);
    if (tried === undefined || tried.kind !== 'invalid') return;
    const { change, rule } = tried;
    for (const { part, source, seen } of readings) {
      const same =
        change.part === part.carrier && (change.part === 'body' || ('name' in change && change.name === part.name));
      const at = 'at' in change ? change.at : '';
      const value = same ? seen.find((each) => each.at === at && isHidden(each.value)) : undefined;
      const counted = value && this.#ofNode.get(value.node)?.find(({ occurrence }) => occurrence.keyword === rule);
      counted?.broken.hit(source);
    }
  }

  #casesOf(operationId: string): ReturnType<CoverageContract['casesOf']> {
    const known = this.#cases.get(operationId) ?? this.#contract.casesOf(operationId);
    this.#cases.set(operationId, known);
    return known;
  }

  /** Every keyword. */
  rows(): CoverageRow[] {
    return this.#rows.list();
  }
}

function isBroken(violations: readonly BrokenKeyword[], { at }: Seen, { keyword, member }: KeywordOccurrence): boolean {
  return violations.some((violation) => {
    const here = violation.keyword === keyword && violation.instancePath === at;
    return here && (member === undefined || violation.missing === member);
  });
}

function bodyFindings({ evaluations }: ExchangeRecord | DeliveryRecord): boolean {
  return evaluations.some(({ finding }) => finding?.where.startsWith('body'));
}
