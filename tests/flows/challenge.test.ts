import { StepFailed } from '../../src/evidence/ledger.ts';
import { type Customer, getChallenge, signChallenge, signedChallenge } from '../../src/flow/customer-calls.ts';
import type { Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { parseSiweMessage } from '../../src/wallet/siwe-message.ts';
import { customerIn } from './newcomer.ts';
import { readState } from './shown-state.ts';

story('challenge', {}, (step) => {
  const identity = 'primary';
  const as = { identity } as const;
  let customerId = '';
  let challenge = '';

  const fetchChallenge = async (t: StepContext): Promise<string> =>
    need(
      await t.expect('getCustomerChallenge.200', getChallenge(customerId), as),
      'challenge',
      (body) => body.challenge,
    );

  const signed = (t: StepContext, name: string, text: string) =>
    signedChallenge(t.wallet(name), t.session.settings.chainId, text, t.session.settings.challengeSignatureEncoding);

  step('create', {}, async (t) => {
    ({ customerId, challenge } = await customerIn(t, identity, 'owner', 'initiating'));
  });

  step(
    'wrong-wallet',
    {
      answers: ['getCustomerChallenge.200'],
      refusals: ['signCustomerChallenge.400'],
      proves: ['challenge.wrong-wallet-refused', 'challenge.reissued-after-failure#new', 'challenge.unique'],
    },
    async (t) => {
      // The owner is named truly; only the signature is another wallet's.
      const forged = { ...signed(t, 'owner', challenge), signature: signed(t, 'thief', challenge).signature };
      const refusal = await t.call(signChallenge(customerId, forged), {
        ...as,
        intent: { kind: 'invalid', provokes: [400] },
      });
      const after = await readState(t, identity, customerId);
      t.check('challenge.wrong-wallet-refused', {
        holds: refusal.status >= 400 && refusal.status < 500 && after.data?.status === 'initiating',
        message: "another wallet's signature was accepted",
        expected: '400, and the customer stays initiating',
        received: `${refusal.status}, and the customer is ${String(after.data?.status)}`,
        answers: [after.answer, refusal.answer],
        twin: 'signCustomerChallenge',
      });
      t.observe('challenge.wrong-signature-status', String(refusal.status), refusal.answer);
      stillWaiting(after);
      const next = await t.expect('getCustomerChallenge.200', getChallenge(customerId), as);
      const fresh = need(next, 'challenge', (body) => body.challenge);
      t.check('challenge.reissued-after-failure#new', {
        holds: fresh !== challenge,
        message: 'after a failed signature the same challenge is still there',
        expected: 'another challenge',
        received: fresh === challenge ? 'the same' : 'another',
        answers: [refusal.answer, next.answer],
      });
      const nonces = [challenge, fresh].map(nonceOf);
      t.check('challenge.unique', {
        holds: new Set(nonces).size === 2 || fresh === challenge,
        message: 'two challenges have the same nonce',
        expected: 'two different nonces',
        received: nonces.join(', '),
        answers: [next.answer],
      });
    },
  );

  step('old-is-dead', { proves: ['challenge.reissued-after-failure#old'] }, async (t) => {
    const reply = await t.call(signChallenge(customerId, signed(t, 'owner', challenge)), {
      ...as,
      intent: { kind: 'invalid', provokes: [400, 409] },
    });
    const after = await readState(t, identity, customerId);
    t.check('challenge.reissued-after-failure#old', {
      holds: reply.status >= 400 && reply.status < 500 && after.data?.status === 'initiating',
      message: 'the challenge that a failed signature replaced could still be signed',
      expected: 'a 4xx, and the customer stays initiating',
      received: `${reply.status}, and the customer is ${String(after.data?.status)}`,
      answers: [after.answer, reply.answer],
      twin: 'signCustomerChallenge',
    });
    stillWaiting(after);
  });

  step(
    'recover',
    { answers: ['getCustomerChallenge.200', 'signCustomerChallenge.204'], proves: ['challenge.fetched-again'] },
    async (t) => {
      const current = await fetchChallenge(t);
      const reply = await t.attempt(
        'signCustomerChallenge.204',
        signChallenge(customerId, signed(t, 'owner', current)),
        as,
      );
      t.check('challenge.fetched-again', {
        holds: reply.status === 204,
        message: 'the fetched challenge could not be signed',
        expected: '204',
        received: String(reply.status),
        answers: [reply.answer],
      });
    },
  );
});

/**
 * Ends the step where a refused signature was none: the customer has no challenge any more that could be issued again.
 * @throws StepFailed when the customer does not wait for a signature
 */
function stillWaiting({ data, answer }: Reply<Customer>): void {
  if (data?.status === 'initiating') return;
  const message = `the customer no longer waits for its signature (${answer.record.id})`;
  throw new StepFailed({ kind: 'violation', message });
}

function nonceOf(challenge: string): string {
  try {
    return parseSiweMessage(Buffer.from(challenge, 'base64').toString('utf8')).nonce;
  } catch {
    return challenge;
  }
}
