import type { Lanes } from './lanes.ts';
import type { ProcessSession } from './process-session.ts';
import type { SuiteBook } from './suite-book.ts';

/** Name of the global through which a suite reaches the session that lives outside its realm. */
export const bridgeName = '__contractSession';

/** Name of the global through which a group of suites tells what it loads. */
export const suiteBookName = '__contractSuiteBook';

/** The session of the process, as seen from a suite. */
export function sessionOfThisSuite(): ProcessSession {
  const session = (globalThis as Record<string, unknown>)[bridgeName];
  if (session === undefined)
    throw new Error('this suite runs outside the contract environment; start it with Jest from the project folder');
  return session as ProcessSession;
}

/** The book of the suites that share this realm. */
export function suiteBookOfThisGroup(): SuiteBook {
  return (globalThis as Record<string, unknown>)[suiteBookName] as SuiteBook;
}

/** Name of the global that holds the lanes of a group. */
const lanesName = '__contractLanes';

/** Lets the stories that are declared from here on in this realm run side by side. */
export function useLanes(lanes: Lanes): void {
  Object.assign(globalThis, { [lanesName]: lanes });
}

/** The lanes of the group that is being loaded; none where Jest was given a suite by itself. */
export function lanesOfThisGroup(): Lanes | undefined {
  return (globalThis as Record<string, unknown>)[lanesName] as Lanes | undefined;
}
