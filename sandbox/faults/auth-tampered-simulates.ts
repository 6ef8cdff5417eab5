import type { Fault } from '../modification.ts';

/** The simulator does not look at the signature of a token. */
export const fault: Fault = {
  id: 'auth-tampered-simulates',
  group: 'authentication',
  summary: 'The simulator does not look at the signature of a token.',
  change: ({ authentication }) => {
    let simulates = false;
    return {
      authentication: {
        authenticate(call) {
          simulates = call.operation.path.startsWith('/v1/simulator');
          return authentication.authenticate(call);
        },
        isGenuine: (token, secret) => simulates || authentication.isGenuine(token, secret),
      },
    };
  },
};
