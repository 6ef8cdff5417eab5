import { headerValues } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** Customers can be listed without a token. */
export const fault: Fault = {
  id: 'auth-one-operation-open',
  group: 'authentication',
  summary: 'Customers can be listed without a token.',
  change: ({ authentication }) => ({
    authentication: {
      authenticate(call) {
        const anonymous = headerValues(call.message, 'authorization').length === 0;
        if (call.operation.id !== 'listCustomers' || !anonymous) return authentication.authenticate(call);
        const signedWith = headerValues(call.message, 'signature-input').join();
        const { tenants } = call.world;
        // Somebody has to be listed: the owner of the key that the request names.
        const owner = tenants
          .all()
          .find(({ signingKey }) => signingKey !== undefined && signedWith.includes(signingKey.keyId));
        return owner ?? tenants.named('primary');
      },
    },
  }),
};
