/** What a seeded fault of the embedded environment must turn red, and who can see it. */
export interface Pin {
  /** Names of the suites that see all of this pin, as `--only` takes them. */
  readonly seenBy: readonly [string, ...string[]];
  /** Whether the requirements are demanded as SHOULD: they must warn, and the run may hold. */
  readonly warns?: true;
  /** The requirements that must be violated, or warn, each of them. */
  readonly requirements: readonly [string, ...string[]];
  /** The operation, or the webhook of the contract, that must be accused for the first of them; absent where the contract has none to accuse. */
  readonly operation?: string;
  /** What may be violated beside them, because one cause shows in several ways here. */
  readonly alsoRed?: { readonly requirements: readonly string[]; readonly because: string };
}

/** Pins by the id of their fault. */
export type Pins = Readonly<Record<string, Pin>>;
