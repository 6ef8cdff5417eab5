import { settingsFileName } from '../config/environment-name.ts';
import type { RegistrationFacts, RegistrationResult } from './register-tenant-key.ts';
import { registerKeyCommand, tenantSettings } from './tenant-settings.ts';

/** What is said before the key is sent: whose key is about to be replaced by which. */
export function announcement({
  environment,
  baseUrl,
  tenant,
  algorithm,
  fingerprint,
  notices,
}: RegistrationFacts): string {
  return [
    ...notices.map((notice) => `notice: ${notice}`),
    `register-key  environment ${environment}  ${baseUrl}  tenant ${tenant}`,
    `key           ${algorithm}, public key ${fingerprint}`,
    'This REPLACES the key that was registered for this tenant: what signs with the old one is refused from now on.',
    '',
  ].join('\n');
}

/** The lines for the settings file, and nothing else, so that they can be appended to it. */
export function settingsLines(keyId: string, { tenant }: RegistrationFacts, newFile: string | undefined): string {
  const { signingKeyId, signingKeyFile } = tenantSettings[tenant];
  const file = newFile === undefined ? '' : `${signingKeyFile}="${newFile}"\n`;
  return `${file}${signingKeyId}="${keyId}"\n`;
}

/** What to do with these lines. */
export function instructions({ environment, tenant }: RegistrationFacts, newFile: string | undefined): string {
  const { signingKey, signingKeyId, signingKeyFile } = tenantSettings[tenant];
  const old = newFile === undefined ? signingKeyId : `${signingKeyId}, ${signingKey} and ${signingKeyFile}`;
  const kept =
    newFile === undefined
      ? ''
      : `\nThe private key is in ${newFile}, readable by you only: keep it out of version control.`;
  return `\nregistered. Put this into ${settingsFileName(environment)} in place of ${old}:${kept}\n\n`;
}

/** How a registration failed, what stands now and what to do. */
export function failureText(
  { failure, oldKeyStands, keptFile, journal }: Extract<RegistrationResult, { failure: string }>,
  { environment, tenant }: RegistrationFacts,
): string {
  const { apiKey, apiSecret, signingKeyFile } = tenantSettings[tenant];
  const state = oldKeyStands
    ? 'Nothing changed: the old key still stands.'
    : 'Nobody can tell whether the key was replaced: the answer gives no key id.';
  const next = oldKeyStands
    ? `compare ${apiKey} and ${apiSecret} with what was issued for ${environment}; npm run doctor -- --env ${environment} says more`
    : keptFile === undefined
      ? `repeat: ${registerKeyCommand(environment, tenant)}`
      : `the new key is kept in ${keptFile}: set ${signingKeyFile} to it and repeat without --new: ${registerKeyCommand(environment, tenant)}`;
  return `\nREGISTRATION_FAILED  ${failure}\n  state     ${state}\n  next      ${next}\n  exchanges ${journal}\n`;
}
