import { compareInstants, parseInstant } from '../../src/contract/instant.ts';
import { createCustomer, signChallenge, signedChallenge } from '../../src/flow/customer-calls.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { customerIn } from './newcomer.ts';
import { readState } from './shown-state.ts';

const identity = 'primary';
const as = { identity } as const;

/** D19: the pair of chainId and externalId is one customer, and what differs in one of them is another. */
story('unique', { capabilities: ['simulator'] }, (step) => {
  step(
    'same-pair',
    {
      answers: ['createCustomer.201', 'signCustomerChallenge.204'],
      refusals: ['createCustomer.409'],
      proves: ['customer.unique#again', 'customer.unique-in-any-case', 'customer.unique#untouched'],
    },
    async (t) => {
      const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
      const body = { chainId: t.wallet('first').accountId(chain), externalId: t.externalId('first') };
      const first = await t.expect('createCustomer.201', createCustomer(body), as);
      const customerId = need(first, 'id', ({ id }) => id);
      await t.refuse('customer.unique#again', ['createCustomer.409'], createCustomer(body), as);
      const inCapitals = body.chainId.replace(/[0-9a-f]{40}$/i, (digits) => digits.toUpperCase());
      const sameWallet = createCustomer({ ...body, chainId: inCapitals });
      await t.refuse('customer.unique-in-any-case', ['createCustomer.409'], sameWallet, as);
      const after = await readState(t, identity, customerId);
      const [before, now] = [first.data?.updatedAt, after.data?.updatedAt].map((text) => parseInstant(String(text)));
      const moved = before !== undefined && now !== undefined && compareInstants(before, now) !== 0;
      // The first challenge is the one that a second creation might have replaced.
      const challenge = need(first, 'challenge', (customer) => customer.challenge);
      const signed = signedChallenge(t.wallet('first'), chain, challenge, challengeSignatureEncoding);
      const signing = await t.attempt('signCustomerChallenge.204', signChallenge(customerId, signed), as);
      t.check('customer.unique#untouched', {
        holds: after.data?.status === 'initiating' && !moved && signing.status === 204,
        message: 'the second creation touched the first customer',
        expected: `customer ${customerId} as it was, with its challenge`,
        received: `${JSON.stringify(after.data) ?? String(after.status)}, its challenge is answered ${signing.status}`,
        answers: [after.answer, signing.answer],
        twin: 'createCustomer',
      });
    },
  );

  step('in-its-last-state', { proves: ['customer.unique#rejected', 'customer.unique#inactive'] }, async (t) => {
    for (const state of ['rejected', 'inactive'] as const) {
      await customerIn(t, identity, state, state);
      const body = {
        chainId: t.wallet(state).accountId(t.session.settings.chainId),
        externalId: t.externalId(state),
      };
      await t.refuse(`customer.unique#${state}`, ['createCustomer.409'], createCustomer(body), as);
    }
  });

  const others = ['other-wallet', 'other-externalId', 'space-behind', 'other-case'] as const;
  step('other-pair', { proves: others.map((name) => `customer.pair-decides#${name}`) }, async (t) => {
    const { chainId: chain } = t.session.settings;
    const [chainId, externalId] = [t.wallet('shared').accountId(chain), t.externalId('shared')];
    await t.call(createCustomer({ chainId, externalId }), as);
    const bodies: Readonly<Record<(typeof others)[number], { chainId: string; externalId: string }>> = {
      'other-wallet': { chainId: t.wallet('other').accountId(chain), externalId },
      'other-externalId': { chainId, externalId: t.externalId('other') },
      'space-behind': { chainId, externalId: `${externalId} ` },
      // The run id stays as it is: by it the customer is found again.
      'other-case': { chainId, externalId: externalId.replace(/[^-]*$/, (end) => end.toUpperCase()) },
    };
    for (const name of others) {
      const reply = await t.call(createCustomer(bodies[name]), {
        ...as,
        intent: { kind: 'valid', provokes: [400, 409] },
      });
      t.check(`customer.pair-decides#${name}`, {
        holds: reply.status === 201,
        message: 'a customer of another wallet or another externalId counts as the same',
        expected: '201',
        received: String(reply.status),
        answers: [reply.answer],
      });
    }
  });
});
