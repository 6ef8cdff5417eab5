import http from 'node:http';
import type { SentRequest } from '../contract/message.ts';
import { prepareRequest, type RequestDraft } from '../http/prepare-request.ts';
import type { Session } from '../http/session.ts';
import { walletFromSeed } from '../wallet/wallet.ts';

/** Exchanges a second, and what they cost this process. */
export interface Pass {
  readonly perSecond: number;
  /** Milliseconds of processor time of this process for an exchange, user and system together. */
  readonly cpuMs: number;
}

/** The same requests sent twice: checked and recorded, and merely signed and sent. */
export interface Round {
  readonly bare: Pass;
  readonly checked: Pass;
}

/** How many requests a pass sends, and how many of them at once. */
export interface Load {
  readonly requests: number;
  readonly concurrency: number;
}

/**
 * Sends rounds of the same mix, bare and checked in turn, so that what else the machine does meets both.
 * @param session of an environment that runs, with a key and a token for the primary tenant
 */
export async function measureThroughput(session: Session, load: Load, rounds: number): Promise<Round[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: load.concurrency, noDelay: true });
  const known = await session.transport.exchange(creation(session, 'known'), { identity: 'primary' });
  const id = String(JSON.parse(known.record.response?.body.content ?? '{}').id);
  const mix = (name: string): RequestDraft[] =>
    Array.from({ length: load.requests }, (_, index) =>
      index % 2 === 0 ? creation(session, `${name}-${index}`) : reading(session, id),
    );
  const bare = (draft: RequestDraft, index: number): Promise<unknown> =>
    sendBare(sign(session, draft, `bare-${index}`), agent);
  const checked = (draft: RequestDraft): Promise<unknown> => session.transport.exchange(draft, { identity: 'primary' });
  try {
    // Neither shall pay for what is compiled and connected first.
    const warming = { ...load, requests: 20 };
    await pass(mix('warm-bare').slice(0, 20), warming, bare);
    await pass(mix('warm-checked').slice(0, 20), warming, checked);
    const found: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const name = `${load.concurrency}-${round}`;
      found.push({
        bare: await pass(mix(`bare-${name}`), load, bare),
        checked: await pass(mix(`checked-${name}`), load, checked),
      });
    }
    return found;
  } finally {
    agent.destroy();
  }
}

/** Sends the drafts over as many lanes as may be under way at once. */
async function pass(
  drafts: readonly RequestDraft[],
  { concurrency }: Load,
  send: (draft: RequestDraft, index: number) => Promise<unknown>,
): Promise<Pass> {
  const waiting = drafts.entries();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const lane = async (): Promise<void> => {
    for (const [index, draft] of waiting) await send(draft, index);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: drafts.length / seconds, cpuMs: (user + system) / 1000 / drafts.length };
}

function urlOf({ settings }: Session, path: string): URL {
  return new URL(`${settings.baseUrl.href.replace(/\/$/, '')}${path}`);
}

function reading(session: Session, id: string): RequestDraft {
  return { method: 'GET', url: urlOf(session, `/customers/${id}`), headers: [] };
}

function creation(session: Session, name: string): RequestDraft {
  const { seed, runId, chainId } = session.settings;
  const wallet = walletFromSeed(`${seed}/${runId}`, `bench/${name}`);
  const body = { externalId: `${runId}-bench-${name}`, chainId: wallet.accountId(chainId) };
  return {
    method: 'POST',
    url: urlOf(session, '/customers'),
    headers: [['Content-Type', 'application/json']],
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}

function sign(session: Session, draft: RequestDraft, attempt: string): SentRequest {
  const { identities, settings, clock } = session;
  const token = identities.token('primary', clock.nowMs());
  const key = identities.key('primary');
  return prepareRequest(settings.baseUrl, draft, {
    ...(token ? { token } : {}),
    ...(key ? { key } : {}),
    idempotencyKey: draft.method === 'GET' ? null : crypto.randomUUID(),
    createdSeconds: Math.floor(clock.nowMs() / 1000),
    attempt,
    signature: settings,
  }).request;
}

/** Sends a request and reads its answer to the end, and looks at neither. */
function sendBare({ method, url, headers, body }: SentRequest, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines = headers.flat();
    const length = method === 'GET' ? [] : ['Content-Length', String(body?.length ?? 0)];
    const outgoing = http.request(
      url,
      { method, headers: ['Host', url.host, ...lines, ...length], agent },
      (incoming) => {
        incoming.on('data', () => undefined);
        incoming.on('end', () => {
          if ((incoming.statusCode ?? 500) < 300) resolve();
          else reject(new Error(`${method} ${url.pathname} answered ${incoming.statusCode ?? 'nothing'}`));
        });
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
