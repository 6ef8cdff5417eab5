import { settingTable } from '../config/setting-table.ts';
import { localAlgorithms } from '../http/preflight.ts';
import type { SignatureAlgorithm } from '../signing/keys.ts';

/** A tenant that signs requests. */
export type TenantIdentity = 'primary' | 'second';

/** Names of the settings of each tenant, and the algorithm that it signs with locally. */
export const tenantSettings = {
  primary: {
    apiKey: settingTable.apiKey.name,
    apiSecret: settingTable.apiSecret.name,
    signingKey: settingTable.signingKey.name,
    signingKeyFile: settingTable.signingKeyFile.name,
    signingKeyId: settingTable.signingKeyId.name,
    localAlgorithm: localAlgorithms.primary,
  },
  second: {
    apiKey: settingTable.secondApiKey.name,
    apiSecret: settingTable.secondApiSecret.name,
    signingKey: settingTable.secondSigningKey.name,
    signingKeyFile: settingTable.secondSigningKeyFile.name,
    signingKeyId: settingTable.secondSigningKeyId.name,
    localAlgorithm: localAlgorithms.second,
  },
} as const satisfies Record<TenantIdentity, Record<string, string> & { localAlgorithm: SignatureAlgorithm }>;

/** The command that uploads a tenant's public key. */
export function registerKeyCommand(environment: string, tenant: TenantIdentity): string {
  return `npm run register-key -- --env ${environment}${tenant === 'second' ? ' --tenant second' : ''}`;
}
