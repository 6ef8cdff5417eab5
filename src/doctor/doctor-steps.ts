import { settingTable } from '../config/setting-table.ts';
import type { Settings } from '../config/settings.ts';
import { writtenChoices } from './alternatives.ts';
import { clockStep } from './clock-skew.ts';
import type { Examination } from './examination.ts';
import { keyStep } from './key-step.ts';
import { networkSteps } from './network-steps.ts';
import { signedReadStep } from './signed-read-step.ts';
import type { Step } from './take-steps.ts';
import type { TenantIdentity } from './tenant-settings.ts';
import { tokenStep } from './token-step.ts';
import { unsignedReadStep } from './unsigned-read.ts';

/** Says what the doctor did not look at, so that no choice seems proved that was not. */
const writesStep: Step<Examination> = {
  name: 'writes',
  needs: [],
  restsOn: writtenChoices.map((choice) => settingTable[choice].name),
  look: async () => ({
    state: 'skipped',
    seen: 'the doctor only reads: digests, idempotency keys and challenges are first tried by npm run contract',
  }),
};

/** All steps for these settings after the first, in their order. */
export function doctorSteps(settings: Settings): Step<Examination>[] {
  const tenants: TenantIdentity[] = settings.second ? ['primary', 'second'] : ['primary'];
  return [
    ...networkSteps,
    unsignedReadStep,
    clockStep,
    ...tenants.flatMap((tenant) => [
      tokenStep(tenant),
      keyStep(tenant, settings.isLocal),
      signedReadStep(tenant, settings.isLocal),
    ]),
    writesStep,
  ];
}
