import { getChallenge, listCustomers, signChallenge, signedChallenge } from '../../src/flow/customer-calls.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { type Arrived, customerIn } from './newcomer.ts';
import { readState } from './shown-state.ts';

/** A little over the hour that tokens and challenges live. */
const overAnHourSeconds = 3660;

/** Moves the environment's clock; it runs last and alone. */
story('clock', { capabilities: ['clock'] }, (step) => {
  const identity = 'primary';
  const as = { identity } as const;
  let customer: Arrived = { customerId: '', challenge: '' };

  step(
    'an-hour-later',
    { answers: ['listCustomers.200'], refusals: ['listCustomers.401'], proves: ['token.expires'] },
    async (t) => {
      const { identities, clock } = t.session;
      customer = await customerIn(t, identity, 'customer', 'initiating');
      await t.expect('listCustomers.200', listCustomers(), as);
      const token = identities.token(identity, clock.nowMs());
      await t.session.advanceClock(overAnHourSeconds);
      // The first answer tells the new time, so that the next request is signed at the environment's now.
      await t.call((client) => client.issueToken({ body: { apiKey: t.uuid('nobody'), apiSecret: 'nobody' } }), {
        identity: 'nobody',
        intent: { kind: 'invalid', provokes: [401] },
      });
      await t.refuse('token.expires', ['listCustomers.401'], listCustomers(), {
        ...as,
        ...(token ? { token } : { token: null }),
      });
      await t.expect('listCustomers.200', listCustomers(), as);
    },
  );

  step(
    'challenge',
    {
      answers: ['getCustomerChallenge.200', 'signCustomerChallenge.204'],
      refusals: ['signCustomerChallenge.400'],
      proves: ['challenge.expires#refused', 'challenge.expires#fresh'],
    },
    async (t) => {
      const { customerId, challenge } = customer;
      const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
      const sign = (text: string) =>
        signChallenge(customerId, signedChallenge(t.wallet('customer'), chain, text, challengeSignatureEncoding));
      await t.refuse(
        'challenge.expires#refused',
        ['signCustomerChallenge.400', 'signCustomerChallenge.409'],
        sign(challenge),
        as,
      );
      const fetched = await t.expect('getCustomerChallenge.200', getChallenge(customerId), as);
      const fresh = need(fetched, 'challenge', (body) => body.challenge);
      const signed = await t.expect('signCustomerChallenge.204', sign(fresh), as);
      const after = await readState(t, 'primary', customerId);
      t.check('challenge.expires#fresh', {
        holds: fresh !== challenge && after.data?.status !== 'initiating',
        message: 'an expired challenge was not replaced by one that can be signed',
        expected: 'another challenge, which can be signed',
        received: fresh === challenge ? 'the same challenge' : `another, answered ${signed.status}`,
        answers: [fetched.answer, signed.answer],
      });
    },
  );
});
