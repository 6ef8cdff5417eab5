import type { components } from '../../generated/types.ts';
import type { Invoke } from '../../src/http/call.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';

type Webhook = components['schemas']['Webhook'];

/** An address that nobody listens on: these steps manage subscriptions, deliveries are judged elsewhere. */
const callbackUrl = 'http://127.0.0.1:9/subscriptions';

story('webhooks', { capabilities: ['webhooks'] }, (step) => {
  const identity = 'primary';
  const as = { identity } as const;
  let webhookId = '';

  const put =
    (body: components['schemas']['WebhookSubscription']): Invoke<Webhook> =>
    (client) =>
      client.putWebhook({ body });
  const get =
    (id: string): Invoke<Webhook> =>
    (client) =>
      client.getWebhook({ params: { path: { webhookId: id } } });
  const list = (): Invoke<Webhook[]> => (client) => client.listWebhooks({});
  const remove =
    (id: string): Invoke<unknown> =>
    (client) =>
      client.deleteWebhook({ params: { path: { webhookId: id } } });

  step(
    'create',
    { answers: ['putWebhook.200', 'getWebhook.200', 'listWebhooks.200'], proves: ['webhook.readable'] },
    async (t) => {
      const created = await t.expect('putWebhook.200', put({ callbackUrl, types: ['customer.updated'] }), as);
      webhookId = need(created, 'id', ({ id }) => id);
      const read = await t.expect('getWebhook.200', get(webhookId), as);
      const listed = await t.expect('listWebhooks.200', list(), as);
      const rows = (listed.data ?? []).filter(({ id }) => id === webhookId);
      const seen = [created.data, read.data, rows[0]].map((row) => `${String(row?.callbackUrl)} ${String(row?.types)}`);
      t.check('webhook.readable', {
        holds: rows.length === 1 && seen.every((text) => text === `${callbackUrl} customer.updated`),
        message: 'the subscription does not read as it was created',
        expected: `${callbackUrl} customer.updated, three times`,
        received: seen.join(' | '),
        answers: [created, listed, read].map(({ answer }) => answer),
      });
    },
  );

  step('update', { answers: ['putWebhook.200', 'listWebhooks.200'], proves: ['webhook.updated-by-id'] }, async (t) => {
    const changed = `${callbackUrl}/2`;
    const updated = await t.expect(
      'putWebhook.200',
      put({ id: webhookId, callbackUrl: changed, types: ['account.updated'] }),
      as,
    );
    const after = await t.expect('listWebhooks.200', list(), as);
    // Other suites subscribe meanwhile: only what has this subscription's id or address is its own.
    const own = (after.data ?? []).filter(({ id, callbackUrl: url }) => id === webhookId || url === changed);
    const [row] = own;
    t.check('webhook.updated-by-id', {
      holds: updated.data?.id === webhookId && own.length === 1 && row?.id === webhookId && row.callbackUrl === changed,
      message: 'an update by id did not change that subscription alone',
      expected: `one row, ${webhookId} with ${changed}`,
      received: own.map(({ id, callbackUrl: url }) => `${id} with ${url}`).join(', ') || 'no such row',
      answers: [after.answer, updated.answer],
    });
  });

  const refusals = ['putWebhook', 'listWebhooks', 'getWebhook', 'deleteWebhook'] as const;
  step(
    'refusals',
    {
      refusals: [
        ...refusals.map((name) => `${name}.401` as const),
        'putWebhook.400',
        'getWebhook.404',
        'deleteWebhook.404',
        'deleteWebhook.400',
        'getWebhook.400',
        'listWebhooks.400',
      ],
      proves: [
        ...refusals.flatMap((name) => [`auth.required#${name}`, `signature.required#${name}`]),
        'input.invalid-body-refused#url',
        'input.invalid-body-refused#type',
        'input.unknown-id-refused#get',
        'input.unknown-id-refused#delete',
        'input.malformed-id-refused#get',
        'idempotency.key-required#put',
        'idempotency.key-required#delete',
      ],
    },
    async (t) => {
      const nothing = t.uuid('nothing');
      const calls = {
        putWebhook: put({ callbackUrl, types: ['customer.updated'] }),
        listWebhooks: list(),
        getWebhook: get(webhookId),
        deleteWebhook: remove(nothing),
      };
      for (const name of refusals) {
        await t.refuse(`auth.required#${name}`, [`${name}.401`], calls[name], { identity, token: null });
        await t.refuse(`signature.required#${name}`, [`${name}.400`, `${name}.401`], calls[name], {
          identity,
          key: null,
        });
      }
      const raw = (value: unknown) => ({
        method: 'PUT',
        path: '/webhooks',
        headers: [['Content-Type', 'application/json']] as const,
        body: new TextEncoder().encode(JSON.stringify(value)),
      });
      await t.refuse(
        'input.invalid-body-refused#url',
        ['putWebhook.400'],
        raw({ callbackUrl: 'not a url', types: ['customer.updated'] }),
        as,
      );
      await t.refuse(
        'input.invalid-body-refused#type',
        ['putWebhook.400'],
        raw({ callbackUrl, types: ['customer.exploded'] }),
        as,
      );
      await t.refuse('input.unknown-id-refused#get', ['getWebhook.404'], get(nothing), as);
      await t.refuse('input.unknown-id-refused#delete', ['deleteWebhook.404'], remove(nothing), as);
      await t.refuse(
        'input.malformed-id-refused#get',
        ['getWebhook.400', 'getWebhook.404'],
        { method: 'GET', path: '/webhooks/not-a-uuid' },
        as,
      );
      await t.refuse('idempotency.key-required#put', ['putWebhook.400'], calls.putWebhook, {
        identity,
        idempotencyKey: null,
      });
      await t.refuse('idempotency.key-required#delete', ['deleteWebhook.400'], calls.deleteWebhook, {
        identity,
        idempotencyKey: null,
      });
    },
  );

  step(
    'delete',
    {
      answers: ['deleteWebhook.204', 'listWebhooks.200'],
      refusals: ['getWebhook.404'],
      proves: ['webhook.deleted#get', 'webhook.deleted#list'],
    },
    async (t) => {
      await t.expect('deleteWebhook.204', remove(webhookId), as);
      await t.refuse('webhook.deleted#get', ['getWebhook.404'], get(webhookId), as);
      const listed = await t.expect('listWebhooks.200', list(), as);
      t.check('webhook.deleted#list', {
        holds: !(listed.data ?? []).some(({ id }) => id === webhookId),
        message: 'a deleted subscription is still listed',
        expected: `no row ${webhookId}`,
        received: JSON.stringify(listed.data),
        answers: [listed.answer],
      });
    },
  );
});
