import { Secret } from '../../src/config/secret.ts';
import {
  createCustomer,
  getChallenge,
  listCustomers,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { advance, mostOfAnHourSeconds, restSeconds } from './advance-clock.ts';
import { type Arrived, customerIn } from './newcomer.ts';
import { readState } from './shown-state.ts';

/** Seconds around its own expiresAt in which a token may be either, and an hour by default where it names none. */
const marginSeconds = 60;
const usualLifeSeconds = 3600;

/** Moves the environment's clock; it runs last and alone. */
story('clock', { capabilities: ['clock'] }, (step) => {
  const identity = 'primary';
  const as = { identity } as const;
  let customer: Arrived = { customerId: '', challenge: '' };
  let token: Secret | null = null;
  let lifeSeconds = usualLifeSeconds;

  const sign = (t: StepContext, name: string, { customerId }: Arrived, text: string) => {
    const { chainId: chain, challengeSignatureEncoding } = t.session.settings;
    return signChallenge(customerId, signedChallenge(t.wallet(name), chain, text, challengeSignatureEncoding));
  };

  step(
    'within-the-hour',
    {
      answers: ['issueToken.200', 'listCustomers.200', 'signCustomerChallenge.204'],
      proves: ['token.expires#not-early', 'challenge.expires#not-early'],
    },
    async (t) => {
      const credentials = t.session.identities.credentials(identity);
      const body = {
        apiKey: credentials?.apiKey.reveal() ?? '',
        apiSecret: credentials?.apiSecret.reveal() ?? '',
      };
      const issued = await t.expect('issueToken.200', (client) => client.issueToken({ body }), { identity: 'nobody' });
      token = new Secret(
        'token',
        need(issued, 'token', (data) => data.token),
      );
      const { expiresAt } = issued.data ?? {};
      if (typeof expiresAt === 'number') lifeSeconds = Math.ceil(expiresAt - t.session.clock.nowMs() / 1000);
      customer = await customerIn(t, identity, 'customer', 'initiating');
      const other = await customerIn(t, identity, 'within-the-hour', 'initiating');
      // How long a token lives is a default: it is to live as long as it says itself.
      const aliveSeconds = Math.max(0, Math.min(mostOfAnHourSeconds, lifeSeconds - marginSeconds));
      await advance(t, aliveSeconds);
      const read = await t.attempt('listCustomers.200', listCustomers(), { ...as, token });
      t.check('token.expires#not-early', {
        holds: read.status === 200,
        message: 'a token no longer gives access although it has not expired',
        expected: '200',
        received: String(read.status),
        answers: [read.answer],
      });
      if (aliveSeconds < mostOfAnHourSeconds) await advance(t, mostOfAnHourSeconds - aliveSeconds);
      const signed = await t.attempt(
        'signCustomerChallenge.204',
        sign(t, 'within-the-hour', other, other.challenge),
        as,
      );
      t.check('challenge.expires#not-early', {
        holds: signed.status === 204,
        message: 'a challenge can no longer be signed although its hour is not over',
        expected: '204',
        received: String(signed.status),
        answers: [signed.answer],
      });
    },
  );

  const expired = ['read', 'change', 'key'] as const;
  step(
    'an-hour-later',
    {
      answers: ['listCustomers.200'],
      refusals: ['listCustomers.401'],
      proves: expired.map((name) => `token.expires#${name}`),
    },
    async (t) => {
      await advance(t, Math.max(restSeconds, lifeSeconds + marginSeconds - mostOfAnHourSeconds));
      const options = { ...as, token };
      const chainId = t.wallet('expired').accountId(t.session.settings.chainId);
      const creation = createCustomer({ chainId, externalId: t.externalId('expired') });
      const publicKey = Buffer.from('no key').toString('base64');
      await t.refuse('token.expires#read', ['listCustomers.401'], listCustomers(), options);
      await t.refuse('token.expires#change', ['createCustomer.401'], creation, options);
      await t.refuse(
        'token.expires#key',
        ['updateSigningKey.401'],
        (client) => client.updateSigningKey({ body: { publicKey } }),
        options,
      );
      await t.expect('listCustomers.200', listCustomers(), as);
    },
  );

  step(
    'challenge',
    {
      answers: ['getCustomerChallenge.200', 'signCustomerChallenge.204'],
      refusals: ['signCustomerChallenge.400'],
      proves: ['challenge.expires#refused', 'challenge.expires#fresh'],
    },
    async (t) => {
      const { customerId, challenge } = customer;
      await t.refuse(
        'challenge.expires#refused',
        ['signCustomerChallenge.400', 'signCustomerChallenge.409'],
        sign(t, 'customer', customer, challenge),
        as,
      );
      const fetched = await t.expect('getCustomerChallenge.200', getChallenge(customerId), as);
      const fresh = need(fetched, 'challenge', (body) => body.challenge);
      const signed = await t.expect('signCustomerChallenge.204', sign(t, 'customer', customer, fresh), as);
      const after = await readState(t, 'primary', customerId);
      t.check('challenge.expires#fresh', {
        holds: fresh !== challenge && after.data?.status !== 'initiating',
        message: 'an expired challenge was not replaced by one that can be signed',
        expected: 'another challenge, which can be signed',
        received: fresh === challenge ? 'the same challenge' : `another, answered ${signed.status}`,
        answers: [fetched.answer, signed.answer],
      });
    },
  );
});
