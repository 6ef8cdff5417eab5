import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import { type Diagnosis, diagnose } from '../../../src/doctor/diagnose.ts';
import { renderEnding, renderHeading, renderRow } from '../../../src/doctor/render-table.ts';
import type { Row } from '../../../src/doctor/row.ts';
import { newKeyPair, sendAuth } from '../sandbox/client.ts';
import { objectOf } from '../sandbox/send.ts';

/** Variables by name. */
export type Variables = Readonly<Record<string, string>>;

/** The variables of a named environment that is an embedded one, with a key registered for each tenant. */
export async function namedEnvironment(sandbox: RunningSandbox): Promise<Variables> {
  const primary = await registered(sandbox, 'primary');
  const second = await registered(sandbox, 'second');
  return {
    CONTRACT_ENV: 'ward',
    OFFBLOCKS_BASE_URL: sandbox.baseUrl,
    OFFBLOCKS_API_KEY: sandbox.credentials.primary.apiKey,
    OFFBLOCKS_API_SECRET: sandbox.credentials.primary.apiSecret,
    OFFBLOCKS_SIGNING_KEY: primary.privateKey,
    OFFBLOCKS_SIGNING_KEY_ID: primary.keyId,
    OFFBLOCKS_CAPABILITIES: 'tenants',
    OFFBLOCKS_SECOND_API_KEY: sandbox.credentials.second.apiKey,
    OFFBLOCKS_SECOND_API_SECRET: sandbox.credentials.second.apiSecret,
    OFFBLOCKS_SECOND_SIGNING_KEY: second.privateKey,
    OFFBLOCKS_SECOND_SIGNING_KEY_ID: second.keyId,
  };
}

async function registered({ baseUrl, credentials }: RunningSandbox, tenant: 'primary' | 'second') {
  const token = String(objectOf(await sendAuth(baseUrl, 'POST', '/auth/token', credentials[tenant])).token);
  const { privateKey, publicKey } = newKeyPair('ecdsa-p384-sha384');
  const answer = await sendAuth(baseUrl, 'PUT', '/auth/signing', { publicKey }, token);
  return { privateKey, keyId: String(objectOf(answer).keyId) };
}

/** The variables without the second tenant. */
export function oneTenant(variables: Variables): Variables {
  const { OFFBLOCKS_CAPABILITIES: _, ...others } = variables;
  return Object.fromEntries(Object.entries(others).filter(([name]) => !name.includes('SECOND')));
}

/** A private key that nobody has registered. */
export function strangeKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** What the doctor found, the table it prints, and the exchanges it kept. */
export interface Examined {
  readonly diagnosis: Diagnosis;
  readonly table: string;
  readonly journal: string;
  row(step: string): Row;
}

/** Lets the doctor look at an environment; fails when a secret of the variables shows anywhere. */
export async function examined(variables: Variables): Promise<Examined> {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  try {
    const env = { ...variables, CONTRACT_REPORT_DIR: join(folder, 'reports') };
    let table = '';
    const diagnosis = await diagnose({
      root: process.cwd(),
      request: { env, cwd: folder },
      onStart: (environment) => {
        table += renderHeading(environment);
      },
      onRow: (row) => {
        table += renderRow(row, 120);
      },
    });
    if ('problems' in diagnosis) throw new Error(JSON.stringify(diagnosis.problems, undefined, 2));
    table += renderEnding(diagnosis, 0);
    const journal = readdirSync(diagnosis.journal)
      .map((name) => readFileSync(join(diagnosis.journal, name), 'utf8'))
      .join('');
    refuseSecrets(variables, `${table}\n${JSON.stringify(diagnosis)}\n${journal}`);
    const row = (step: string): Row => {
      const found = diagnosis.rows.find((candidate) => candidate.step === step);
      if (!found) throw new Error(`no row ${step} in\n${table}`);
      return found;
    };
    return { diagnosis, table, journal, row };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fails when the text shows a secret of the variables, as it is or a line of it. */
export function refuseSecrets(variables: Variables, text: string): void {
  for (const [name, value] of Object.entries(variables)) {
    if (!/(API_KEY|API_SECRET|SIGNING_KEY)$/.test(name)) continue;
    for (const line of value.split('\n').filter((part) => part.length > 6 && !part.startsWith('-----'))) {
      if (text.includes(line)) throw new Error(`${name} shows in ${JSON.stringify(text)}`);
    }
  }
}
