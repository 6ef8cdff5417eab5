import { StepFailed } from '../evidence/ledger.ts';
import { newSigningKey, registerKey } from '../http/register-key.ts';
import type { SigningKey } from '../signing/keys.ts';
import { exchangeText, lastExchange } from './answer-text.ts';
import type { Examination } from './examination.ts';
import { keyFingerprint } from './key-fingerprint.ts';
import type { Finding } from './row.ts';
import { stepName } from './step-name.ts';
import type { Step } from './take-steps.ts';
import { registerKeyCommand, type TenantIdentity, tenantSettings } from './tenant-settings.ts';

function keyText(key: SigningKey): string {
  return `${key.algorithm}, keyid ${key.keyId}, public key ${keyFingerprint(key)}`;
}

/** Locally each run registers keys of its own, so the doctor does too. */
async function registerOwnKey({ session }: Examination, tenant: TenantIdentity): Promise<Finding> {
  const { signingKey, localAlgorithm } = tenantSettings[tenant];
  try {
    const { key } = await registerKey(session.transport, tenant, newSigningKey(signingKey, localAlgorithm));
    return { state: 'ok', seen: `PUT /auth/signing registered a new key: ${keyText(key)}` };
  } catch (error) {
    const record = lastExchange(session.ledger);
    if (!(error instanceof StepFailed) || error.stepCause.kind === 'crash' || !record) throw error;
    const advice =
      'a local environment must accept a P-384 and an Ed25519 key and answer {"keyId": …}; see openapi.yaml, updateSigningKey';
    return { state: 'failed', seen: exchangeText(record), advice };
  }
}

/** Judges a key that was configured; whether the environment knows it, only a signed read shows. */
export function judgeConfiguredKey(key: SigningKey | undefined, environment: string, tenant: TenantIdentity): Finding {
  const { signingKey, signingKeyId } = tenantSettings[tenant];
  if (!key) {
    return {
      state: 'failed',
      seen: `there is no key with an id`,
      advice: `set ${signingKey} and ${signingKeyId}; ${registerKeyCommand(environment, tenant)} gives the id`,
    };
  }
  if (key.algorithm === 'ecdsa-p384-sha384') return { state: 'ok', seen: keyText(key) };
  return {
    state: 'warned',
    seen: keyText(key),
    advice: `the documentation of the API names ecdsa-p384-sha384 only: if the signed read is refused, register a P-384 key (${registerKeyCommand(environment, tenant)} --new FILE)`,
  };
}

/** Key: what signs for a tenant. */
export function keyStep(tenant: TenantIdentity, isLocal: boolean): Step<Examination> {
  const { signingKey, signingKeyId } = tenantSettings[tenant];
  return {
    name: stepName('key', tenant),
    needs: isLocal ? [stepName('token', tenant)] : [],
    restsOn: isLocal ? [] : [signingKey, signingKeyId],
    look: async (examination) => {
      const { session, settings } = examination;
      session.ledger.begin({ suite: 'doctor', step: `key-${tenant}` });
      if (settings.isLocal) return registerOwnKey(examination, tenant);
      return judgeConfiguredKey(session.identities.key(tenant), settings.environment, tenant);
    },
  };
}
