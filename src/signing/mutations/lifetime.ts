import { always, type Mutation, type SignedRequest } from './mutation.ts';
import { readSignature, resign, withParams } from './resign.ts';

const daySeconds = 86_400;

/** When the good signature was made, in Unix seconds by the environment's clock. */
function createdOf(request: SignedRequest): number {
  return Number(readSignature(request).params.get('created') ?? 0);
}

/** Signed again with times relative to the good ones, in seconds. */
function timed(
  id: string,
  requirement: string,
  due: Mutation['due'],
  times: { created?: number; expires?: number },
): Mutation {
  return {
    id,
    requirement,
    due,
    applies: always,
    mutate: (request, { key }) => {
      const now = createdOf(request);
      const at = (offset: number | undefined): number | undefined => (offset === undefined ? undefined : now + offset);
      return resign(request, key, {
        params: withParams(request, { created: at(times.created), expires: at(times.expires) }),
      });
    },
  };
}

/** A signature is too old, too young, of no known time, or past its own end (RFC 9421 §2.3). */
export const lifetime: readonly Mutation[] = [
  timed('created-ten-days-ago', 'signature.fresh', 'refused', { created: -10 * daySeconds }),
  timed('created-an-hour-ago', 'signature.fresh', 'refused', { created: -3600 }),
  timed('created-in-an-hour', 'signature.fresh', 'refused', { created: 3600 }),
  timed('created-in-ten-days', 'signature.fresh', 'refused', { created: 10 * daySeconds }),
  timed('created-missing', 'signature.fresh', 'refused', {}),
  timed('expired', 'signature.not-expired', 'refused', { created: -120, expires: -60 }),
  timed('expires-ahead', 'signature.optional-parameters', 'accepted', { created: 0, expires: 60 }),
];
