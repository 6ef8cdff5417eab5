import { giveVerdict, setActivity, signChallenge, signedChallenge } from '../../src/flow/customer-calls.ts';
import { story } from '../../src/jest/story.ts';
import { checkArrival } from './arrival.ts';
import { checkIllegalCall } from './illegal-call.ts';
import { type Arrived, customerIn } from './newcomer.ts';

story('reject', { capabilities: ['simulator'] }, (step) => {
  const identity = 'primary';
  let customer: Arrived = { customerId: '', challenge: '' };

  step('screened', {}, async (t) => {
    customer = await customerIn(t, identity, 'customer', 'verifying');
  });

  step('reject', { answers: ['rejectCustomer.202'] }, async (t) => {
    await t.expect('rejectCustomer.202', giveVerdict(customer.customerId, 'reject'), { identity });
  });

  step(
    'rejected',
    { answers: ['getCustomer.200'], proves: ['customer.becomes-rejected', 'customer.states-follow-machine'] },
    async (t) => {
      await checkArrival(t, identity, customer.customerId, 'verifying', 'rejected', 'customer.becomes-rejected', [
        'rejectCustomer',
      ]);
    },
  );

  const final = (name: string): string => `customer.rejected-is-final#${name}`;
  const attempts = ['verify', 'reject', 'deactivate', 'activate', 'sign'] as const;
  step('final', { proves: attempts.map(final) }, async (t) => {
    const { customerId, challenge } = customer;
    const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
    const body = signedChallenge(t.wallet('customer'), chain, challenge, challengeSignatureEncoding);
    for (const name of attempts) {
      const invoke =
        name === 'sign'
          ? signChallenge(customerId, body)
          : name === 'verify' || name === 'reject'
            ? giveVerdict(customerId, name)
            : setActivity(customerId, name);
      await checkIllegalCall(t, identity, customerId, 'rejected', invoke, final(name));
    }
  });
});
