import { environmentOfThisRun } from './environment-of-this-run.ts';

/** Ends the environment that globalSetup started, if it did. */
export default async function globalTeardown(): Promise<void> {
  await environmentOfThisRun.close();
}
