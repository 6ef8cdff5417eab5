import type { Fault } from '../modification.ts';

/** A replayed creation answers 200 for 201. */
export const fault: Fault = {
  id: 'idempotency-replay-status',
  group: 'idempotency',
  summary: 'A replayed creation answers 200 for 201.',
  change: ({ idempotency }) => ({
    idempotency: {
      replayed(answer, call) {
        const replayed = idempotency.replayed(answer, call);
        return replayed.status === 201 ? { ...replayed, status: 200 } : replayed;
      },
    },
  }),
};
