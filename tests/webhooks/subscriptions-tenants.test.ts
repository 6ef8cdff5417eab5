import type { components } from '../../generated/types.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';

/** E4: what one tenant subscribed is nothing to another. */
story('webhooks-tenants', { capabilities: ['webhooks', 'tenants'] }, (step) => {
  const owner = { identity: 'primary' } as const;
  const stranger = { identity: 'second' } as const;
  const body: components['schemas']['WebhookSubscription'] = {
    callbackUrl: 'http://127.0.0.1:9/tenants',
    types: ['account.updated'],
  };
  const bound = (name: string): string => `webhook.tenant-bound#${name}`;
  const proofs = ['get', 'update', 'delete', 'list', 'unchanged'].map(bound);

  step('foreign', { answers: ['putWebhook.200', 'deleteWebhook.204'], proves: proofs }, async (t) => {
    const created = await t.expect('putWebhook.200', (client) => client.putWebhook({ body }), owner);
    const webhookId = need(created, 'id', ({ id }) => id);
    const params = { path: { webhookId } };
    const moved = { ...body, id: webhookId, callbackUrl: `${body.callbackUrl}/moved` };
    await t.refuse(bound('get'), ['getWebhook.404'], (client) => client.getWebhook({ params }), stranger);
    const updates = ['putWebhook.400', 'putWebhook.404'] as const;
    await t.refuse(bound('update'), updates, (client) => client.putWebhook({ body: moved }), stranger);
    await t.refuse(bound('delete'), ['deleteWebhook.404'], (client) => client.deleteWebhook({ params }), stranger);
    const list = await t.call((client) => client.listWebhooks({}), stranger);
    const rows = Array.isArray(list.data) ? list.data : [];
    t.check(bound('list'), {
      holds: !rows.some(({ id }) => id === webhookId),
      message: "another tenant's subscription is listed",
      expected: `no row ${webhookId}`,
      received: 'such a row',
      answers: [list.answer],
    });
    const after = await t.call((client) => client.getWebhook({ params }), owner);
    t.check(bound('unchanged'), {
      holds: after.status === 200 && after.data?.callbackUrl === body.callbackUrl,
      message: 'another tenant changed or deleted a subscription',
      expected: `200, with ${body.callbackUrl}`,
      received: `${after.status}, with ${String(after.data?.callbackUrl)}`,
      answers: [after.answer],
    });
    await t.expect('deleteWebhook.204', (client) => client.deleteWebhook({ params }), owner);
  });
});
