import type { Fault } from '../modification.ts';

/** Creation of a customer answers 200 for 201. */
export const fault: Fault = {
  id: 'status-create-200',
  group: 'status, headers, framing',
  summary: 'Creation of a customer answers 200 for 201.',
  change: ({ answers }) => ({
    answers: {
      shape(answer, call) {
        const shaped = answers.shape(answer, call);
        return call?.operation.id === 'createCustomer' && shaped.status === 201 ? { ...shaped, status: 200 } : shaped;
      },
    },
  }),
};
