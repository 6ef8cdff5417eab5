import type { Fault } from '../modification.ts';

/** A good token works without a scheme, and with any. */
export const fault: Fault = {
  id: 'auth-scheme-free',
  group: 'authentication',
  summary: 'A good token works without a scheme, and with any.',
  change: ({ authentication }) => ({
    authentication: {
      authenticate(call) {
        const headers = call.message.headers.map(([name, value]) =>
          name === 'authorization'
            ? ([name, value.replace(/^(?:\w+ +)?(?=\S+$)/, 'Bearer ')] as const)
            : ([name, value] as const),
        );
        return authentication.authenticate({ ...call, message: { ...call.message, headers } });
      },
    },
  }),
};
