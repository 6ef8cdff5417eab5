import type { Call } from '../http/call.ts';
import { headerValues, rawQuery } from '../http/request-message.ts';
import type { ReceivedSignature } from './received-signature.ts';
import { badSignature } from './received-signature.ts';

/** Throws a Refusal unless the signature covers the method, the whole target, the digest of a body and the idempotency key. */
export function checkCoverage(received: ReceivedSignature, call: Call): void {
  const covered = new Set(received.components.map(([name]) => name));
  if (!covered.has('@method')) throw badSignature('@method is not covered');
  if (!coversTarget(covered, rawQuery(call.message) !== undefined)) throw badSignature('the target is not covered');
  const has = (name: string) => headerValues(call.message, name).length > 0;
  // Whether a body must have a digest at all is judged with the digest itself.
  if (call.message.body.length > 0 && has('content-digest') && !covered.has('content-digest')) {
    throw badSignature('content-digest is not covered');
  }
  if (has('idempotency-key') && !covered.has('idempotency-key')) throw badSignature('idempotency-key is not covered');
}

function coversTarget(covered: ReadonlySet<unknown>, hasQuery: boolean): boolean {
  if (covered.has('@target-uri')) return true;
  if (!covered.has('@authority')) return false;
  return covered.has('@request-target') || (covered.has('@path') && (!hasQuery || covered.has('@query')));
}
