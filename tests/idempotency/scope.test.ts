import { anotherToken } from '../../src/flow/another-token.ts';
import { createCustomer, getCustomer, setActivity } from '../../src/flow/customer-calls.ts';
import type { CallOptions } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';
import { listShowing } from '../flows/listed.ts';
import { customerIn } from '../flows/newcomer.ts';
import { identityOfAnswer } from './same-answer.ts';

const encoder = new TextEncoder();
const identity = 'primary';

/** What may differ between two sendings of one request: how the key is written, and the token, which may have run out. */
const sameCall: ReadonlyArray<
  readonly [name: string, change: (t: StepContext, key: string) => Promise<Partial<CallOptions> | undefined>]
> = [
  ['key-in-capitals', async (_t, key) => ({ idempotencyKey: key.toUpperCase() })],
  [
    'another-token',
    async (t, idempotencyKey) => {
      const { identities, clock, settings } = t.session;
      const credentials = identities.credentials(identity);
      const used = identities.token(identity, clock.nowMs());
      const token = credentials && (await anotherToken(t.caller('nobody'), credentials, used, settings));
      return token && { idempotencyKey, token };
    },
  ],
];

/** G6, G9, G11, G12: what a key stands for, and for how much. */
story('idempotency-scope', { capabilities: ['simulator'] }, (step) => {
  const newBody = (t: Parameters<Parameters<typeof step>[2]>[0], name: string) => ({
    chainId: t.wallet(name).accountId(t.session.settings.chainId),
    externalId: t.externalId(name),
  });
  const post = (text: string) => ({
    method: 'POST',
    path: '/customers',
    headers: [['Content-Type', 'application/json']] as const,
    body: encoder.encode(text),
  });

  step(
    'moved-on',
    { proves: ['idempotency.replayed', 'idempotency.acts-once', 'idempotency.request-bound'] },
    async (t) => {
      const { customerId } = await customerIn(t, identity, 'moved-on', 'active');
      const options = { identity, idempotencyKey: t.uuid('deactivate') } as const;
      const first = await t.call(setActivity(customerId, 'deactivate'), options);
      await t.refuse(
        'idempotency.request-bound',
        ['activateCustomer.422', 'activateCustomer.409'],
        setActivity(customerId, 'activate'),
        options,
      );
      await t.call(setActivity(customerId, 'activate'), { identity });
      const again = await t.call(setActivity(customerId, 'deactivate'), {
        ...options,
        intent: { kind: 'valid', provokes: [409, 422] },
      });
      t.check('idempotency.replayed', {
        holds: identityOfAnswer(first) === identityOfAnswer(again),
        message: 'after the customer moved on its first deactivation was not answered as it was',
        expected: identityOfAnswer(first),
        received: identityOfAnswer(again),
        answers: [first.answer, again.answer],
      });
      const after = await t.call(getCustomer(customerId), { identity });
      t.check('idempotency.acts-once', {
        holds: after.data?.status === 'active',
        message: 'a replayed deactivation deactivated a customer that had been activated since',
        expected: 'active',
        received: String(after.data?.status),
        answers: [again.answer, after.answer],
      });
    },
  );

  step('same-call', { proves: sameCall.map(([name]) => `idempotency.same-call#${name}`) }, async (t) => {
    const idempotencyKey = t.uuid('same-call');
    const body = newBody(t, 'same-call');
    const first = await t.call(createCustomer(body), { identity, idempotencyKey });
    const intent = { kind: 'valid', provokes: [409, 422] } as const;
    for (const [name, change] of sameCall) {
      const changed = await change(t, idempotencyKey);
      if (changed === undefined) {
        t.notApplicable(`idempotency.same-call#${name}`, 'the environment gives no other token while one lives');
        continue;
      }
      const again = await t.call(createCustomer(body), { identity, intent, ...changed });
      t.check(`idempotency.same-call#${name}`, {
        holds: identityOfAnswer(first) === identityOfAnswer(again),
        message: 'the same request under the same key is not known again',
        expected: identityOfAnswer(first),
        received: identityOfAnswer(again),
        answers: [first.answer, again.answer],
      });
    }
  });

  const open = ['idempotency.refused-key-is-free', 'idempotency.payload-is-bytes'];
  step('left-open', { proves: open }, async (t) => {
    const body = newBody(t, 'burnt');
    const burnt = { identity, idempotencyKey: t.uuid('burnt') } as const;
    await t.send(post(JSON.stringify({ ...body, chainId: 300 })), {
      ...burnt,
      intent: { kind: 'invalid', provokes: [400] },
    });
    const intent = { kind: 'valid', provokes: [400, 409, 422] } as const;
    const after = await t.call(createCustomer(body), { ...burnt, intent });
    t.check('idempotency.refused-key-is-free', {
      holds: after.status < 300,
      message: 'the key of a refused request does not do for a good one',
      expected: '201',
      received: String(after.status),
      answers: [after.answer],
    });
    const text = JSON.stringify(newBody(t, 'other-bytes'));
    const spaced = { identity, idempotencyKey: t.uuid('other-bytes'), intent } as const;
    await t.send(post(text), spaced);
    const again = await t.send(post(` ${text}`), spaced);
    t.check('idempotency.payload-is-bytes', {
      holds: [409, 422].includes(again.status),
      message: 'the same key with the same JSON in other bytes is not refused',
      expected: '422 or 409',
      received: String(again.status),
      answers: [again.answer],
    });
  });
});

/** G7: what one tenant did with a key is nothing to another. */
story('idempotency-tenants', { capabilities: ['tenants'] }, (step) => {
  const proofs = ['same-payload', 'other-payload'] as const;
  step('same-key', { proves: proofs.map((name) => `idempotency.tenant-bound#${name}`) }, async (t) => {
    for (const name of proofs) {
      const idempotencyKey = t.uuid(name);
      const body = { chainId: t.wallet(name).accountId(t.session.settings.chainId), externalId: t.externalId(name) };
      const theirs = name === 'same-payload' ? body : { ...body, externalId: `${body.externalId}-theirs` };
      const first = await t.call(createCustomer(body), { identity: 'primary', idempotencyKey });
      const second = await t.call(createCustomer(theirs), {
        identity: 'second',
        idempotencyKey,
        intent: { kind: 'valid', provokes: [409, 422] },
      });
      const isOwn = ({ id }: { id: string }): boolean => id === second.data?.id;
      const listed = await listShowing(t, 'second', (rows) => second.data === undefined || rows.some(isOwn));
      const own = listed.rows.filter(isOwn);
      t.check(`idempotency.tenant-bound#${name}`, {
        holds: first.status < 300 && second.status < 300 && second.data !== undefined && own.length === 1,
        message: 'a key that another tenant used does not do for a request of this tenant',
        expected: '201, and one customer of its own under the id that was answered',
        received: `${second.status}, and ${own.length} customers of its own under the id that was answered`,
        answers: [first.answer, listed.reply.answer, second.answer],
      });
    }
  });
});
