import { headerValue } from '../contract/message.ts';
import type { CheckRecord, ExchangeRecord } from '../evidence/records.ts';
import { serializeComponent } from '../signing/component.ts';
import type { SignatureAlgorithm } from '../signing/keys.ts';
import { mutations } from '../signing/mutations/catalogue.ts';
import type { RequestShape } from '../signing/mutations/mutation.ts';
import { parseComponents } from '../signing/parse-components.ts';
import { type CoverageRow, Rows } from './rows.ts';

/** The algorithms that a key of the settings can have (docs/environment.md). */
export const algorithms: readonly SignatureAlgorithm[] = ['ecdsa-p384-sha384', 'ed25519'];

/**
 * Each configured component with each algorithm: covered by a request that was accepted, and for each way to change the
 * component after it was signed, sent and refused.
 */
export class SignatureComponents {
  readonly #rows = new Rows();
  readonly #components: ReadonlyMap<string, readonly string[]>;
  readonly #inUse: readonly string[];
  readonly #algorithmOfKey = new Map<string, string>();
  readonly #exchanges = new Map<string, ExchangeRecord>();

  /**
   * @param configured components as the settings list them
   * @param inUse algorithms of the keys that the settings hold
   */
  constructor(configured: readonly string[], inUse: readonly string[]) {
    this.#inUse = inUse;
    this.#components = new Map(
      parseComponents(configured).map((component) => [serializeComponent(component), changesOf(component.name)]),
    );
    for (const [component, changes] of this.#components) {
      for (const algorithm of algorithms) {
        this.#rows.declare(coveredPlace(component, algorithm));
        for (const change of changes.length > 0 ? changes : [''])
          this.#rows.declare(changedPlace(component, algorithm, change));
      }
    }
  }

  /** Counts the components that a request covered which was accepted. */
  look(exchange: ExchangeRecord): void {
    const input = headerValue(exchange.request.headers, 'signature-input');
    if (input === undefined) return;
    this.#exchanges.set(exchange.id, exchange);
    const status = exchange.response?.status ?? 0;
    if (exchange.intent.kind !== 'valid' || status < 200 || status > 299) return;
    const named = algOf(input);
    if (named !== undefined) this.#algorithmOfKey.set(keyIdOf(input), named);
    const algorithm = this.#algorithm(input);
    if (algorithm === undefined) return;
    for (const [component] of itemsOf(input)) this.#rows.at(coveredPlace(component, algorithm))?.hit(exchange);
  }

  /** Counts a change of a component that was refused as it must be; a check of `signature.covers` is named by its mutation. */
  lookAtCase({ requirement, id, suite, step, outcome, exchanges }: CheckRecord): void {
    const exchange = this.#exchanges.get(exchanges.at(-1) ?? '');
    if (requirement !== 'signature.covers' || outcome !== 'proved' || !exchange) return;
    const input = headerValue(exchange.request.headers, 'signature-input') ?? '';
    const algorithm = this.#algorithm(input);
    const change = id.slice(`${requirement}:${suite}.${step}.`.length);
    if (algorithm === undefined) return;
    for (const [component] of itemsOf(input)) {
      if (this.#components.get(component)?.includes(change))
        this.#rows.at(changedPlace(component, algorithm, change))?.hit(exchange);
    }
  }

  /** The algorithm that a signature names, or that its key was used with elsewhere: `alg` may be left out (RFC 9421 §2.3). */
  #algorithm(input: string): string | undefined {
    return algOf(input) ?? this.#algorithmOfKey.get(keyIdOf(input));
  }

  /** Every component with every algorithm. */
  rows(): CoverageRow[] {
    return this.#rows.list().map((row) => {
      const idle = algorithms.find(
        (algorithm) => row.place.includes(` ${algorithm}: `) && !this.#inUse.includes(algorithm),
      );
      if (row.hits > 0 || idle === undefined) return row;
      return { ...row, reason: `no key of the settings signs with ${idle}` };
    });
  }
}

function coveredPlace(component: string, algorithm: string): string {
  return `${plain(component)} ${algorithm}: covered`;
}

/** Where no mutation changes a component, `change` is empty: then there is one place, and nothing reaches it. */
function changedPlace(component: string, algorithm: string, change: string): string {
  return `${plain(component)} ${algorithm}:${change === '' ? '' : ` ${change}`} changed`;
}

/** A component without the quotes, where it has no parameters. */
function plain(component: string): string {
  return /^"([^"]*)"$/.exec(component)?.[1] ?? component;
}

function algOf(input: string): string | undefined {
  return /;\s*alg="([^"]*)"/.exec(input)?.[1];
}

function keyIdOf(input: string): string {
  return /;\s*keyid="([^"]*)"/.exec(input)?.[1] ?? '';
}

/** The components that a Signature-Input names, each as it is written there (RFC 9421 §4.1). */
function itemsOf(input: string): RegExpMatchArray[] {
  const lists = [...input.matchAll(/=\(([^)]*)\)/g)].map(([, list = '']) => list);
  return lists.flatMap((list) => [...list.matchAll(/"[^"]*"(?:;[a-z*][a-z0-9_.*-]*(?:="[^"]*")?)*/g)]);
}

/** The mutations that change a component and nothing else: they make sense as soon as it is covered, and not before. */
function changesOf(component: string): string[] {
  const shape = (covered: readonly string[]): RequestShape => ({
    hasBody: true,
    hasIdempotencyKey: true,
    covered: new Set(covered),
    algorithm: 'ecdsa-p384-sha384',
    hasForeignKey: true,
  });
  return mutations
    .filter(({ requirement, due }) => requirement === 'signature.covers' && due === 'refused')
    .filter(({ applies }) => applies(shape([component])) && !applies(shape([])))
    .map(({ id }) => id);
}
