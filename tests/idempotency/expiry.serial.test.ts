import { createCustomer } from '../../src/flow/customer-calls.ts';
import { story } from '../../src/jest/story.ts';
import { advance, mostOfAnHourSeconds, restSeconds } from '../flows/advance-clock.ts';
import { listShowing } from '../flows/listed.ts';
import { identityOfAnswer } from './same-answer.ts';

/** G13: moves the environment's clock; it runs last and alone. */
story('idempotency-expiry', { capabilities: ['clock'] }, (step) => {
  const identity = 'primary';

  step(
    'an-hour-later',
    {
      answers: ['createCustomer.201'],
      proves: ['idempotency.replayed', 'idempotency.key-expires#same-payload', 'idempotency.key-expires#other-payload'],
    },
    async (t) => {
      // A wallet for each: whether one may own two customers is not documented.
      const newBody = (name: string) => ({
        chainId: t.wallet(name).accountId(t.session.settings.chainId),
        externalId: t.externalId(name),
      });
      const options = { identity, idempotencyKey: t.uuid('key') } as const;
      const otherKey = { identity, idempotencyKey: t.uuid('other-key') } as const;
      const body = newBody('first');
      const first = await t.expect('createCustomer.201', createCustomer(body), options);
      await t.call(createCustomer(newBody('used')), otherKey);
      const intent = { kind: 'valid', provokes: [409, 422] } as const;
      await advance(t, mostOfAnHourSeconds);
      const replayed = await t.call(createCustomer(body), { ...options, intent });
      t.check('idempotency.replayed', {
        holds: identityOfAnswer(first) === identityOfAnswer(replayed),
        message: 'a key that has not expired does not get the stored answer any more',
        expected: identityOfAnswer(first),
        received: identityOfAnswer(replayed),
        answers: [first.answer, replayed.answer],
      });
      await advance(t, restSeconds);
      const same = await t.call(createCustomer(body), { ...options, intent });
      t.check('idempotency.key-expires#same-payload', {
        holds: identityOfAnswer(first) !== identityOfAnswer(same),
        message: 'an expired key still gets the stored answer',
        expected: 'the answer to a new request: 409, because the customer exists',
        received: identityOfAnswer(same),
        answers: [first.answer, same.answer],
      });
      const second = newBody('second');
      const other = await t.call(createCustomer(second), { ...otherKey, intent });
      const isSecond = ({ externalId }: { externalId: string }): boolean => externalId === second.externalId;
      const listed = await listShowing(t, identity, (all) => all.some(isSecond));
      const rows = listed.rows.filter(isSecond);
      t.check('idempotency.key-expires#other-payload', {
        holds: other.status === 201 && rows.length === 1,
        message: 'an expired key does not do for a new request',
        expected: '201, and one new customer',
        received: `${other.status}, and ${rows.length} new customers`,
        answers: [listed.reply.answer, other.answer],
      });
    },
  );
});
