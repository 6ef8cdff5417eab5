import {
  createCustomer,
  getCustomer,
  listCustomers,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { customerIn } from '../flows/newcomer.ts';

story('idempotency', {}, (step) => {
  const identity = 'primary';

  step(
    'create',
    {
      answers: ['createCustomer.201'],
      proves: [
        'idempotency.replayed',
        'idempotency.acts-once',
        'idempotency.payload-bound',
        'idempotency.payload-bound#no-effect',
      ],
    },
    async (t) => {
      const { chainId: chain } = t.session.settings;
      const [externalId, other] = [t.externalId('replayed'), t.externalId('other-payload')];
      const body = { chainId: t.wallet('replayed').accountId(chain), externalId };
      const options = { identity, idempotencyKey: t.uuid('key') } as const;
      const first = await t.expect('createCustomer.201', createCustomer(body), options);
      const second = await t.call(createCustomer(body), {
        ...options,
        intent: { kind: 'valid', provokes: [409, 422] },
      });
      const [one, two] = [first, second].map(({ answer }) => answer.record.response?.body.content);
      t.check('idempotency.replayed', {
        holds: second.status === first.status && one === two,
        message: 'the same key with the same payload did not get the identical response',
        expected: `${first.status} ${String(one)}`,
        received: `${second.status} ${String(two)}`,
        answers: [first.answer, second.answer],
      });
      const list = await t.call(listCustomers(), { identity });
      const rows = (list.data ?? []).filter((customer) => customer.externalId === externalId);
      t.check('idempotency.acts-once', {
        holds: rows.length === 1,
        message: 'a replayed creation acted again',
        expected: `one customer with externalId ${externalId}`,
        received: `${rows.length}`,
        answers: [first.answer, second.answer],
      });
      await t.refuse(
        'idempotency.payload-bound',
        ['createCustomer.422' as const, 'createCustomer.409'],
        createCustomer({ ...body, externalId: other }),
        options,
      );
      const after = await t.call(listCustomers(), { identity });
      const foreign = (after.data ?? []).filter((customer) => customer.externalId === other);
      t.check('idempotency.payload-bound#no-effect', {
        holds: foreign.length === 0,
        message: 'a reused key with another payload acted',
        expected: `no customer with externalId ${other}`,
        received: `${foreign.length}`,
        answers: [after.answer],
        twin: 'createCustomer',
      });
    },
  );

  step('sign', { answers: ['signCustomerChallenge.204'], proves: ['idempotency.replayed'] }, async (t) => {
    const { customerId, challenge } = await customerIn(t, identity, 'signer', 'initiating');
    const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
    const invoke = signChallenge(
      customerId,
      signedChallenge(t.wallet('signer'), chain, challenge, challengeSignatureEncoding),
    );
    const options = { identity, idempotencyKey: t.uuid('sign-key') } as const;
    const first = await t.expect('signCustomerChallenge.204', invoke, options);
    const second = await t.call(invoke, options);
    const read = await t.call(getCustomer(customerId), { identity });
    t.check('idempotency.replayed', {
      holds: second.status === first.status && need(read, 'status', ({ status }) => status) !== 'initiating',
      message: 'the same signed challenge with the same key did not get the identical response',
      expected: String(first.status),
      received: String(second.status),
      answers: [first.answer, second.answer],
    });
  });
});
