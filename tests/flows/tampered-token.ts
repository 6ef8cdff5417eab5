import { Secret } from '../../src/config/secret.ts';
import type { Identity } from '../../src/evidence/records.ts';
import type { StepContext } from '../../src/jest/step-context.ts';

/** The token of an identity with the end of its signature changed. */
export function tamperedToken(t: StepContext, identity: Identity): Secret {
  const { identities, clock } = t.session;
  const token = identities.token(identity, clock.nowMs())?.reveal() ?? '';
  return new Secret('token', `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`);
}
