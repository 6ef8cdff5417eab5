import type { TransportFailure } from '../evidence/records.ts';
import { classifyFailure, describeFailure } from '../http/transport-failure.ts';
import { failureAdvice } from './failure-advice.ts';
import type { Finding } from './row.ts';

/** What a look at the network gave: a value, or how it failed. */
export type Probed<T> = { readonly value: T } | { readonly failure: TransportFailure };

/** A proxy that refuses the tunnel; told apart because the environment has no part in it. */
export class TunnelRefused extends Error {
  override readonly name = 'TunnelRefused';
}

/** The error of something that did not happen in time, in the operating system's own words. */
export function timeoutError(what: string, timeoutMs: number): NodeJS.ErrnoException {
  return Object.assign(new Error(`${what} took longer than ${timeoutMs} ms`), { code: 'ETIMEDOUT' });
}

/** Waits for a look at the network and names its failure like those of requests. */
export async function probed<T>(looking: Promise<T>): Promise<Probed<T>> {
  try {
    return { value: await looking };
  } catch (error) {
    if (error instanceof TunnelRefused)
      return { failure: { kind: 'tunnel', cause: 'CONNECT', message: error.message } };
    const failure = classifyFailure(error as NodeJS.ErrnoException, false);
    // The error of several addresses tried in turn has a code but no message of its own.
    return { failure: { ...failure, message: failure.message || 'every address of the host was tried' } };
  }
}

/** The finding of a look that failed. */
export function failedProbe(what: string, failure: TransportFailure): Finding {
  return { state: 'failed', seen: `${what}: ${describeFailure(failure)}`, advice: failureAdvice(failure.kind) };
}
