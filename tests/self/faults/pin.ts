/** What a seeded fault must turn red. */
export interface Pin {
  /** The requirements that must be violated, each of them. */
  readonly requirements: readonly [string, ...string[]];
  /** The operation that must be accused for the first of them; absent where the accused one is no operation, a webhook for example. */
  readonly operation?: string;
  /** What may be violated beside them, because one cause shows in several ways here. */
  readonly alsoRed?: { readonly requirements: readonly string[]; readonly because: string };
}
