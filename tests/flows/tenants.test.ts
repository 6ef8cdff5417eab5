import {
  getChallenge,
  getCustomer,
  giveVerdict,
  listCustomers,
  setActivity,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import { story } from '../../src/jest/story.ts';
import { type Arrived, customerIn } from './newcomer.ts';

story('tenants', { capabilities: ['simulator', 'tenants'] }, (step) => {
  let customer: Arrived = { customerId: '', challenge: '' };
  const operations = [
    'getCustomer',
    'getCustomerChallenge',
    'signCustomerChallenge',
    'verifyCustomer',
    'rejectCustomer',
    'deactivateCustomer',
    'activateCustomer',
  ] as const;
  const isolation = (name: string): string => `tenant.isolation#${name}`;

  step('own', { answers: ['getCustomer.200'] }, async (t) => {
    customer = await customerIn(t, 'primary', 'customer', 'initiating');
    await t.expect('getCustomer.200', getCustomer(customer.customerId), { identity: 'primary' });
    // The other tenant is entitled to every one of these operations on a customer of its own.
    await customerIn(t, 'second', 'active', 'inactive').then(({ customerId }) =>
      t.call(setActivity(customerId, 'activate'), { identity: 'second' }),
    );
    await customerIn(t, 'second', 'rejected', 'rejected');
    const own = await customerIn(t, 'second', 'own', 'initiating');
    await t.call(getChallenge(own.customerId), { identity: 'second' });
  });

  step(
    'foreign',
    {
      refusals: operations.map((name) => `${name}.404` as const),
      proves: [...operations.map(isolation), isolation('alike'), isolation('list'), isolation('unchanged')],
    },
    async (t) => {
      const { customerId, challenge } = customer;
      const identity = 'second';
      const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
      const calls = (id: string) => ({
        getCustomer: getCustomer(id),
        getCustomerChallenge: getChallenge(id),
        signCustomerChallenge: signChallenge(
          id,
          signedChallenge(t.wallet('customer'), chain, challenge, challengeSignatureEncoding),
        ),
        verifyCustomer: giveVerdict(id, 'verify'),
        rejectCustomer: giveVerdict(id, 'reject'),
        deactivateCustomer: setActivity(id, 'deactivate'),
        activateCustomer: setActivity(id, 'activate'),
      });
      const foreign = calls(customerId);
      for (const name of operations) await t.refuse(isolation(name), [`${name}.404`], foreign[name], { identity });
      const nothing = await t.call(getCustomer(t.uuid('nothing')), {
        identity,
        intent: { kind: 'invalid', provokes: [404] },
      });
      const theirs = await t.call(foreign.getCustomer, { identity, intent: { kind: 'invalid', provokes: [404] } });
      const [unknown, other] = [nothing, theirs].map(
        ({ status, answer }) =>
          `${status} ${answer.record.response?.body.content.replaceAll(customerId, 'ID').replaceAll(t.uuid('nothing'), 'ID') ?? ''}`,
      );
      t.check(isolation('alike'), {
        holds: unknown === other,
        message: "another tenant's customer answers differently than an unknown one",
        expected: String(unknown),
        received: String(other),
        answers: [nothing.answer, theirs.answer],
        twin: 'getCustomer',
      });
      const list = await t.call(listCustomers(), { identity });
      t.check(isolation('list'), {
        holds: !(list.data ?? []).some(({ id }) => id === customerId),
        message: "another tenant's customer is listed",
        expected: `no row ${customerId}`,
        received: 'such a row',
        answers: [list.answer],
      });
      const after = await t.call(getCustomer(customerId), { identity: 'primary' });
      t.check(isolation('unchanged'), {
        holds: after.data?.status === 'initiating',
        message: 'another tenant changed a customer',
        expected: 'initiating',
        received: String(after.data?.status),
        answers: [after.answer],
      });
    },
  );
});
