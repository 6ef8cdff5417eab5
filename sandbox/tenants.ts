import type { PublicKey } from './http-signature/public-key.ts';
import type { SeededValues } from './seeded-values.ts';
import { uuidFromBytes } from './seeded-values.ts';

/** The pair that a token is issued for. */
export interface ApiCredentials {
  apiKey: string;
  apiSecret: string;
}

/** A public key under the id that the API gave it. */
export interface RegisteredKey extends PublicKey {
  readonly keyId: string;
}

/** A client of the API: owner of customers, subscriptions, a key and a pair of credentials. */
export interface Tenant {
  readonly id: string;
  /** Absent once the credentials were deleted. */
  credentials?: ApiCredentials | undefined;
  /** Counts changes of the credentials; a token of an earlier generation is dead. */
  generation: number;
  /** The key that requests are signed with; absent until one is registered. */
  signingKey?: RegisteredKey | undefined;
}

/** The names under which the environment hands out its tenants' credentials. */
export const TENANT_NAMES = ['primary', 'second', 'disposable'] as const;

/** One of the three tenants. */
export type TenantName = (typeof TENANT_NAMES)[number];

/** All tenants of the environment. */
export interface Tenants {
  /** The tenant as it was named at the start. */
  named(name: TenantName): Tenant;
  all(): readonly Tenant[];
  withId(id: string): Tenant | undefined;
  withApiKey(apiKey: string): Tenant | undefined;
}

/** Three tenants, whose ids and credentials follow from the seed. */
export function createTenants(values: SeededValues): Tenants {
  const tenants = new Map<TenantName, Tenant>();
  for (const name of TENANT_NAMES) {
    tenants.set(name, {
      id: uuidFromBytes(values.fixed(`${name} tenant`), 4),
      credentials: {
        apiKey: uuidFromBytes(values.fixed(`${name} apiKey`), 4),
        apiSecret: values.fixed(`${name} apiSecret`).toString('hex').slice(0, 40),
      },
      generation: 0,
    });
  }
  const all = [...tenants.values()];
  return {
    named(name) {
      const tenant = tenants.get(name);
      if (tenant === undefined) throw new Error(`there is no tenant named ${name}`);
      return tenant;
    },
    all: () => all,
    withId: (id) => all.find((tenant) => tenant.id === id),
    withApiKey: (apiKey) => all.find((tenant) => tenant.credentials?.apiKey === apiKey.toLowerCase()),
  };
}
