import { StepFailed } from '../../src/evidence/ledger.ts';
import type { Identity } from '../../src/evidence/records.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

/** A token lives "by default" an hour; clocks and rounding may take or add this many seconds. */
const toleranceSeconds = 120;

/** Seconds by which two clock readings for one answer may lie apart, each cut to the second. */
const readingsApartSeconds = 1;

function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const { exp } = claims as { exp?: unknown };
    return typeof exp === 'number' ? exp : undefined;
  } catch {
    // The documentation calls the token opaque: one that can't be read is no offence.
    return undefined;
  }
}

/** POST /auth/token with an identity's credentials: E8, the token's life. */
export async function checkToken(t: StepContext, identity: Identity): Promise<void> {
  const credentials = t.session.identities.credentials(identity);
  if (!credentials) throw new StepFailed({ kind: 'unmet', message: `no credentials for ${identity}` });
  const body = { apiKey: credentials.apiKey.reveal(), apiSecret: credentials.apiSecret.reveal() };
  const reply = await t.expect('issueToken.200', (client) => client.issueToken({ body }), { identity: 'nobody' });
  const nowSeconds = t.session.clock.nowMs() / 1000;
  const { token = '', expiresAt } = reply.data ?? {};
  const answers = [reply.answer];
  if (typeof expiresAt !== 'number') {
    // What is no number is the schema's finding; how long the token lives is then unknown.
    for (const proof of ['token.lives-an-hour', 'token.expiry-in-jwt'])
      t.undecided(proof, 'expiresAt is no number', answers);
    return;
  }
  t.check('token.lives-an-hour', {
    holds: Math.abs(expiresAt - nowSeconds - 3600) <= toleranceSeconds,
    message: 'the token does not expire in about an hour',
    expected: `expiresAt ${Math.round(nowSeconds + 3600)} ± ${toleranceSeconds} (Unix seconds)`,
    received: String(expiresAt),
    answers,
  });
  const exp = expiryOf(token);
  t.observe('token.readable-jwt', exp === undefined ? 'no' : 'yes', reply.answer);
  t.check('token.expiry-in-jwt', {
    holds: exp === undefined || Math.abs(exp - expiresAt) <= readingsApartSeconds,
    message: 'the token says another expiry than expiresAt',
    expected: `exp ${String(expiresAt)} ± ${readingsApartSeconds}`,
    received: `exp ${String(exp)}`,
    answers,
  });
}
