import type { Fault } from '../modification.ts';

/** A 401 does not name the authentication scheme. */
export const fault: Fault = {
  id: 'header-no-scheme',
  group: 'status, headers, framing',
  summary: 'A 401 does not name the authentication scheme.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const { headers, ...shaped } = answers.shape(answer, call);
        const { 'www-authenticate': _scheme, ...others } = headers;
        return { ...shaped, headers: others };
      },
    },
  }),
};
