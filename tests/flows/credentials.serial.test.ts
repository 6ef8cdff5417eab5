import { Secret } from '../../src/config/secret.ts';
import { createCustomer, listCustomers } from '../../src/flow/customer-calls.ts';
import type { Invoke } from '../../src/http/call.ts';
import { newSigningKey, type RegisteredKey, registerKey } from '../../src/http/register-key.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { need } from '../../src/jest/step-context.ts';
import { story } from '../../src/jest/story.ts';

interface Pair {
  readonly apiKey: string;
  readonly apiSecret: string;
}

const as = { identity: 'disposable' } as const;
const nobody = { identity: 'nobody' } as const;

const ask =
  (body: Pair): Invoke<{ token: string }> =>
  (client) =>
    client.issueToken({ body });
const update =
  (body: Pair): Invoke<unknown> =>
  (client) =>
    client.updateCredentials({ body });
const remove =
  (apiKey: string): Invoke<unknown> =>
  (client) =>
    client.deleteCredentials({ params: { query: { apiKey } } });
const replaceKey =
  (publicKey: string): Invoke<unknown> =>
  (client) =>
    client.updateSigningKey({ body: { publicKey } });

const noKey = Buffer.from('no key').toString('base64');

function pairOf(t: StepContext, identity: 'second' | 'disposable'): Pair {
  const given = t.session.identities.credentials(identity);
  return { apiKey: given?.apiKey.reveal() ?? '', apiSecret: given?.apiSecret.reveal() ?? '' };
}

/** The other tenant's own pair is asked for, so that it goes on to work where the environment gives it away. */
story('credentials-foreign', { capabilities: ['destructive', 'tenants'] }, (step) => {
  step('foreign-pair', { proves: ['auth.pair-of-one-tenant'] }, async (t) => {
    await t.refuse(
      'auth.pair-of-one-tenant',
      ['updateCredentials.400', 'updateCredentials.403', 'updateCredentials.409', 'updateCredentials.422'],
      update(pairOf(t, 'second')),
      as,
    );
  });
});

/** Everything here uses up the disposable pair of credentials; it runs last and alone. */
story('credentials', { capabilities: ['destructive'] }, (step) => {
  let pair: Pair = { apiKey: '', apiSecret: '' };
  let renewed: Pair = pair;
  let registered: RegisteredKey | undefined;

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

  const creation = (t: StepContext) => {
    const chainId = t.wallet('customer').accountId(t.session.settings.chainId);
    return createCustomer({ chainId, externalId: t.externalId('customer') });
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
      pair = pairOf(t, 'disposable');
      renewed = { apiKey: t.uuid('new-key'), apiSecret: `${t.uuid('new-secret')}-renewed` };
      t.session.redactor.add(new Secret('OFFBLOCKS_DISPOSABLE_API_SECRET', renewed.apiSecret));
      const none = { ...as, token: null };
      await t.refuse('auth.required#updateCredentials', ['updateCredentials.401'], update(renewed), none);
      await t.refuse('auth.required#deleteCredentials', ['deleteCredentials.401'], remove(t.uuid('nobody')), none);
      await t.refuse('auth.required#updateSigningKey', ['updateSigningKey.401'], replaceKey(noKey), none);
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
        json('PUT', '/auth/signing', { publicKey: noKey }),
        as,
      );
    },
  );

  step(
    'signing-key',
    {
      answers: ['updateSigningKey.200', 'listCustomers.200', 'listWebhooks.200', 'createCustomer.201'],
      refusals: ['listCustomers.400'],
      proves: ['auth.signing-key-replaced', 'auth.signing-key-id'],
    },
    async (t) => {
      const first = await registerKey(
        t.transport,
        'disposable',
        newSigningKey('OFFBLOCKS_SIGNING_KEY', 'ecdsa-p384-sha384'),
      );
      // This tenant has nothing yet: what it lists is empty, and still a list.
      await t.expect('listCustomers.200', listCustomers(), as);
      await t.expect('listWebhooks.200', (client) => client.listWebhooks({}), as);
      registered = first;
      const again = await t.expect('updateSigningKey.200', replaceKey(publicPart(first)), as);
      const replacing = newSigningKey('OFFBLOCKS_SIGNING_KEY', 'ed25519');
      const second = await registerKey(t.transport, 'disposable', replacing);
      const list = await t.expect('listCustomers.200', listCustomers(), as);
      t.check('auth.signing-key-id', {
        holds: first.key.keyId !== second.key.keyId,
        message: 'two different keys were given the same id',
        expected: `another id than ${first.key.keyId}`,
        received: second.key.keyId,
        answers: [list.answer, again.answer],
      });
      await t.refuse('auth.signing-key-replaced', ['listCustomers.400', 'listCustomers.401'], listCustomers(), {
        ...as,
        key: first.key,
      });
      await t.expect('createCustomer.201', creation(t), as);
    },
  );

  step(
    'signing-key-deleted',
    {
      answers: ['deleteSigningKey.204', 'updateSigningKey.200', 'listCustomers.200'],
      refusals: ['listCustomers.400'],
      proves: ['auth.signing-key-deleted'],
    },
    async (t) => {
      await t.expect('deleteSigningKey.204', (client) => client.deleteSigningKey({}), as);
      await t.refuse('auth.signing-key-deleted', ['listCustomers.400', 'listCustomers.401'], listCustomers(), as);
      // One key of one tenant was deleted: the token goes on to work, and so does everybody else's key.
      if (registered) await t.expect('updateSigningKey.200', replaceKey(publicPart(registered)), as);
      const algorithm = 'ecdsa-p384-sha384';
      await registerKey(t.transport, 'disposable', newSigningKey('OFFBLOCKS_SIGNING_KEY', algorithm));
      await t.expect('listCustomers.200', listCustomers(), as);
      await t.expect('listCustomers.200', listCustomers(), { identity: 'primary' });
    },
  );

  /** What no token may do that has ended: something unsigned, a read, and a change. */
  const dead = ['key', 'read', 'change'] as const;
  const refuseToken = async (t: StepContext, requirement: string, token: Secret): Promise<void> => {
    const options = { ...as, token };
    await t.refuse(`${requirement}#key`, ['updateSigningKey.401'], replaceKey(noKey), options);
    // Whether the key ends with the pair is not written; its signature may be what is refused.
    await t.refuse(`${requirement}#read`, ['listCustomers.401', 'listCustomers.400'], listCustomers(), options);
    await t.refuse(`${requirement}#change`, ['createCustomer.401', 'createCustomer.400'], creation(t), options);
  };

  step(
    'update',
    {
      answers: ['updateCredentials.204', 'issueToken.200'],
      refusals: ['updateSigningKey.401', 'issueToken.401'],
      proves: [...dead.map((name) => `auth.update-kills-tokens#${name}`), 'auth.update-replaces-pair'],
    },
    async (t) => {
      const old = await tokenFor(t, pair);
      await t.expect('updateCredentials.204', update(renewed), as);
      await refuseToken(t, 'auth.update-kills-tokens', old);
      await t.refuse('auth.update-replaces-pair', ['issueToken.401'], ask(pair), nobody);
      await tokenFor(t, renewed);
    },
  );

  step(
    'delete',
    {
      answers: ['deleteCredentials.204', 'issueToken.200'],
      refusals: ['issueToken.401'],
      proves: [
        'auth.delete-names-pair',
        'auth.delete-revokes',
        ...dead.map((name) => `auth.delete-kills-tokens#${name}`),
      ],
    },
    async (t) => {
      await t.refuse('auth.delete-names-pair', ['deleteCredentials.400'], remove(t.uuid('another')), as);
      const last = await tokenFor(t, renewed);
      await t.expect('deleteCredentials.204', remove(renewed.apiKey), as);
      await t.refuse('auth.delete-revokes', ['issueToken.401'], ask(renewed), nobody);
      await refuseToken(t, 'auth.delete-kills-tokens', last);
    },
  );
});

function publicPart({ key }: RegisteredKey): string {
  return Buffer.from(key.publicKeyPem()).toString('base64');
}
