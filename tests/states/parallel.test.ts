import type { Destination } from '../../src/flow/drive-customer.ts';
import { pollCustomer } from '../../src/flow/poll-customer.ts';
import type { Reply } from '../../src/http/call.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { callOf, type StateOperation } from './customer-machine.ts';
import { readCustomer, type WatchedCustomer, watchedCustomer } from './watched-customer.ts';

const identity = 'primary';

/** The loser of a pair may be refused with any of these: no page says which. */
const refusals = [400, 403, 404, 409, 422];

/** Sends two calls on one customer at the same time, each with a key of its own. */
async function together(
  t: StepContext,
  customer: WatchedCustomer,
  pair: readonly [StateOperation, StateOperation],
): Promise<Reply<unknown>[]> {
  return Promise.all(
    pair.map((operation, index) =>
      t.call(callOf(operation, customer), {
        identity,
        idempotencyKey: t.uuid(`${customer.name}-${index}`),
        intent: { kind: 'valid', provokes: refusals },
      }),
    ),
  );
}

const accepted = ({ status }: Reply<unknown>): boolean => status < 300;
const statusesOf = (replies: readonly Reply<unknown>[]): string => replies.map(({ status }) => status).join(' and ');

/** As long as another verdict takes from its call to its effect: whatever is still on its way has arrived then. */
async function untilAnotherVerdict(t: StepContext, customer: WatchedCustomer): Promise<void> {
  await t.call(callOf('verifyCustomer', customer), { identity });
  await pollCustomer(t.caller(identity), customer.customerId, 'active', ['rejected'], t.session.settings);
}

/** D12: calls that exclude each other, sent at the same time. */
story('states-parallel', { capabilities: ['simulator'], alone: true }, (step) => {
  const rounds = ['verify-first', 'reject-first', 'again'] as const;

  step(
    'verdicts',
    {
      proves: rounds.flatMap((round) => [
        `customer.one-verdict#${round}.refused`,
        `customer.one-verdict#${round}.final`,
      ]),
    },
    async (t) => {
      const [clock, ...pairs] = await Promise.all(
        ['clock', ...rounds].map((name) => watchedCustomer(t, identity, name, 'verifying')),
      );
      const outcomes = await Promise.all(
        pairs.map(async (customer) => {
          const order =
            customer.name === 'reject-first'
              ? (['rejectCustomer', 'verifyCustomer'] as const)
              : (['verifyCustomer', 'rejectCustomer'] as const);
          const replies = await together(t, customer, order);
          const wanted = order.flatMap((operation, index): Destination[] => {
            const reply = replies[index];
            return reply && accepted(reply) ? [operation === 'verifyCustomer' ? 'active' : 'rejected'] : [];
          });
          const { pollBoundMs, pollIntervalMs } = t.session.settings;
          const first = wanted[0] ?? 'active';
          const polled = await pollCustomer(t.caller(identity), customer.customerId, first, wanted, {
            pollBoundMs,
            pollIntervalMs,
          });
          return { customer, replies, wanted, arrived: polled.states.at(-1) };
        }),
      );
      if (clock) await untilAnotherVerdict(t, clock);
      for (const { customer, replies, wanted, arrived } of outcomes) {
        const later = await readCustomer(t, identity, customer.customerId);
        const answers = replies.map(({ answer }) => answer);
        t.check(`customer.one-verdict#${customer.name}.refused`, {
          holds: wanted.length === 1,
          message: 'of two verdicts at the same time not exactly one was accepted',
          expected: 'one 202, and a refusal',
          received: statusesOf(replies),
          answers,
        });
        t.check(`customer.one-verdict#${customer.name}.final`, {
          holds: later.data.status === arrived && wanted.some((state) => state === arrived),
          message: 'the customer did not stay where an accepted verdict led',
          expected: `${wanted.join(' or ')}, and no change after that`,
          received: `${String(arrived)}, later ${later.data.status}`,
          answers: [...answers, later.answer],
        });
      }
    },
  );

  const twice = [
    {
      operation: 'deactivateCustomer',
      from: 'active',
      to: 'inactive',
      proof: 'customer.illegal-refused#deactivated-twice',
    },
    {
      operation: 'activateCustomer',
      from: 'inactive',
      to: 'active',
      proof: 'customer.illegal-refused#activated-twice',
    },
    {
      operation: 'signCustomerChallenge',
      from: 'initiating',
      to: 'verifying',
      proof: 'challenge.signed-once#twice-at-once',
    },
  ] as const;
  step('twice', { proves: twice.map(({ proof }) => proof) }, async (t) => {
    await Promise.all(
      twice.map(async ({ operation, from, to, proof }) => {
        const customer = await watchedCustomer(t, identity, operation, from);
        const replies = await together(t, customer, [operation, operation]);
        const polled = await pollCustomer(
          t.caller(identity),
          customer.customerId,
          to,
          ['rejected'],
          t.session.settings,
        );
        t.check(proof, {
          holds: replies.filter(accepted).length === 1 && polled.reached,
          message: `${operation} twice at the same time did not act exactly once`,
          expected: `one success, one refusal, and the customer is ${to}`,
          received: `${statusesOf(replies)}, and the customer is ${polled.states.at(-1) ?? 'unknown'}`,
          answers: [...polled.reads, ...replies].map(({ answer }) => answer),
        });
      }),
    );
  });

  const own = (name: string): string => `customer.own-data#${name}`;
  step('interleaved', { proves: [own('reads'), own('changes')] }, async (t) => {
    const names = ['left', 'right'] as const;
    const [left, right] = await Promise.all(names.map((name) => watchedCustomer(t, identity, name, 'verifying')));
    if (left === undefined || right === undefined) return;
    const reads = await Promise.all(
      [left, right, left, right, right, left].map(async (customer) => ({
        customer,
        read: await readCustomer(t, identity, customer.customerId),
      })),
    );
    const foreign = reads.filter(
      ({ customer, read }) =>
        // What is absent is the schema's finding, not another customer's.
        (read.data.externalId ?? t.externalId(customer.name)) !== t.externalId(customer.name) ||
        (read.data.chainId ?? customer.signed.ownerId).toLowerCase() !== customer.signed.ownerId.toLowerCase(),
    );
    t.check(own('reads'), {
      holds: foreign.length === 0,
      message: 'a customer was answered with the data of another',
      expected: 'the externalId and chainId that it was created with',
      received: foreign.map(({ read }) => JSON.stringify(read.data)).join('; ') || 'as expected',
      answers: reads.map(({ read }) => read.answer),
    });
    await t.call(callOf('verifyCustomer', left), { identity });
    await pollCustomer(t.caller(identity), left.customerId, 'active', ['rejected'], t.session.settings);
    const still = await t.call((client) => client.getCustomer({ params: { path: { customerId: right.customerId } } }), {
      identity,
    });
    t.check(own('changes'), {
      holds: need(still, 'status', ({ status }) => status) === 'verifying',
      message: 'the verdict on one customer changed another',
      expected: 'verifying',
      received: String(still.data?.status),
      answers: [still.answer],
    });
  });
});
