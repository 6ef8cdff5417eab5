import { settingTable } from '../setting-table.ts';

/** A complete file for a real environment, with invented values: what docs/environment.md shows. */
export function workedExample(): string {
  const table = settingTable;
  const lines: [{ name: string }, string][] = [
    [table.baseUrl, 'https://api.staging.example/v1'],
    [table.apiKey, '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    [table.apiSecret, '"this-is-nobodys-secret-at-all"'],
    [table.signingKeyFile, 'keys/staging.pem'],
    [table.signingKeyId, '3b241101-e2bb-4255-8caf-4136c566a962'],
    [table.secondApiKey, '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'],
    [table.secondApiSecret, '"and-this-is-nobodys-secret-too"'],
    [table.secondSigningKeyFile, 'keys/staging-second.pem'],
    [table.secondSigningKeyId, '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'],
    [table.capabilities, 'simulator,tenants,webhooks'],
    [table.callbackUrl, 'https://hooks.staging.example/offblocks'],
    [table.callbackPort, '8787'],
    [table.requestsPerSecond, '5'],
    [table.coveredComponents, '"@method,@target-uri,content-digest,idempotency-key"'],
    [table.signatureExpiresSeconds, '300'],
  ];
  return lines.map(([{ name }, value]) => `${name}=${value}\n`).join('');
}
