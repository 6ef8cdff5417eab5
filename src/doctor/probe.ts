import type { TransportFailure } from '../evidence/records.ts';
import { TunnelRefused } from '../http/connection.ts';
import { classifyFailure, describeFailure } from '../http/transport-failure.ts';
import { failureAdvice } from './failure-advice.ts';
import type { Finding } from './row.ts';

/** What a look at the network gave: a value, or how it failed. */
export type Probed<T> = { readonly value: T } | { readonly failure: TransportFailure };

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
