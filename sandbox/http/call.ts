import type { Tenant } from '../tenants.ts';
import type { World } from '../world.ts';
import type { Operation } from './operation.ts';
import { Refusal } from './refusal.ts';
import type { RequestMessage } from './request-message.ts';

/** One request on its way through the environment. */
export interface Call {
  readonly operation: Operation;
  readonly message: RequestMessage;
  /** Decoded path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly world: World;
  /** Who calls; known once the token was accepted. */
  tenant?: Tenant;
}

/** The caller; throws a Refusal (401) where nobody was authenticated. */
export function callingTenant(call: Call): Tenant {
  if (call.tenant === undefined)
    throw new Refusal(401, 'NOT_AUTHORISED', 'Not authorised', { 'www-authenticate': 'Bearer' });
  return call.tenant;
}
