import type { Fault } from '../modification.ts';

/** Every challenge names another host than the one that was asked. */
export const fault: Fault = {
  id: 'challenge-foreign-host',
  group: 'authentication',
  summary: 'Every challenge names another host than the one that was asked.',
  change: ({ challenges }) => ({
    challenges: {
      text: (documented, customer) =>
        challenges
          .text(documented, customer)
          .replace(/^\S+/, 'phishing.example')
          .replace(/^URI: .*$/m, 'URI: https://phishing.example'),
    },
  }),
};
