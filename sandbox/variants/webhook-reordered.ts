import type { Variant } from '../modification.ts';

/** Every other event overtakes the one before it. */
export const variant: Variant = {
  id: 'webhook-reordered',
  summary: 'Every other event overtakes the one before it.',
  change() {
    let events = 0;
    return {
      webhooks: {
        initialDelaysMs() {
          events += 1;
          return [events % 2 === 1 ? 150 : 0];
        },
      },
    };
  },
};
