import { StepFailed } from '../../src/evidence/ledger.ts';
import { type Customer, getCustomer, giveVerdict, setActivity } from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { checkIllegalCall } from './illegal-call.ts';
import { type Arrived, customerIn } from './newcomer.ts';

story('lifecycle', { capabilities: ['simulator'] }, (step) => {
  const identity = 'primary';
  let customer: Arrived = { customerId: '', challenge: '' };

  /** The answer of the change, where it shows the customer, and the next read show the new state. */
  const checkState = async (t: StepContext, proof: string, status: string, changed: Reply<Customer>): Promise<void> => {
    const read = await t.expect('getCustomer.200', getCustomer(customer.customerId), { identity });
    // Whether the answer has to show the customer is judged by the contract; where it does, it is the new state.
    const shown = changed.data?.status ?? status;
    t.check(proof, {
      holds: shown === status && read.data?.status === status,
      message: `the customer is not ${status} after a change that was accepted`,
      expected: `${status} in the answer and on the next read`,
      received: `${String(changed.data?.status)} in the answer, ${String(read.data?.status)} on the next read`,
      answers: [read.answer, changed.answer],
    });
  };

  step('early', { proves: ['customer.illegal-refused#deactivate', 'customer.illegal-refused#verify'] }, async (t) => {
    const { customerId } = await customerIn(t, identity, 'early', 'initiating');
    const illegal = 'customer.illegal-refused';
    await checkIllegalCall(
      t,
      identity,
      customerId,
      'initiating',
      setActivity(customerId, 'deactivate'),
      `${illegal}#deactivate`,
    );
    await checkIllegalCall(
      t,
      identity,
      customerId,
      'initiating',
      giveVerdict(customerId, 'verify'),
      `${illegal}#verify`,
    );
  });

  step('active', { proves: ['customer.illegal-refused'] }, async (t) => {
    customer = await customerIn(t, identity, 'customer', 'active');
    await checkIllegalCall(t, identity, customer.customerId, 'active', setActivity(customer.customerId, 'activate'));
  });

  step(
    'deactivate',
    { answers: ['deactivateCustomer.200', 'getCustomer.200'], proves: ['customer.deactivates'] },
    async (t) => {
      const reply = await t.expect('deactivateCustomer.200', setActivity(customer.customerId, 'deactivate'), {
        identity,
      });
      await checkState(t, 'customer.deactivates', 'inactive', reply);
    },
  );

  step(
    'inactive',
    { proves: ['customer.illegal-refused#deactivate', 'customer.illegal-refused#verify'] },
    async (t) => {
      const { customerId } = customer;
      const illegal = 'customer.illegal-refused';
      const calls = { deactivate: setActivity(customerId, 'deactivate'), verify: giveVerdict(customerId, 'verify') };
      for (const [name, invoke] of Object.entries(calls)) {
        const still = await checkIllegalCall(t, identity, customerId, 'inactive', invoke, `${illegal}#${name}`);
        if (!still)
          throw new StepFailed({ kind: 'violation', message: `the customer left inactive by a call of ${name}` });
      }
    },
  );

  step(
    'activate',
    { answers: ['activateCustomer.200', 'getCustomer.200'], proves: ['customer.activates'] },
    async (t) => {
      const reply = await t.expect('activateCustomer.200', setActivity(customer.customerId, 'activate'), { identity });
      await checkState(t, 'customer.activates', 'active', reply);
    },
  );
});
