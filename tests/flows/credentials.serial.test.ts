import { Secret } from '../../src/config/secret.ts';
import { listCustomers } from '../../src/flow/customer-calls.ts';
import type { Invoke } from '../../src/http/call.ts';
import { newSigningKey, registerKey } from '../../src/http/register-key.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';

interface Pair {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Everything here uses up the disposable pair of credentials; it runs last and alone. */
story('credentials', { capabilities: ['destructive'] }, (step) => {
  const as = { identity: 'disposable' } as const;
  const nobody = { identity: 'nobody' } as const;
  let pair: Pair = { apiKey: '', apiSecret: '' };
  let renewed: Pair = pair;

  const ask =
    (body: Pair): Invoke<{ token: string }> =>
    (client) =>
      client.issueToken({ body });
  const update =
    (body: Pair): Invoke<unknown> =>
    (client) =>
      client.updateCredentials({ body });
  const json = (method: string, path: string, value: unknown) => ({
    method,
    path,
    headers: [['Content-Type', 'application/json']] as const,
    body: new TextEncoder().encode(JSON.stringify(value)),
  });
  const tokenFor = async (t: StepContext, credentials: Pair): Promise<Secret> => {
    const secret = new Secret(
      'token',
      need(await t.expect('issueToken.200', ask(credentials), nobody), 'token', ({ token }) => token),
    );
    t.session.redactor.add(secret);
    t.session.identities.setToken('disposable', { secret, staleAtMs: t.session.clock.nowMs() + 1_800_000 });
    return secret;
  };

  step(
    'refusals',
    {
      refusals: [
        'updateCredentials.401',
        'updateCredentials.400',
        'deleteCredentials.401',
        'updateSigningKey.401',
        'updateSigningKey.400',
        'deleteSigningKey.401',
      ],
      proves: [
        ...['updateCredentials', 'deleteCredentials', 'updateSigningKey', 'deleteSigningKey'].map(
          (name) => `auth.required#${name}`,
        ),
        'input.invalid-body-refused#credentials',
        'input.invalid-body-refused#signing',
      ],
    },
    async (t) => {
      const given = t.session.identities.credentials('disposable');
      pair = { apiKey: given?.apiKey.reveal() ?? '', apiSecret: given?.apiSecret.reveal() ?? '' };
      renewed = { apiKey: t.uuid('new-key'), apiSecret: `${t.uuid('new-secret')}-renewed` };
      t.session.redactor.add(new Secret('OFFBLOCKS_DISPOSABLE_API_SECRET', renewed.apiSecret));
      const none = { ...as, token: null };
      const publicKey = Buffer.from('no key').toString('base64');
      await t.refuse('auth.required#updateCredentials', ['updateCredentials.401'], update(renewed), none);
      await t.refuse(
        'auth.required#deleteCredentials',
        ['deleteCredentials.401'],
        (client) => client.deleteCredentials({ params: { query: { apiKey: t.uuid('nobody') } } }),
        none,
      );
      await t.refuse(
        'auth.required#updateSigningKey',
        ['updateSigningKey.401'],
        (client) => client.updateSigningKey({ body: { publicKey } }),
        none,
      );
      await t.refuse(
        'auth.required#deleteSigningKey',
        ['deleteSigningKey.401'],
        (client) => client.deleteSigningKey({}),
        none,
      );
      await t.refuse(
        'input.invalid-body-refused#credentials',
        ['updateCredentials.400'],
        json('PUT', '/auth/credentials', { apiKey: renewed.apiKey }),
        as,
      );
      await t.refuse(
        'input.invalid-body-refused#signing',
        ['updateSigningKey.400'],
        json('PUT', '/auth/signing', { publicKey }),
        as,
      );
    },
  );

  step(
    'signing-key',
    {
      answers: ['updateSigningKey.200', 'listCustomers.200'],
      refusals: ['listCustomers.400'],
      proves: ['auth.signing-key-replaced'],
    },
    async (t) => {
      const first = await registerKey(
        t.transport,
        'disposable',
        newSigningKey('OFFBLOCKS_SIGNING_KEY', 'ecdsa-p384-sha384'),
      );
      await t.expect('listCustomers.200', listCustomers(), as);
      const body = { publicKey: Buffer.from(first.key.publicKeyPem()).toString('base64') };
      await t.expect('updateSigningKey.200', (client) => client.updateSigningKey({ body }), as);
      await registerKey(t.transport, 'disposable', newSigningKey('OFFBLOCKS_SIGNING_KEY', 'ed25519'));
      await t.expect('listCustomers.200', listCustomers(), as);
      await t.refuse('auth.signing-key-replaced', ['listCustomers.400', 'listCustomers.401'], listCustomers(), {
        ...as,
        key: first.key,
      });
    },
  );

  step(
    'signing-key-deleted',
    { answers: ['deleteSigningKey.204'], refusals: ['listCustomers.400'], proves: ['auth.signing-key-deleted'] },
    async (t) => {
      await t.expect('deleteSigningKey.204', (client) => client.deleteSigningKey({}), as);
      await t.refuse('auth.signing-key-deleted', ['listCustomers.400', 'listCustomers.401'], listCustomers(), as);
    },
  );

  step(
    'update',
    {
      answers: ['updateCredentials.204', 'issueToken.200'],
      refusals: ['updateSigningKey.401', 'issueToken.401'],
      proves: ['auth.update-kills-tokens', 'auth.update-replaces-pair'],
    },
    async (t) => {
      const old = await tokenFor(t, pair);
      await t.expect('updateCredentials.204', update(renewed), as);
      const body = { publicKey: Buffer.from('no key').toString('base64') };
      await t.refuse(
        'auth.update-kills-tokens',
        ['updateSigningKey.401'],
        (client) => client.updateSigningKey({ body }),
        { ...as, token: old },
      );
      await t.refuse('auth.update-replaces-pair', ['issueToken.401'], ask(pair), nobody);
      await tokenFor(t, renewed);
    },
  );

  step(
    'delete',
    { answers: ['deleteCredentials.204'], refusals: ['issueToken.401'], proves: ['auth.delete-revokes'] },
    async (t) => {
      await t.expect(
        'deleteCredentials.204',
        (client) => client.deleteCredentials({ params: { query: { apiKey: renewed.apiKey } } }),
        as,
      );
      await t.refuse('auth.delete-revokes', ['issueToken.401'], ask(renewed), nobody);
    },
  );
});
