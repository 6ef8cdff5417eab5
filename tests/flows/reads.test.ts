import { getChallenge, getCustomer, listCustomers } from '../../src/flow/customer-calls.ts';
import { story } from '../../src/jest/story.ts';
import { checkToken } from './token-answer.ts';

// The only suite that changes nothing: it is all that runs against a production host.
story('reads', { writes: false }, (step) => {
  const identity = 'primary';

  step('token', { answers: ['issueToken.200'], proves: ['token.lives-an-hour', 'token.expiry-in-jwt'] }, async (t) => {
    await checkToken(t, identity);
  });

  step('list', { answers: ['listCustomers.200'] }, async (t) => {
    await t.expect('listCustomers.200', listCustomers(), { identity });
  });

  step(
    'refusals',
    {
      refusals: ['listCustomers.401', 'getCustomer.404', 'getCustomerChallenge.404'],
      proves: ['auth.required', 'signature.required', 'input.unknown-id-refused#observed'],
    },
    async (t) => {
      const nothing = t.uuid('nothing');
      await t.refuse('auth.required', ['listCustomers.401'], listCustomers(), { identity, token: null });
      const unsigned = ['listCustomers.400', 'listCustomers.401'] as const;
      await t.refuse('signature.required', unsigned, listCustomers(), { identity, key: null });
      const intent = { kind: 'invalid', provokes: [404] } as const;
      const replies = await Promise.all(
        [getCustomer(nothing), getChallenge(nothing)].map((invoke) => t.call<unknown>(invoke, { identity, intent })),
      );
      t.check('input.unknown-id-refused#observed', {
        holds: replies.every(({ status }) => status === 404),
        message: 'an id that nothing has was not answered with 404',
        expected: '404, 404',
        received: replies.map(({ status }) => status).join(', '),
        answers: replies.map(({ answer }) => answer),
      });
    },
  );
});
