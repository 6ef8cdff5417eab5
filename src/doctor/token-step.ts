import { settingTable } from '../config/setting-table.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import { answeredWithPage, exchangeText, lastExchange } from './answer-text.ts';
import type { Examination } from './examination.ts';
import { settingsPlace } from './examination.ts';
import { failureAdvice } from './failure-advice.ts';
import type { Finding } from './row.ts';
import { stepName } from './step-name.ts';
import type { Step } from './take-steps.ts';
import { type TenantIdentity, tenantSettings } from './tenant-settings.ts';

async function look(examination: Examination, tenant: TenantIdentity): Promise<Finding> {
  const { transport, ledger } = examination.session;
  ledger.begin({ suite: 'doctor', step: `token-${tenant}` });
  try {
    await transport.authenticate(tenant);
  } catch (error) {
    const record = lastExchange(ledger);
    if (!(error instanceof StepFailed) || error.stepCause.kind === 'crash' || !record) throw error;
    return {
      state: 'failed',
      seen: exchangeText(record),
      advice: tokenAdvice(record, tenant, settingsPlace(examination.settings)),
    };
  }
  return { state: 'ok', seen: `POST /auth/token gave a token${lifetime(lastExchange(ledger), examination)}` };
}

function tokenAdvice(record: ExchangeRecord, tenant: TenantIdentity, place: string): string {
  const { apiKey, apiSecret } = tenantSettings[tenant];
  if (record.failure) return failureAdvice(record.failure.kind);
  const status = record.response?.status ?? 0;
  if (answeredWithPage(record)) return `something else answers in place of the API: check ${settingTable.baseUrl.name}`;
  if ([400, 401, 403].includes(status)) {
    return `compare ${apiKey} and ${apiSecret} in ${place} with the pair that was issued for this very environment; a change of the credentials ends the old pair`;
  }
  if (status === 404 || status === 405) return `check the path of ${settingTable.baseUrl.name}`;
  if (status < 300) return 'the answer holds no token: ask the operators whether this is the API of the contract';
  return 'wait and repeat; then ask the operators of the environment';
}

function lifetime(record: ExchangeRecord | undefined, { session }: Examination): string {
  const seconds = /"expiresAt"\s*:\s*(\d{9,11})\b/.exec(record?.response?.body.content ?? '')?.[1];
  if (seconds === undefined) return '';
  return ` for ${Math.round((Number(seconds) - session.clock.nowMs() / 1000) / 60)} minutes`;
}

/** Token: whether the credentials of a tenant are accepted. */
export function tokenStep(tenant: TenantIdentity): Step<Examination> {
  const { apiKey, apiSecret } = tenantSettings[tenant];
  return {
    name: stepName('token', tenant),
    needs: ['HTTP'],
    restsOn: [apiKey, apiSecret],
    look: (examination) => look(examination, tenant),
  };
}
