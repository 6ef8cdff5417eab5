import type { Fault } from '../modification.ts';

/** A token of replaced credentials still reads. */
export const fault: Fault = {
  id: 'auth-old-token-reads',
  group: 'authentication',
  summary: 'A token of replaced credentials still reads.',
  change: ({ authentication }) => {
    let reads = false;
    return {
      authentication: {
        authenticate(call) {
          reads = call.message.method === 'GET';
          return authentication.authenticate(call);
        },
        isCurrent: (claims, tenant) => reads || authentication.isCurrent(claims, tenant),
      },
    };
  },
};
