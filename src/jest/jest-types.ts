import type { TestEnvironment } from 'jest-environment-node';

/** What Jest hands an environment at construction. */
export type JestEnvironmentConfig = ConstructorParameters<typeof TestEnvironment>[0];

/** Which test file an environment is for. */
export type EnvironmentContext = ConstructorParameters<typeof TestEnvironment>[1];

/** The part of a jest-circus event that the environment reads; `test` is there from `test_start` to `test_done`. */
export interface CircusEvent {
  readonly name: string;
  readonly test?: { readonly errors: unknown[] };
}
