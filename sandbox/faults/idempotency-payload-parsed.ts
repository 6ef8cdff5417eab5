import type { Fault } from '../modification.ts';

/** The same JSON in other bytes is the same payload. */
export const fault: Fault = {
  id: 'idempotency-payload-parsed',
  group: 'idempotency',
  summary: 'The same JSON in other bytes is the same payload.',
  change: ({ idempotency }) => ({
    idempotency: {
      fingerprint(call) {
        const { body } = call.message;
        try {
          const meant = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
          return idempotency.fingerprint({ ...call, message: { ...call.message, body: meant } });
        } catch {
          return idempotency.fingerprint(call);
        }
      },
    },
  }),
};
