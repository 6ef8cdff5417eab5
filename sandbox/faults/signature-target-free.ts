import type { Call } from '../http/call.ts';
import { rawPath, rawQuery } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';
import { operations } from '../routes/operations.ts';

/** The path and the query that were signed may differ from those that were used. */
export const fault: Fault = {
  id: 'signature-target-free',
  group: 'signature and digest',
  summary: 'The path and the query that were signed may differ from those that were used.',
  change({ signature }) {
    const seen = new Set<string>();
    return {
      signature: {
        candidateMessages: (call) => targets(call, seen).map((target) => ({ ...call.message, target })),
        verify(call) {
          signature.verify(call);
          seen.add(call.message.target);
        },
      },
    };
  },
};

/** How many customers and earlier targets are tried: each costs verifications. */
const MOST_GUESSED = 12;

/**
 * Every target that may have been signed in place of the one used. A signature does not tell what it was made over, so that
 * only what can be guessed is accepted: all paths to what exists, what was asked for before, and the query left out.
 */
function targets(call: Call, seen: ReadonlySet<string>): string[] {
  const { message, world } = call;
  const recent = world.customers.all().slice(-MOST_GUESSED);
  const ids = [...recent.map(({ id }) => id), ...Object.values(call.parameters)];
  const paths = operations.flatMap(({ path }) =>
    path.includes(':') ? ids.map((id) => path.replace(/:[A-Za-z]+/, id)) : [path],
  );
  const queries = ['', '?', rawQuery(message) ?? ''];
  const used = rawPath(message);
  return [
    ...new Set([
      message.target,
      ...[...seen].slice(-MOST_GUESSED),
      ...queries.flatMap((query) => [used, ...paths].map((path) => path + query)),
    ]),
  ];
}
