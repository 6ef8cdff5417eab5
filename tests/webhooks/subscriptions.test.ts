import { operations } from '../../generated/operations.ts';
import type { components } from '../../generated/types.ts';
import { compareInstants, parseInstant } from '../../src/contract/instant.ts';
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
  let twinId = '';

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

  const types: Webhook['types'] = ['customer.updated', 'account.updated'];
  let made: Webhook | undefined;

  step(
    'create',
    {
      answers: ['putWebhook.200', 'getWebhook.200', 'listWebhooks.200'],
      proves: ['webhook.readable', 'webhook.created-without-id'],
    },
    async (t) => {
      const created = await t.expect('putWebhook.200', put({ callbackUrl, types }), as);
      webhookId = need(created, 'id', ({ id }) => id);
      // The same again, and no replay: it is another subscription, which stays when the first one is deleted.
      const another = await t.expect('putWebhook.200', put({ callbackUrl, types }), as);
      twinId = need(another, 'id', ({ id }) => id);
      const read = await t.expect('getWebhook.200', get(webhookId), as);
      const listed = await t.expect('listWebhooks.200', list(), as);
      made = read.data;
      const rows = (listed.data ?? []).filter(({ id }) => id === webhookId);
      const answers = [created, listed, read].map(({ answer }) => answer);
      const seen = [created.data, rows[0]].flatMap((row) => differences(row, read.data));
      const wanted = settingsOf({ callbackUrl, types });
      t.check('webhook.readable', {
        holds: rows.length === 1 && seen.length === 0 && settingsOf(read.data) === wanted,
        message: 'the subscription does not read as it was created',
        expected: `${wanted} in the answer, in one row of the list and on its own`,
        received: `${rows.length} rows; ${settingsOf(read.data)}; ${seen.join('; ')}`,
        answers,
      });
      t.check('webhook.created-without-id', {
        holds: twinId !== webhookId && (listed.data ?? []).some(({ id }) => id === twinId),
        message: 'a subscription to the address of another one is not one of its own',
        expected: `another id than ${webhookId}, in a row of its own`,
        received: twinId,
        answers: [listed.answer, another.answer],
      });
    },
  );

  step(
    'update',
    {
      answers: ['putWebhook.200', 'getWebhook.200', 'listWebhooks.200'],
      refusals: ['putWebhook.400'],
      proves: ['webhook.updated-by-id', 'webhook.updated-at-moves', 'webhook.unknown-id-refused'],
    },
    async (t) => {
      const changed = { callbackUrl: `${callbackUrl}/2`, types: ['transaction.updated' as const] };
      const updated = await t.expect('putWebhook.200', put({ id: webhookId, ...changed }), as);
      const read = await t.expect('getWebhook.200', get(webhookId), as);
      const astray = put({ id: t.uuid('nothing'), callbackUrl: changed.callbackUrl, types });
      await t.refuse('webhook.unknown-id-refused', ['putWebhook.400', 'putWebhook.404'], astray, as);
      const after = await t.expect('listWebhooks.200', list(), as);
      // Other suites subscribe meanwhile: only what has this subscription's id or address is its own.
      const own = (after.data ?? []).filter(
        ({ id, callbackUrl: url }) => id === webhookId || url === changed.callbackUrl,
      );
      const wanted = settingsOf(changed);
      const seen = [updated.data, own[0]].flatMap((row) => differences(row, read.data));
      t.check('webhook.updated-by-id', {
        holds: own.length === 1 && own[0]?.id === webhookId && seen.length === 0 && settingsOf(read.data) === wanted,
        message: 'an update by id did not change that subscription alone',
        expected: `one row, ${webhookId} with ${wanted}, in the answer and on its own too`,
        received: `${own.map((row) => `${row.id} with ${settingsOf(row)}`).join(', ') || 'no such row'}; ${settingsOf(read.data)}; ${seen.join('; ')}`,
        answers: [after.answer, read.answer, updated.answer],
      });
      const [before, now] = [made?.updatedAt, read.data?.updatedAt].map((text) => parseInstant(String(text)));
      t.check('webhook.updated-at-moves', {
        // What is no instant is the schema's finding.
        holds: before === undefined || now === undefined || compareInstants(before, now) < 0,
        message: 'updatedAt did not move with the update of a subscription',
        expected: `later than ${String(made?.updatedAt)}`,
        received: String(read.data?.updatedAt),
        answers: [read.answer, updated.answer],
      });
      // From now on two subscriptions are alike in all but their ids.
      await t.expect('putWebhook.200', put({ id: twinId, ...changed }), as);
    },
  );

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
      // That the removal of what is not there is an error is read from other operations.
      const { responsesInferred } = operations.deleteWebhook;
      await t.refuse('input.unknown-id-refused#delete', ['deleteWebhook.404'], remove(nothing), as, responsesInferred);
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
      refusals: ['getWebhook.404', 'deleteWebhook.404'],
      proves: ['webhook.deleted#get', 'webhook.deleted#again', 'webhook.deleted#list', 'webhook.deleted#others'],
    },
    async (t) => {
      await t.expect('deleteWebhook.204', remove(webhookId), as);
      await t.refuse('webhook.deleted#get', ['getWebhook.404'], get(webhookId), as);
      await t.refuse('webhook.deleted#again', ['deleteWebhook.404'], remove(webhookId), as);
      const listed = await t.expect('listWebhooks.200', list(), as);
      const rows = listed.data ?? [];
      t.check('webhook.deleted#list', {
        holds: !rows.some(({ id }) => id === webhookId),
        message: 'a deleted subscription is still listed',
        expected: `no row ${webhookId}`,
        received: JSON.stringify(rows),
        answers: [listed.answer],
      });
      t.check('webhook.deleted#others', {
        holds: rows.some(({ id }) => id === twinId),
        message: 'with one subscription another one was deleted',
        expected: `still a row ${twinId}`,
        received: JSON.stringify(rows),
        answers: [listed.answer],
      });
      await t.expect('deleteWebhook.204', remove(twinId), as);
    },
  );
});

/** What was asked for: the order of the types has no meaning. */
function settingsOf(webhook: Pick<Webhook, 'callbackUrl' | 'types'> | undefined): string {
  // What is no list is the schema's finding.
  const types = Array.isArray(webhook?.types) ? [...webhook.types].sort().join(' ') : String(webhook?.types);
  return `${String(webhook?.callbackUrl)} ${types}`;
}

/** In what two answers show the same subscription differently; what is absent or no instant is the schema's finding. */
function differences(one: Webhook | undefined, other: Webhook | undefined): string[] {
  const dates = (['createdAt', 'updatedAt'] as const).flatMap((name) => {
    const [first, second] = [one?.[name], other?.[name]].map((text) => parseInstant(String(text)));
    const same = first === undefined || second === undefined || compareInstants(first, second) === 0;
    return same ? [] : [`${name} ${String(one?.[name])} and ${String(other?.[name])}`];
  });
  return settingsOf(one) === settingsOf(other) && one?.id === other?.id
    ? dates
    : [`${String(one?.id)} ${settingsOf(one)}`, ...dates];
}
