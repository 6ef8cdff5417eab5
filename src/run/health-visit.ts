import { derivedExternalId } from '../config/derivation.ts';
import type { Ledger, StepFailed } from '../evidence/ledger.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { EvidenceRecord, ExchangeRecord, StepCause } from '../evidence/records.ts';
import { journalFolder } from '../evidence/run-folder.ts';
import {
  type CustomerStatus,
  createCustomer,
  giveVerdict,
  signChallenge,
  signedChallenge,
} from '../flow/customer-calls.ts';
import { type Caller, pollCustomer } from '../flow/poll-customer.ts';
import type { NightFlow, Sample } from '../health/night.ts';
import { sampleOf } from '../health/sample-of.ts';
import { call, type Reply } from '../http/call.ts';
import { networkAtFault } from '../http/control-probe.ts';
import { certificateDaysLeft } from '../http/handshake.ts';
import { localAlgorithms } from '../http/preflight.ts';
import { newSigningKey, registerKey } from '../http/register-key.ts';
import { openSession, type RunSettings, type Session } from '../http/session.ts';
import { judge, type Verdict } from '../verdict/judge.ts';
import { walletFromSeed } from '../wallet/wallet.ts';
import type { ProjectDocuments } from './project-documents.ts';

/** What a visit brought home. */
export interface Visit {
  readonly sample: Sample;
  /** On the evidence of this visit alone; waivers and levels of requirements count as in every run. */
  readonly verdict: Verdict;
  /** Why the visitor itself went wrong, a sentence each. */
  readonly faults: readonly string[];
  /** The credentials to go on with: locally a visit registers a key of its own. */
  readonly settings: RunSettings;
}

/** A polite visitor looks less often the longer it waits: a change is timed to a tenth, and a minute costs some fifty reads. */
const pauseShare = 0.1;

type StepBody = () => Promise<StepCause | undefined>;

/** Thrown away work is worse than a late answer: nothing after a failed step is asked. */
class Walk {
  readonly #ledger: Ledger;
  readonly #flow: NightFlow;
  readonly #say: (line: string) => void;
  #broken: string | undefined;

  constructor(ledger: Ledger, flow: NightFlow, say: (line: string) => void) {
    this.#ledger = ledger;
    this.#flow = flow;
    this.#say = say;
  }

  async step(name: string, body: StepBody): Promise<void> {
    const position = { suite: this.#flow, step: name };
    this.#ledger.begin(position);
    const started = performance.now();
    let cause: StepCause | undefined;
    if (this.#broken === undefined) cause = await this.#caught(body);
    else cause = { kind: 'earlier-step', message: `not reached, because ${this.#broken}` };
    const durationMs = Math.round(performance.now() - started);
    const outcome = cause === undefined ? 'passed' : cause.kind === 'earlier-step' ? 'not-reached' : 'failed';
    this.#ledger.append({ kind: 'step', ...position, outcome, durationMs, ...(cause ? { cause } : {}) });
    if (outcome === 'not-reached') return;
    if (cause) this.#broken = `${this.#flow} ${name} failed: ${cause.message}`;
    const place = `${this.#flow}  ${name}`.padEnd(20);
    this.#say(cause ? `  x ${place} ${cause.message}` : `  . ${place} ${durationMs} ms`);
  }

  get broken(): string | undefined {
    return this.#broken;
  }

  breakOff(reason: string): void {
    this.#broken ??= reason;
  }

  async #caught(body: StepBody): Promise<StepCause | undefined> {
    try {
      return await body();
    } catch (error) {
      const { stepCause } = error as Partial<StepFailed>;
      if (stepCause && stepCause.kind !== 'crash') return stepCause;
      const message = stepCause?.message ?? String((error as Error).stack ?? error);
      // The transport has told its own faults already.
      if (!stepCause) this.#ledger.suiteFault('VISIT_CRASHED', message);
      return { kind: 'crash', message };
    }
  }
}

/** What a request that must succeed came to. */
function failureOf({ status, answer }: Reply<unknown>): StepCause | undefined {
  if (status < 300) return undefined;
  const { method, url } = answer.record.request;
  const said = answer.record.response?.body.content.slice(0, 160) ?? '';
  const message = `${method} ${new URL(url).pathname} answered ${status} ${said}`.trim();
  return { kind: status >= 500 || status === 429 ? 'environment' : 'violation', message };
}

async function walkFlow(session: Session, walk: Walk, flow: NightFlow): Promise<void> {
  const { transport, settings } = session;
  const caller: Caller = (invoke) => call(transport, invoke, { identity: 'primary' });
  const wallet = walletFromSeed(`${settings.seed}/${settings.runId}`, `health/${flow}`);
  let customerId = '';
  let challenge = '';
  const waitFor =
    (status: CustomerStatus): StepBody =>
    async () => {
      const bounds = { ...settings, pauseShare };
      const { reached, states, reads } = await pollCustomer(caller, customerId, status, ['rejected'], bounds);
      const last = reads.at(-1);
      if (reached || last === undefined) return undefined;
      const failed = failureOf(last);
      if (failed) return failed;
      const seen = states.at(-1) ?? 'without a status';
      return {
        kind: 'unmet',
        message: `the customer is ${seen} and did not become ${status} within ${settings.pollBoundMs} ms`,
      };
    };
  await walk.step('create', async () => {
    const externalId = derivedExternalId(settings, flow);
    const reply = await caller(createCustomer({ chainId: wallet.accountId(settings.chainId), externalId }));
    customerId = reply.data?.id ?? '';
    challenge = reply.data?.challenge ?? '';
    const lacking = customerId === '' || challenge === '';
    return (
      failureOf(reply) ??
      (lacking ? { kind: 'violation', message: 'POST /customers gave no id or no challenge' } : undefined)
    );
  });
  await walk.step('sign', async () => {
    const { chainId, challengeSignatureEncoding } = settings;
    const body = signedChallenge(wallet, chainId, challenge, challengeSignatureEncoding);
    return failureOf(await caller(signChallenge(customerId, body)));
  });
  await walk.step('verifying', waitFor('verifying'));
  const verdict = flow === 'approve' ? 'verify' : 'reject';
  await walk.step(verdict, async () => failureOf(await caller(giveVerdict(customerId, verdict))));
  await walk.step(flow === 'approve' ? 'active' : 'rejected', waitFor(flow === 'approve' ? 'active' : 'rejected'));
}

/** A token, and locally a key: the embedded environment knows none that existed before it. */
async function getIn(session: Session, walk: Walk): Promise<RunSettings> {
  const { transport, settings } = session;
  let credentials = settings.primary;
  await walk.step('token', async () => {
    await transport.authenticate('primary');
    if (!settings.isLocal || credentials?.signingKey || !credentials) return undefined;
    const pem = newSigningKey('OFFBLOCKS_SIGNING_KEY', localAlgorithms.primary);
    const { key } = await registerKey(transport, 'primary', pem);
    credentials = { ...credentials, signingKey: pem, signingKeyId: key.keyId };
    return undefined;
  });
  return credentials ? { ...settings, primary: credentials } : settings;
}

/**
 * Walks approve and reject as a polite visitor: one request after the other, on fresh customers, each signed, recorded and
 * checked like those of the suites.
 * @param now our clock
 */
export async function visit(
  settings: RunSettings,
  documents: ProjectDocuments,
  now: () => Date,
  say: (line: string) => void,
): Promise<Visit> {
  const at = now();
  const started = performance.now();
  const session = openSession(settings, 'visit', 1);
  let found: RunSettings = settings;
  try {
    const approve = new Walk(session.ledger, 'approve', say);
    found = await getIn(session, approve);
    await walkFlow(session, approve, 'approve');
    const reject = new Walk(session.ledger, 'reject', say);
    // Without a token there is no way in; what else broke may concern one flow alone.
    if (approve.broken?.startsWith('approve token')) reject.breakOff(approve.broken);
    await walkFlow(session, reject, 'reject');
  } finally {
    session.close();
  }
  const { records, unreadable } = readEvidence(journalFolder(settings));
  const { environment } = settings;
  const { requirements, waivers } = documents;
  const today = at.toISOString().slice(0, 10);
  const verdict = judge({ records, unreadable, requirements, waivers, environment, today, full: false });
  const exchanges = records.filter((record): record is ExchangeRecord => record.kind === 'exchange');
  const answered = exchanges.some(({ response }) => response !== undefined);
  const silent = exchanges.some(({ failure }) => failure !== undefined && failure.kind !== 'tls');
  const sample = sampleOf(records, {
    at: at.toISOString(),
    durationMs: Math.round(performance.now() - started),
    clockSkewSeconds: answered ? Math.round(session.clock.skewMs / 1000) : null,
    certificateDays: await certificateDaysLeft(settings, at.getTime()),
    keyId: session.identities.key('primary')?.keyId ?? null,
    tokenAgeSeconds: tokenAge(exchanges),
    unreachable: !answered && silent ? await networkAtFault(settings) : null,
    violations: violationsOf(verdict),
  });
  return { sample, verdict, faults: faultsOf(records), settings: found };
}

function tokenAge(exchanges: readonly ExchangeRecord[]): number | null {
  const issued = exchanges.findLast(
    ({ operation, response }) => operation === 'issueToken' && response?.status === 200,
  );
  const last = exchanges.at(-1);
  return issued && last ? Math.round((Date.parse(last.at) - Date.parse(issued.at)) / 1000) : null;
}

function violationsOf({ checks }: Verdict): Map<string, string> {
  return new Map(
    checks.flatMap(({ outcome, offences }) =>
      outcome === 'violated'
        ? offences
            .filter(({ waived }) => waived === undefined)
            .map(({ exchange, message, expected, received }) => {
              return [exchange, `${message}: expected ${expected}, received ${received}`] as const;
            })
        : [],
    ),
  );
}

function faultsOf(records: readonly EvidenceRecord[]): string[] {
  return records.flatMap((record) => (record.kind === 'suite-fault' ? [`${record.code}: ${record.message}`] : []));
}
