import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { SettingsRequest } from '../config/load-settings.ts';
import type { SettingProblem } from '../config/problem.ts';
import { generateRunId } from '../config/run-id.ts';
import { settingTable } from '../config/setting-table.ts';
import { StepFailed } from '../evidence/ledger.ts';
import { journalFolder } from '../evidence/run-folder.ts';
import { registerKey } from '../http/register-key.ts';
import { openSession, type Session } from '../http/session.ts';
import { generateSigningKeyPem, type SignatureAlgorithm, signingKeyFromPem } from '../signing/keys.ts';
import { exchangeText, lastExchange, oneLine } from './answer-text.ts';
import { keyFingerprint } from './key-fingerprint.ts';
import { writeNewKeyFile } from './new-key-file.ts';
import type { RegistrationProblem } from './registration-problem.ts';
import { registrationSettings } from './registration-settings.ts';
import type { TenantIdentity } from './tenant-settings.ts';

/** What is to be registered, and for whom. */
export interface Registration {
  readonly request: SettingsRequest;
  readonly tenant: TenantIdentity;
  /** A key to make: the path of its file, relative to the folder of the settings, and its algorithm. */
  readonly newKey?: { readonly file: string; readonly algorithm: SignatureAlgorithm };
  /** Called before anything is sent. */
  onStart?(about: RegistrationFacts): void;
}

/** What is known of a registration before it is sent. */
export interface RegistrationFacts {
  readonly environment: string;
  readonly baseUrl: string;
  readonly tenant: TenantIdentity;
  readonly algorithm: SignatureAlgorithm;
  readonly fingerprint: string;
  readonly notices: readonly string[];
}

/** How a registration ended. */
export type RegistrationResult =
  | { readonly problems: readonly SettingProblem[] }
  | { readonly problem: RegistrationProblem }
  | { readonly keyId: string; readonly facts: RegistrationFacts; readonly journal: string }
  | {
      /** What the environment answered, or why it did not. */
      readonly failure: string;
      /** Whether the old key certainly still stands; false where nobody can tell. */
      readonly oldKeyStands: boolean;
      /** The file of the new key, where it was kept because the environment may know it by now. */
      readonly keptFile?: string;
      readonly journal: string;
    };

/** Uploads the public part of a tenant's private key, the configured one or a new one; it replaces the one before. */
export async function registerTenantKey(registration: Registration): Promise<RegistrationResult> {
  const { tenant, newKey } = registration;
  const runId = `register-key-${generateRunId(new Date(), randomBytes(6))}`;
  const request = { ...registration.request, overrides: { ...registration.request.overrides, runId } };
  const pem = newKey && generateSigningKeyPem(newKey.algorithm);
  const found = registrationSettings(request, tenant, pem);
  if (!('settings' in found)) return found;
  const { settings, credentials, notices } = found;
  const written =
    newKey && pem !== undefined ? writeNewKeyFile(resolve(request.cwd, newKey.file), pem, newKey.file) : undefined;
  if (written && 'problem' in written) return written;
  const key = signingKeyFromPem(credentials.signingKey.reveal(), 'unregistered');
  const { environment, baseUrl } = settings;
  const { algorithm } = key;
  const facts = { environment, baseUrl: baseUrl.href, tenant, algorithm, fingerprint: keyFingerprint(key), notices };
  registration.onStart?.(facts);
  const journal = journalFolder(settings);
  const session = openSession(settings, 'register-key', 1);
  try {
    const keyId = await upload(session, tenant, credentials.signingKey);
    if (typeof keyId === 'string') return { keyId, facts, journal };
    if (keyId.oldKeyStands) written?.remove();
    const kept = newKey && !keyId.oldKeyStands ? { keptFile: newKey.file } : {};
    return { ...keyId, ...kept, journal };
  } finally {
    session.close();
  }
}

type Failure = { failure: string; oldKeyStands: boolean };

async function upload(
  { transport, ledger }: Session,
  tenant: TenantIdentity,
  pem: Parameters<typeof registerKey>[2],
): Promise<string | Failure> {
  let sent = false;
  try {
    ledger.begin({ suite: 'register-key', step: 'token' });
    await transport.authenticate(tenant);
    ledger.begin({ suite: 'register-key', step: 'upload' });
    sent = true;
    const { key } = await registerKey(transport, tenant, pem);
    if ('value' in settingTable.signingKeyId.kind.parse(key.keyId)) return key.keyId;
    return { failure: `the key id ${oneLine(key.keyId)} can't be a keyid`, oldKeyStands: false };
  } catch (error) {
    const record = lastExchange(ledger);
    if (!(error instanceof StepFailed) || error.stepCause.kind === 'crash' || !record) throw error;
    const status = record.response?.status;
    // Only a clear refusal says that nothing changed: after silence or a fault of the server nobody knows.
    const refused = status !== undefined && status >= 400 && status < 500;
    return { failure: exchangeText(record), oldKeyStands: !sent || refused };
  }
}
