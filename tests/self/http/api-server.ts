import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '../../../src/config/secret.ts';
import { Ledger } from '../../../src/evidence/ledger.ts';
import type { EvidenceRecord, ExchangeRecord } from '../../../src/evidence/records.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';
import { EnvironmentClock } from '../../../src/http/environment-clock.ts';
import { Identities } from '../../../src/http/identities.ts';
import { Pace } from '../../../src/http/pace.ts';
import type { RunSettings } from '../../../src/http/session.ts';
import { Transport } from '../../../src/http/transport.ts';
import { Wire } from '../../../src/http/wire.ts';
import { generateSigningKeyPem } from '../../../src/signing/keys.ts';

/** The secret of the API that these tests talk to. */
export const apiSecret = 'f0e1-very-secret-d2c3';
/** The token that the server issues unless a test answers otherwise. */
export const issuedToken = 'opaque-token-0123456789';

/** Answers the n-th request of a path, counted from 0; false leaves it to the default, a token or an empty list. */
export type Answer = (request: IncomingMessage, response: ServerResponse, number: number) => boolean | undefined;

/** A transport with a server behind it, and what it wrote down. */
export interface Conversation {
  readonly transport: Transport;
  readonly records: readonly EvidenceRecord[];
  readonly received: readonly IncomingMessage[];
  exchanges(): ExchangeRecord[];
  close(): Promise<void>;
}

/** Settings that a transport reads; the base URL is the server's. */
function settingsFor(baseUrl: URL): RunSettings {
  const signingKey = new Secret('OFFBLOCKS_SIGNING_KEY', generateSigningKeyPem('ed25519'));
  const credentials = {
    apiKey: new Secret('OFFBLOCKS_API_KEY', 'd04953b7-5878-4fd0-8970-0a5f77fbce59'),
    apiSecret: new Secret('OFFBLOCKS_API_SECRET', apiSecret),
  };
  return {
    environment: 'self',
    isLocal: false,
    readOnly: false,
    baseUrl,
    primary: { ...credentials, signingKey, signingKeyId: 'key-1' },
    capabilities: new Set(),
    concurrency: 4,
    requestsPerSecond: 0,
    timeoutMs: 5000,
    pollIntervalMs: 10,
    pollBoundMs: 3000,
    webhookBoundMs: 1000,
    seed: 'seed',
    runId: 'run',
    reportDir: 'reports',
    profile: 'flow',
    chainId: 'eip155:300',
    coveredComponents: ['@method', '@path', 'content-digest', 'idempotency-key'],
    signatureLabel: 'sig',
    signatureNonce: true,
    digestAlgorithm: 'sha-256',
    challengeSignatureEncoding: 'bytes',
    health: { dir: 'health', budgets: new Map(), noiseMs: 100 },
  };
}

/** Starts a server that issues tokens and lists nothing, except where `answer` has something else to say. */
export async function converse(answer: Answer): Promise<Conversation> {
  const received: IncomingMessage[] = [];
  const perPath = new Map<string, number>();
  const server = http.createServer((request, response) => {
    received.push(request);
    request.resume();
    request.on('end', () => {
      const path = request.url ?? '';
      const number = perPath.get(path) ?? 0;
      perPath.set(path, number + 1);
      if (answer(request, response, number) === true) return;
      response.setHeader('Content-Type', 'application/json');
      const expiresAt = Math.floor(Date.now() / 1000) + 3600;
      const token = { token: issuedToken, expiresAt, tokenType: 'Bearer' };
      response.end(JSON.stringify(path === '/v1/auth/token' ? token : []));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const settings = settingsFor(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`));
  const records: EvidenceRecord[] = [];
  const identities = new Identities(settings);
  const wire = new Wire({ timeoutMs: settings.timeoutMs, connections: 4 });
  const transport = new Transport({
    settings,
    wire,
    identities,
    ledger: new Ledger({ append: (record) => records.push(record) }),
    redactor: new Redactor(identities.secrets()),
    clock: new EnvironmentClock(),
    pace: new Pace(4, 0),
  });
  return {
    transport,
    records,
    received,
    exchanges: () => records.filter((record): record is ExchangeRecord => record.kind === 'exchange'),
    close: async () => {
      wire.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
