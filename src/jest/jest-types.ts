import type { TestEnvironment } from 'jest-environment-node';

/** What Jest hands an environment at construction. */
export type JestEnvironmentConfig = ConstructorParameters<typeof TestEnvironment>[0];

/** Which test file an environment is for. */
export type EnvironmentContext = ConstructorParameters<typeof TestEnvironment>[1];

/** A test as jest-circus keeps it. */
export interface CircusTest {
  readonly errors: unknown[];
}

/** A test or a block of tests within the block that declares it; a story is such a block. */
export interface CircusChild {
  readonly parent?: { readonly name: string };
}

/** The part of a jest-circus event that the environment reads; `test` is there from `test_start` to `test_done`. */
export interface CircusEvent {
  readonly name: string;
  readonly test?: CircusTest;
}

/** The part of jest-circus' state that the environment reads: what the block that is being declared has in it so far. */
export interface CircusState {
  readonly currentDescribeBlock: { readonly children: readonly CircusChild[] };
}
