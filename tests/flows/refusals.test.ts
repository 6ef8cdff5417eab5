import { Secret } from '../../src/config/secret.ts';
import {
  createCustomer,
  getChallenge,
  getCustomer,
  giveVerdict,
  listCustomers,
  setActivity,
  signChallenge,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import type { Invoke, RawRequest, Reply } from '../../src/http/call.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { type AddStep, story } from '../../src/jest/story.ts';
import { customerIn } from './newcomer.ts';
import { tamperedToken } from './tampered-token.ts';

const identity = 'primary';

/** How each operation is called for a customer, or for an id that nothing has. */
type CallsOfAnId = (t: StepContext, customerId: string) => Invoke<unknown>;

const byCustomer: Readonly<Record<string, { modifies: boolean; call: CallsOfAnId; path: (id: string) => RawRequest }>> =
  {
    getCustomer: {
      modifies: false,
      call: (_t, id) => getCustomer(id),
      path: (id) => ({ method: 'GET', path: `/customers/${id}` }),
    },
    getCustomerChallenge: {
      modifies: false,
      call: (_t, id) => getChallenge(id),
      path: (id) => ({ method: 'GET', path: `/customers/${id}/challenge` }),
    },
    signCustomerChallenge: {
      modifies: true,
      call: (t, id) => signChallenge(id, bodyToSign(t)),
      path: (id) => ({ method: 'POST', path: `/customers/${id}/challenge/sign` }),
    },
    deactivateCustomer: {
      modifies: true,
      call: (_t, id) => setActivity(id, 'deactivate'),
      path: (id) => ({ method: 'PATCH', path: `/customers/${id}/deactivate` }),
    },
    activateCustomer: {
      modifies: true,
      call: (_t, id) => setActivity(id, 'activate'),
      path: (id) => ({ method: 'PATCH', path: `/customers/${id}/activate` }),
    },
    verifyCustomer: {
      modifies: true,
      call: (_t, id) => giveVerdict(id, 'verify'),
      path: (id) => ({ method: 'PATCH', path: `/simulator/customers/${id}/verify` }),
    },
    rejectCustomer: {
      modifies: true,
      call: (_t, id) => giveVerdict(id, 'reject'),
      path: (id) => ({ method: 'PATCH', path: `/simulator/customers/${id}/reject` }),
    },
  };

/** A well-formed body for a challenge that was never issued. */
function bodyToSign(t: StepContext) {
  const challenge = Buffer.from('no challenge of this API').toString('base64');
  return signedChallenge(t.wallet('stranger'), t.session.settings.chainId, challenge);
}

function jsonBody(value: unknown): Pick<RawRequest, 'headers' | 'body'> {
  return { headers: [['Content-Type', 'application/json']], body: new TextEncoder().encode(JSON.stringify(value)) };
}

/** 401, 404 and 400 of the operations that name a customer in their path. */
function refusalsByCustomer(step: AddStep): void {
  for (const [name, { modifies, call, path }] of Object.entries(byCustomer)) {
    const proves = [
      'auth.required',
      'auth.bad-token-refused',
      'input.unknown-id-refused',
      'input.malformed-id-refused',
      'signature.required',
      ...(modifies ? ['idempotency.key-required'] : []),
    ];
    step(name, { refusals: [`${name}.401`, `${name}.404`, `${name}.400`], proves }, async (t) => {
      const nothing = t.uuid('nothing');
      await t.refuse('auth.required', [`${name}.401`], call(t, nothing), { identity, token: null });
      const token = tamperedToken(t, identity);
      await t.refuse('auth.bad-token-refused', [`${name}.401`], call(t, nothing), { identity, token });
      await t.refuse('input.unknown-id-refused', [`${name}.404`], call(t, nothing), { identity });
      const body = name === 'signCustomerChallenge' ? jsonBody(bodyToSign(t)) : {};
      await t.refuse(
        'input.malformed-id-refused',
        [`${name}.400`, `${name}.404`],
        { ...path('not-a-uuid'), ...body },
        { identity },
      );
      await t.refuse('signature.required', [`${name}.400`, `${name}.401`], call(t, nothing), { identity, key: null });
      if (modifies)
        await t.refuse('idempotency.key-required', [`${name}.400`], call(t, nothing), {
          identity,
          idempotencyKey: null,
        });
    });
  }
}

story('refusals', { capabilities: ['simulator'] }, (step) => {
  let customerId = '';

  step('twins', { answers: ['listCustomers.200', 'getCustomer.200', 'getCustomerChallenge.200'] }, async (t) => {
    await t.expect('listCustomers.200', listCustomers(), { identity });
    ({ customerId } = await customerIn(t, identity, 'waiting', 'initiating'));
    await t.expect('getCustomer.200', getCustomer(customerId), { identity });
    await t.expect('getCustomerChallenge.200', getChallenge(customerId), { identity });
    // One customer each way, so that every simulated verdict and both changes of activity were accepted once.
    const { customerId: judged } = await customerIn(t, identity, 'judged', 'inactive');
    await t.call(setActivity(judged, 'activate'), { identity });
    await customerIn(t, identity, 'refused', 'rejected');
  });

  refusalsByCustomer(step);

  step(
    'listCustomers',
    { refusals: ['listCustomers.401', 'listCustomers.400'], proves: ['auth.required', 'signature.required'] },
    async (t) => {
      await t.refuse('auth.required', ['listCustomers.401'], listCustomers(), { identity, token: null });
      await t.refuse('signature.required', ['listCustomers.400', 'listCustomers.401'], listCustomers(), {
        identity,
        key: null,
      });
    },
  );

  const bodies: Readonly<Record<string, (chainId: string, externalId: string) => unknown>> = {
    'chainId-missing': (_chainId, externalId) => ({ externalId }),
    'externalId-missing': (chainId) => ({ chainId }),
    'chainId-number': (_chainId, externalId) => ({ chainId: 300, externalId }),
    'externalId-null': (chainId) => ({ chainId, externalId: null }),
    'chainId-garbage-behind': (chainId, externalId) => ({ chainId: `${chainId}zz`, externalId }),
    'chainId-without-namespace': (chainId, externalId) => ({
      chainId: chainId.split(':').slice(1).join(':'),
      externalId,
    }),
    array: (chainId, externalId) => [{ chainId, externalId }],
  };
  const invalid = Object.keys(bodies).map((name) => `input.invalid-body-refused#${name}`);
  step(
    'createCustomer',
    {
      answers: ['createCustomer.201'],
      refusals: ['createCustomer.400', 'createCustomer.401'],
      proves: [
        ...invalid,
        'input.invalid-body-refused#no-effect',
        'input.malformed-json-refused',
        'auth.required',
        'auth.bad-token-refused',
        'signature.required',
        'idempotency.key-required',
        'idempotency.key-is-uuid',
      ],
    },
    async (t) => {
      const chainId = t.wallet('twin').accountId(t.session.settings.chainId);
      const externalId = t.externalId('twin');
      const post = { method: 'POST', path: '/customers' };
      const valid = createCustomer({ chainId, externalId });
      const refused: Reply<unknown>[] = [];
      for (const [name, make] of Object.entries(bodies)) {
        const raw = { ...post, ...jsonBody(make(chainId, externalId)) };
        refused.push(await t.refuse(`input.invalid-body-refused#${name}`, ['createCustomer.400'], raw, { identity }));
      }
      const torn = {
        ...jsonBody({ chainId, externalId }),
        body: new TextEncoder().encode(`{"chainId":"${chainId}","externalId":`),
      };
      await t.refuse('input.malformed-json-refused', ['createCustomer.400'], { ...post, ...torn }, { identity });
      // A customer of their own: one that is created although it must not be is not what a refused body left behind.
      const unentitled = createCustomer({
        chainId: t.wallet('unentitled').accountId(t.session.settings.chainId),
        externalId: t.externalId('unentitled'),
      });
      await t.refuse('auth.required', ['createCustomer.401'], unentitled, { identity, token: null });
      await t.refuse('auth.bad-token-refused', ['createCustomer.401'], unentitled, {
        identity,
        token: tamperedToken(t, identity),
      });
      await t.refuse('signature.required', ['createCustomer.400', 'createCustomer.401'], unentitled, {
        identity,
        key: null,
      });
      await t.refuse('idempotency.key-required', ['createCustomer.400'], unentitled, {
        identity,
        idempotencyKey: null,
      });
      await t.refuse('idempotency.key-is-uuid', ['createCustomer.400'], unentitled, {
        identity,
        idempotencyKey: 'not-a-uuid',
      });
      const before = await t.call(listCustomers(), { identity });
      const left = (before.data ?? []).filter(
        (customer) => customer.externalId === externalId || customer.chainId.startsWith(chainId),
      );
      t.check('input.invalid-body-refused#no-effect', {
        holds: left.length === 0,
        message: 'a refused creation left a customer behind',
        expected: `no customer with externalId ${externalId}`,
        received: JSON.stringify(left),
        answers: [before.answer, ...refused.map(({ answer }) => answer)],
        twin: 'createCustomer',
      });
      await t.expect('createCustomer.201', valid, { identity });
    },
  );

  /** A secret is compared whole: a part of it that is right is as wrong as one that is made up. */
  const wrongSecrets = ['secret', 'secret-end', 'secret-begin', 'secret-longer', 'secret-other-case'] as const;
  step(
    'issueToken',
    {
      answers: ['issueToken.200'],
      refusals: ['issueToken.400', 'issueToken.401'],
      proves: [
        ...wrongSecrets.map((name) => `auth.credentials-checked#${name}`),
        'auth.credentials-checked#key',
        'input.invalid-body-refused#token',
      ],
    },
    async (t) => {
      const { apiKey = '', apiSecret = '' } = revealed(t);
      const nobody = { identity: 'nobody' } as const;
      const ask =
        (body: { apiKey: string; apiSecret: string }): Invoke<unknown> =>
        (client) =>
          client.issueToken({ body });
      const wrong: Readonly<Record<(typeof wrongSecrets)[number], string>> = {
        secret: t.uuid('secret'),
        'secret-end': `${apiSecret.slice(0, -1)}${apiSecret.endsWith('0') ? '1' : '0'}`,
        'secret-begin': `${apiSecret.startsWith('0') ? '1' : '0'}${apiSecret.slice(1)}`,
        'secret-longer': `${apiSecret}0`,
        'secret-other-case': swappedCase(apiSecret),
      };
      for (const name of wrongSecrets) {
        t.session.redactor.add(new Secret('OFFBLOCKS_API_SECRET', wrong[name]));
        const request = ask({ apiKey, apiSecret: wrong[name] });
        await t.refuse(`auth.credentials-checked#${name}`, ['issueToken.401'], request, nobody);
      }
      await t.refuse(
        'auth.credentials-checked#key',
        ['issueToken.401'],
        ask({ apiKey: t.uuid('key'), apiSecret }),
        nobody,
      );
      await t.refuse(
        'input.invalid-body-refused#token',
        ['issueToken.400'],
        { method: 'POST', path: '/auth/token', ...jsonBody({ apiKey }) },
        nobody,
      );
      await t.expect('issueToken.200', ask({ apiKey, apiSecret }), nobody);
    },
  );

  const unproved = ['malformed', 'tampered', 'unsigned', 'no-scheme', 'other-scheme', 'two'] as const;
  step(
    'bad-tokens',
    { proves: [...unproved.map((name) => `auth.bad-token-refused#${name}`), 'auth.scheme-in-any-case'] },
    async (t) => {
      const { identities, clock } = t.session;
      const token = identities.token(identity, clock.nowMs())?.reveal() ?? '';
      const [, claims = ''] = token.split('.');
      const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const bad: Readonly<Record<(typeof unproved)[number], readonly string[]>> = {
        malformed: ['Bearer not.a.token'],
        tampered: [`Bearer ${tamperedToken(t, identity).reveal()}`],
        unsigned: [`Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${claims}.`],
        'no-scheme': [token],
        'other-scheme': [`Token ${token}`],
        two: [`Bearer ${token}`, 'Bearer not.a.token'],
      };
      const list = (values: readonly string[]): RawRequest => ({
        method: 'GET',
        path: '/customers',
        headers: values.map((value) => ['Authorization', value] as const),
      });
      for (const name of unproved) {
        // More than one field may be refused as a malformed request.
        const refusals = ['listCustomers.401', ...(name === 'two' ? (['listCustomers.400'] as const) : [])] as const;
        await t.refuse(`auth.bad-token-refused#${name}`, refusals, list(bad[name]), { identity });
      }
      const lower = await t.send(list([`bearer ${token}`]), { identity });
      t.check('auth.scheme-in-any-case', {
        holds: lower.status < 300,
        message: 'the scheme of a good token is not known in lower case',
        expected: '200',
        received: String(lower.status),
        answers: [lower.answer],
      });
    },
  );
});

/** The text with the case of its letters exchanged; one without letters gets some. */
function swappedCase(text: string): string {
  const swapped = text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
  return swapped === text ? `${text}a` : swapped;
}

function revealed(t: StepContext): { apiKey?: string; apiSecret?: string } {
  const credentials = t.session.identities.credentials(identity);
  return credentials ? { apiKey: credentials.apiKey.reveal(), apiSecret: credentials.apiSecret.reveal() } : {};
}
