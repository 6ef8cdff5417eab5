import { Refusal } from '../http/refusal.ts';
import { headerValues } from '../http/request-message.ts';
import type { Fault } from '../modification.ts';

/** The scheme Bearer is known in this case alone. */
export const fault: Fault = {
  id: 'auth-scheme-case',
  group: 'authentication',
  summary: 'The scheme Bearer is known in this case alone.',
  change: ({ authentication }) => ({
    authentication: {
      authenticate(call) {
        const [value = 'Bearer'] = headerValues(call.message, 'authorization');
        if (value.startsWith('Bearer')) return authentication.authenticate(call);
        throw new Refusal(401, 'NOT_AUTHORISED', 'Not authorised', { 'www-authenticate': 'Bearer' });
      },
    },
  }),
};
