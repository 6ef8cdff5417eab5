import { loadSettings } from '../../../src/config/load-settings.ts';
import { formatProblems } from '../../../src/config/problem.ts';
import type { HeaderLines } from '../../../src/contract/message.ts';
import { recordBody } from '../../../src/evidence/recorded-body.ts';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';
import { Identities } from '../../../src/http/identities.ts';
import type { RunSettings } from '../../../src/http/session.ts';
import { namedEnvironment } from '../run/named-environment.ts';

/** Address of the environment that these exchanges were recorded in. */
export const recordedAt = 'https://api.staging.example.com/v1';

/** Settings of the environment `staging`, from variables alone. */
export function stagingSettings(further: Readonly<Record<string, string>> = {}): RunSettings {
  const loaded = loadSettings({ env: namedEnvironment('staging', recordedAt, further), cwd: '/nowhere' });
  if ('problems' in loaded) throw new Error(formatProblems(loaded.problems));
  const { settings } = loaded;
  if (!settings.baseUrl) throw new Error('no base URL');
  return { ...settings, baseUrl: settings.baseUrl };
}

/** A request as it left, before it became evidence. */
export interface SentText {
  readonly method?: string;
  /** From the base URL on: `/customers`. */
  readonly path?: string;
  readonly url?: string;
  readonly headers?: HeaderLines;
  readonly body?: Uint8Array;
}

/** Headers of a signed request with a body, as the transport makes them. */
export const signedHeaders: HeaderLines = [
  ['Content-Type', 'application/json'],
  ['Accept', 'application/json'],
  ['Authorization', 'Bearer [secret token]'],
  ['Idempotency-Key', '7d8f6f0e-5d0b-4f0e-9f4e-1f6f7d3f5a11'],
  ['Content-Digest', 'sha-256=:old:'],
  ['Signature-Input', 'sig=("@method");created=1'],
  ['Signature', 'sig=:old:'],
];

/** An exchange of `staging` as the evidence keeps it: what the settings hold as secret is redacted. */
export function recordedExchange(
  sent: SentText,
  more: Partial<ExchangeRecord> = {},
  settings: RunSettings = stagingSettings(),
): ExchangeRecord {
  const redactor = new Redactor(new Identities(settings).secrets());
  const { method = 'POST', path = '/customers', headers = signedHeaders, body } = sent;
  return {
    kind: 'exchange',
    id: 'approve.create#2',
    suite: 'approve',
    step: 'create',
    at: '2026-11-23T10:00:00.000Z',
    operation: 'createCustomer',
    identity: 'primary',
    intent: { kind: 'valid', provokes: [] },
    request: {
      method,
      url: redactor.text(sent.url ?? `${recordedAt}${path}`),
      headers: headers.map(([name, value]) => [name, redactor.header(name, value)]),
      ...(body ? { body: recordBody(body, redactor) } : {}),
    },
    response: {
      status: 201,
      reason: 'Created',
      headers: [['content-type', 'application/json']],
      body: { encoding: 'utf-8', content: '{}', bytes: 2 },
    },
    timings: { totalMs: 1 },
    evaluations: [],
    ...more,
  };
}
