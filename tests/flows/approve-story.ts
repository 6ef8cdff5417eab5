import { compareInstants, parseInstant } from '../../src/contract/instant.ts';
import type { Identity } from '../../src/evidence/records.ts';
import {
  type Customer,
  type CustomerWithChallenge,
  createCustomer,
  getChallenge,
  getCustomer,
  giveVerdict,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import { need, type Proof, type StepContext } from '../../src/jest/step-context.ts';
import type { AddStep } from '../../src/jest/story.ts';
import { type Compared, inferredByCase } from './address-case.ts';
import { checkArrival } from './arrival.ts';
import { checkChallengeHost, checkChallengeMessage, checkChallengeText } from './challenge-message.ts';
import { checkIllegalCall } from './illegal-call.ts';
import { listShowing } from './listed.ts';
import { readState } from './shown-state.ts';
import { checkToken } from './token-answer.ts';

/** What one step leaves for the next. */
interface Told {
  customerId: string;
  challenge: string;
  created: Reply<CustomerWithChallenge>;
  before: Customer;
}

/** How two timestamps lie to each other; undefined where one of them is no instant, which is the schema's finding. */
function order(first: string | undefined, second: string | undefined): number | undefined {
  const [one, other] = [first, second].map((text) => (typeof text === 'string' ? parseInstant(text) : undefined));
  return one === undefined || other === undefined ? undefined : compareInstants(one, other);
}

/** Evaluates what an order of two timestamps proves; without two instants nothing is known. */
function checkOrder(
  t: StepContext,
  proof: string,
  [first, second]: readonly [string | undefined, string | undefined],
  due: (order: number) => boolean,
  words: Pick<Proof, 'message' | 'expected' | 'answers'>,
): void {
  const found = order(first, second);
  if (found === undefined) t.undecided(proof, 'one of the two timestamps is no instant', words.answers);
  else t.check(proof, { holds: due(found), received: String(second), ...words });
}

/**
 * The customer verification flow to its good end, as the step-by-step guide tells it: token, customer, challenge,
 * signature, screening, verification, active.
 */
export function approveStory(identity: Identity, step: AddStep): void {
  const told: Partial<Told> = {};
  const as = { identity };

  step('token', { answers: ['issueToken.200'], proves: ['token.lives-an-hour', 'token.expiry-in-jwt'] }, async (t) => {
    await checkToken(t, identity);
  });

  step(
    'create',
    {
      answers: ['createCustomer.201'],
      proves: [
        'customer.starts-initiating',
        'customer.create-echoes-input',
        'challenge.names-the-wallet',
        'challenge.names-the-host',
        'challenge.as-in-the-guide',
      ],
    },
    async (t) => {
      const { chainId: chain } = t.session.settings;
      const sent = { chainId: t.wallet('owner').accountId(chain), externalId: t.externalId('customer') };
      const reply = await t.expect('createCustomer.201', createCustomer(sent), as);
      told.customerId = need(reply, 'id', (customer) => customer.id);
      told.created = reply;
      const answers = [reply.answer];
      t.check('customer.starts-initiating', {
        holds: reply.data?.status === 'initiating',
        message: 'a new customer is not in initiating',
        expected: 'initiating',
        received: String(reply.data?.status),
        answers,
      });
      const changed = (['chainId', 'externalId'] as const)
        .map((name): Compared => [name, sent[name], reply.data?.[name]])
        .filter(([, asked, given]) => asked !== given);
      t.check('customer.create-echoes-input', {
        ...inferredByCase(changed),
        holds: changed.length === 0,
        message: 'the new customer differs from what was sent',
        expected: JSON.stringify(sent),
        received: JSON.stringify({ chainId: reply.data?.chainId, externalId: reply.data?.externalId }),
        answers,
      });
      const challenge = need(reply, 'challenge', (customer) => customer.challenge);
      checkChallengeMessage(t, challenge, t.wallet('owner'), reply.answer);
      checkChallengeHost(t, challenge, reply.answer);
      checkChallengeText(t, challenge, t.wallet('owner'), reply.answer);
    },
  );

  step(
    'read',
    {
      answers: ['getCustomer.200', 'listCustomers.200'],
      proves: ['customer.readable-at-once', 'customer.created-at-stable', 'customer.listed-once'],
    },
    async (t) => {
      const { customerId = '', created } = told;
      const read = await t.expect('getCustomer.200', getCustomer(customerId), as);
      // Another customer's answer is the finding of the check on the id; a comparison with it would only repeat that.
      const first = read.data === undefined || read.data.id === customerId ? created?.data : undefined;
      const answers = [...(created ? [created.answer] : []), read.answer];
      // What is absent is the schema's finding, not a difference.
      const differing = (['id', 'chainId', 'externalId', 'status'] as const)
        .map((name): Compared => [name, first?.[name], read.data?.[name]])
        .filter(([, known, shown]) => known !== undefined && shown !== undefined && known !== shown);
      t.check('customer.readable-at-once', {
        ...inferredByCase(differing),
        holds: differing.length === 0,
        message: 'the customer reads differently than it was created',
        expected: differing.map(([name, known]) => `${name} ${String(known)}`).join(', '),
        received: differing.map(([name, , shown]) => `${name} ${String(shown)}`).join(', '),
        answers,
      });
      checkOrder(t, 'customer.created-at-stable', [first?.createdAt, read.data?.createdAt], (order) => order === 0, {
        message: 'createdAt moved between creation and the first read',
        expected: String(first?.createdAt),
        answers,
      });
      const isOwn = ({ id }: Customer): boolean => id === customerId;
      const listed = await listShowing(t, identity, (all) => all.some(isOwn));
      t.judgeStatus('listCustomers.200', listed.reply);
      const rows = listed.rows.filter(isOwn);
      const [row] = rows;
      const otherwise = (['chainId', 'externalId', 'status'] as const)
        .map((name): Compared => [name, name === 'status' ? read.data?.status : first?.[name], row?.[name]])
        .filter(([, known, listed]) => listed !== undefined && known !== undefined && listed !== known);
      t.check('customer.listed-once', {
        ...(rows.length === 1 ? inferredByCase(otherwise) : {}),
        holds: rows.length === 1 && otherwise.length === 0,
        message: 'the list does not show the new customer exactly once, as it is',
        expected: `one row with id ${customerId}: ${JSON.stringify(read.data)}`,
        received: rows.length === 0 ? 'no such row' : JSON.stringify(rows),
        answers: [read.answer, listed.reply.answer],
      });
    },
  );

  step('challenge', { answers: ['getCustomerChallenge.200'], proves: ['challenge.fetched-again'] }, async (t) => {
    const reply = await t.expect('getCustomerChallenge.200', getChallenge(told.customerId ?? ''), as);
    told.challenge = need(reply, 'challenge', (body) => body.challenge);
    checkChallengeMessage(t, told.challenge, t.wallet('owner'), reply.answer, 'challenge.fetched-again');
    const before = told.created?.data?.challenge;
    t.observe('challenge.get-rotates', before === told.challenge ? 'no' : 'yes', reply.answer);
  });

  step('sign', { answers: ['signCustomerChallenge.204'], proves: [] }, async (t) => {
    const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
    const body = signedChallenge(t.wallet('owner'), chain, told.challenge ?? '', challengeSignatureEncoding);
    await t.expect('signCustomerChallenge.204', signChallenge(told.customerId ?? '', body), as);
  });

  step(
    'screening',
    { answers: ['getCustomer.200'], proves: ['customer.reaches-verifying', 'customer.states-follow-machine'] },
    async (t) => {
      const { data } = await checkArrival(
        t,
        identity,
        told.customerId ?? '',
        'initiating',
        'verifying',
        'customer.reaches-verifying',
        ['signCustomerChallenge'],
      );
      told.before = data;
    },
  );

  step('signed-once', { answers: ['signCustomerChallenge.409'], proves: ['challenge.signed-once'] }, async (t) => {
    const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
    const body = signedChallenge(t.wallet('owner'), chain, told.challenge ?? '', challengeSignatureEncoding);
    const reply = await t.attempt('signCustomerChallenge.409', signChallenge(told.customerId ?? '', body), as);
    const after = await readState(t, identity, told.customerId ?? '');
    t.check('challenge.signed-once', {
      holds: reply.status >= 400 && reply.status < 500 && after.data?.status === 'verifying',
      message: 'a signed challenge could be signed again',
      expected: '409, and the customer stays verifying',
      received: `${reply.status}, customer ${String(after.data?.status)}`,
      answers: [reply.answer, after.answer].reverse(),
    });
  });

  step('verify', { answers: ['verifyCustomer.202'], proves: [] }, async (t) => {
    await t.expect('verifyCustomer.202', giveVerdict(told.customerId ?? '', 'verify'), as);
  });

  step(
    'active',
    {
      answers: ['getCustomer.200'],
      proves: [
        'customer.becomes-active',
        'customer.states-follow-machine',
        'customer.updated-at-moves',
        'customer.created-at-stable',
      ],
    },
    async (t) => {
      const { data: after, answer } = await checkArrival(
        t,
        identity,
        told.customerId ?? '',
        'verifying',
        'active',
        'customer.becomes-active',
        ['verifyCustomer'],
      );
      const answers = [...(told.created ? [told.created.answer] : []), answer];
      checkOrder(t, 'customer.updated-at-moves', [told.before?.updatedAt, after.updatedAt], (order) => order < 0, {
        message: 'updatedAt did not move although the customer became active',
        expected: `later than ${String(told.before?.updatedAt)}`,
        answers,
      });
      const createdAt = told.created?.data?.createdAt;
      checkOrder(t, 'customer.created-at-stable', [createdAt, after.createdAt], (order) => order === 0, {
        message: 'createdAt moved while the customer became active',
        expected: String(createdAt),
        answers,
      });
    },
  );

  step('verified-once', { proves: ['customer.illegal-refused'] }, async (t) => {
    await checkIllegalCall(t, identity, told.customerId ?? '', 'active', giveVerdict(told.customerId ?? '', 'verify'));
  });
}
