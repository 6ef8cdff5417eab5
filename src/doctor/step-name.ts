import type { TenantIdentity } from './tenant-settings.ts';

/** The name of a step that is taken for each tenant. */
export function stepName(step: string, tenant: TenantIdentity): string {
  return tenant === 'primary' ? step : `${step} (${tenant})`;
}
