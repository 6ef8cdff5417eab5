import type { Fault } from '../modification.ts';

/** The end of a token is looked at where something is read, and nowhere else. */
export const fault: Fault = {
  id: 'auth-expired-changes',
  group: 'authentication',
  summary: 'The end of a token is looked at where something is read, and nowhere else.',
  change: ({ authentication }) => {
    let reads = false;
    return {
      authentication: {
        authenticate(call) {
          reads = call.message.method === 'GET';
          return authentication.authenticate(call);
        },
        isExpired: (claims, nowSeconds) => reads && authentication.isExpired(claims, nowSeconds),
      },
    };
  },
};
