import type { Customer } from '../../src/flow/customer-calls.ts';
import type { Destination } from '../../src/flow/drive-customer.ts';
import { pollCustomer } from '../../src/flow/poll-customer.ts';
import type { Invoke, Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { checkIllegalCall } from '../flows/illegal-call.ts';
import { listShowing } from '../flows/listed.ts';
import { callOf, illegalOperations, type LegalCell, legalCells, stableStates } from './customer-machine.ts';
import { differencesOfList } from './listed-as-read.ts';
import {
  movement,
  readCustomer,
  type WatchedCustomer,
  watchedCustomer,
  withLatestChallenge,
} from './watched-customer.ts';

const identity = 'primary';
const as = { identity } as const;

/** A read of a customer with what it must still show at the end. */
interface Seen {
  readonly customerId: string;
  readonly state: Destination;
  readonly read: Reply<Customer> & { data: Customer };
}

/** What a legal call must do to updatedAt: move it where the state changes, else leave it. */
function dated(from: Destination, { to, operation }: Pick<LegalCell, 'to' | 'operation'>): string {
  return `customer.updated-at-${to === from ? 'still' : 'moves'}#${from}.${operation}`;
}

/** Where a legal call leaves a customer: the documented state is reached, and updatedAt moved if the state did. */
async function checkLegalCell(
  t: StepContext,
  customer: WatchedCustomer,
  from: Destination,
  cell: LegalCell,
): Promise<Seen> {
  const { operation, to, status, requirement } = cell;
  const { customerId } = customer;
  const before = await readCustomer(t, identity, customerId);
  // A challenge that was read may have replaced the one before it.
  const latest = operation === 'signCustomerChallenge' ? await withLatestChallenge(t, identity, customer) : customer;
  const reply = await t.call(callOf(operation, latest), as);
  const polled = await pollCustomer(t.caller(identity), customerId, to, ['rejected'], t.session.settings);
  const after = await readCustomer(t, identity, customerId);
  t.check(`${requirement}#${from}.${operation}`, {
    // Another status of success is the finding of the contract's list.
    holds: reply.status < 300 && polled.reached && after.data.status === to,
    message: `${operation} in ${from} does not do what is documented`,
    expected: `${status}, and the customer is ${to}`,
    received: `${reply.status}, and the customer is ${after.data.status}`,
    answers: [after.answer, reply.answer],
  });
  const moved = movement(before.data, after.data);
  const due = to === from ? moved === 0 : (moved ?? 1) > 0;
  // Where the call did nothing there is nothing to be dated: that is the finding above.
  const acted = polled.reached && reply.status < 300;
  t.check(dated(from, cell), {
    holds: moved === undefined || !acted || due,
    message:
      to === from
        ? `${operation} moved updatedAt although nothing changed`
        : `updatedAt did not move with ${operation}`,
    expected: to === from ? before.data.updatedAt : `later than ${before.data.updatedAt}`,
    received: after.data.updatedAt,
    answers: [before.answer, after.answer],
  });
  return { customerId, state: to, read: after };
}

/** D12: every lasting state with every operation, from the machine that the contract declares. */
story('states', { capabilities: ['simulator'] }, (step) => {
  const seen: Seen[] = [];

  for (const state of stableStates) {
    const [illegal, legal] = [illegalOperations(state), legalCells(state)];
    const cell = (requirement: string, operation: string): string => `${requirement}#${state}.${operation}`;
    step(
      state,
      {
        proves: [
          ...illegal.map((operation) => cell('customer.illegal-refused', operation)),
          ...legal.flatMap(({ requirement, operation, to }) => [
            cell(requirement, operation),
            dated(state, { to, operation }),
          ]),
          'customer.updated-at-still',
        ],
      },
      async (t) => {
        // A customer of its own for each legal call that leads elsewhere; reading needs none.
        const leaving = legal.filter(({ to }) => to !== state);
        const [first, ...others] = await Promise.all(
          (leaving.length > 0 ? leaving : [state]).map((_cell, index) =>
            watchedCustomer(t, identity, `${state}-${index}`, state),
          ),
        );
        if (first === undefined) return;
        let customer = first;
        let before = await readCustomer(t, identity, customer.customerId);
        for (const operation of illegal) {
          let status = 0;
          const invoke: Invoke<unknown> = async (client) => {
            const answer = await callOf(operation, customer)(client);
            ({ status } = answer.response);
            return answer;
          };
          const proof = cell('customer.illegal-refused', operation);
          await checkIllegalCall(t, identity, customer.customerId, state, invoke, proof);
          const now = await readCustomer(t, identity, customer.customerId);
          if (status >= 400 && now.data.status === state) continue;
          // The finding is made; the other cells need a customer that is still where they begin.
          customer = await watchedCustomer(t, identity, `${state}-after-${operation}`, state);
          before = await readCustomer(t, identity, customer.customerId);
        }
        const after = await readCustomer(t, identity, customer.customerId);
        const moved = movement(before.data, after.data);
        t.check('customer.updated-at-still', {
          // A state that changed is the finding of the call that changed it.
          holds: moved === undefined || moved === 0 || after.data.status !== state,
          message: `refused calls moved updatedAt of a customer in ${state}`,
          expected: before.data.updatedAt,
          received: after.data.updatedAt,
          answers: [before.answer, after.answer],
        });
        if (leaving.length === 0) seen.push({ customerId: customer.customerId, state, read: after });
        for (const staying of legal.filter(({ to }) => to === state)) await checkLegalCell(t, customer, state, staying);
        const arrived = await Promise.all(
          [customer, ...others].flatMap((one, index) => {
            const legalCell = leaving[index];
            return legalCell ? [checkLegalCell(t, one, state, legalCell)] : [];
          }),
        );
        seen.push(...arrived);
      },
    );
  }

  const settled = ['customer.states-follow-machine', 'customer.updated-at-never-back', 'customer.listed-once'];
  step('settled', { answers: ['listCustomers.200'], proves: settled }, async (t) => {
    const now = await Promise.all(seen.map(({ customerId }) => readCustomer(t, identity, customerId)));
    const changed = seen.flatMap(({ customerId, state }, index) => {
      const status = now[index]?.data.status;
      return status === state ? [] : [`${customerId}: ${state} -> ${String(status)}`];
    });
    t.check('customer.states-follow-machine', {
      holds: changed.length === 0,
      message: 'customers changed although nobody called anything',
      expected: 'each in the state that its last call led to',
      received: changed.join('; ') || 'as expected',
      answers: now.map(({ answer }) => answer),
    });
    const back = seen.flatMap(({ read }, index) => {
      const later = now[index]?.data;
      return later !== undefined && (movement(read.data, later) ?? 0) < 0
        ? [`${read.data.updatedAt} -> ${later.updatedAt}`]
        : [];
    });
    t.check('customer.updated-at-never-back', {
      holds: back.length === 0,
      message: 'updatedAt went back',
      expected: 'the same instant or a later one',
      received: back.join('; ') || 'as expected',
      answers: now.map(({ answer }) => answer),
    });
    const reads = now.map(({ data }) => data);
    const { reply, rows } = await listShowing(t, identity, (all) => differencesOfList(all, reads).length === 0);
    t.judgeStatus('listCustomers.200', reply);
    const differences = differencesOfList(rows, reads);
    t.check('customer.listed-once', {
      holds: differences.length === 0,
      message: 'the list does not show each customer exactly once, as it reads in its state',
      expected: `${now.length} customers, each in one row that says what its own GET says`,
      received: differences.join('; ') || 'as expected',
      answers: [...now.map(({ answer }) => answer), reply.answer],
    });
  });
});
