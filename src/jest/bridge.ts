import type { ProcessSession } from './process-session.ts';

/** Name of the global through which a suite reaches the session that lives outside its realm. */
export const bridgeName = '__contractSession';

/** The session of the process, as seen from a suite. */
export function sessionOfThisSuite(): ProcessSession {
  const session = (globalThis as Record<string, unknown>)[bridgeName];
  if (session === undefined)
    throw new Error('this suite runs outside the contract environment; start it with Jest from the project folder');
  return session as ProcessSession;
}
