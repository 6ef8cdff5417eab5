import { settingTable } from '../config/setting-table.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { Reply } from '../http/call.ts';
import { SigningError } from '../signing/signing-error.ts';
import { signatureChoices } from './alternatives.ts';
import { answeredWithPage, exchangeText, lastExchange, oneLine } from './answer-text.ts';
import type { Examination } from './examination.ts';
import { settingsPlace } from './examination.ts';
import { failureAdvice } from './failure-advice.ts';
import { refusalAdvice } from './refusal-advice.ts';
import type { Finding } from './row.ts';
import { stepName } from './step-name.ts';
import type { Step } from './take-steps.ts';
import { type TenantIdentity, tenantSettings } from './tenant-settings.ts';
import { refusedStatuses, signedRead, tryAlternatives } from './try-alternatives.ts';

async function look(examination: Examination, tenant: TenantIdentity): Promise<Finding> {
  const { session } = examination;
  session.ledger.begin({ suite: 'doctor', step: `signed-read-${tenant}` });
  try {
    const reply = await signedRead(session.transport, tenant);
    if (refusedStatuses.includes(reply.status)) return await narrowDown(examination, tenant, reply);
    if (reply.status < 300) examination.accepted.add(tenant);
    return judgeRead(reply);
  } catch (error) {
    if (error instanceof SigningError) {
      const [what = error.code] = error.message.split('\n');
      return { state: 'failed', seen: `nothing was sent: ${oneLine(what)}`, advice: unsignableAdvice(error) };
    }
    const record = lastExchange(session.ledger);
    if (!(error instanceof StepFailed) || error.stepCause.kind === 'crash' || !record) throw error;
    const advice = record.failure ? failureAdvice(record.failure.kind) : 'wait and repeat; then ask the operators';
    return { state: 'failed', seen: exchangeText(record), advice };
  }
}

function unsignableAdvice({ code, next }: SigningError): string {
  const components = settingTable.coveredComponents.name;
  return code.startsWith('COMPONENT_') ? `correct ${components}: every request must have what it lists` : next;
}

/** A refusal is looked into once: what holds for the first tenant's signatures holds for the other's. */
async function narrowDown(examination: Examination, tenant: TenantIdentity, reply: Reply<unknown>): Promise<Finding> {
  const { settings, session, accepted } = examination;
  const tried = tenant === 'primary' ? await tryAlternatives(examination, tenant, reply) : [];
  return {
    state: 'failed',
    seen: exchangeText(reply.answer.record),
    advice: refusalAdvice({
      tenant,
      tried,
      othersAccepted: accepted.size > 0,
      environment: settings.environment,
      place: settingsPlace(settings),
      isLocal: settings.isLocal,
      readOnly: settings.readOnly,
      algorithm: session.identities.key(tenant)?.algorithm,
    }),
    ...(tried.length > 0 ? { tried } : {}),
  };
}

function judgeRead({ status, data, answer }: Reply<unknown>): Finding {
  const seen = exchangeText(answer.record);
  if (status >= 300)
    return {
      state: 'failed',
      seen,
      advice: 'ask the operators of the environment: a read of customers does not answer as documented',
    };
  if (answeredWithPage(answer.record))
    return { state: 'failed', seen, advice: 'something else answers in place of the API: look at what' };
  const finding = answer.record.evaluations.find((evaluation) => evaluation.finding)?.finding;
  if (finding) {
    return {
      state: 'warned',
      seen: `GET /customers answered ${status}, and breaks the contract: ${oneLine(finding.message)}`,
      advice: 'a run will say more: npm run contract',
    };
  }
  const count = Array.isArray(data) ? `, ${data.length} customers` : '';
  return { state: 'ok', seen: `GET /customers answered ${status}${count}: the signature is accepted` };
}

/** Signed read: whether token, key, key id and the open choices of the signature fit together. */
export function signedReadStep(tenant: TenantIdentity, isLocal: boolean): Step<Examination> {
  return {
    name: stepName('signed read', tenant),
    needs: [stepName('token', tenant), stepName('key', tenant)],
    restsOn: [...(isLocal ? [] : [tenantSettings[tenant].signingKeyId]), ...signatureChoices],
    look: (examination) => look(examination, tenant),
  };
}
