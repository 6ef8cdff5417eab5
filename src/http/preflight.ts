import type { Credentials, Settings } from '../config/settings.ts';
import { isHtmlPage } from '../contract/html-page.ts';
import type { Ledger, StepFailed } from '../evidence/ledger.ts';
import type { Identity, StepCause } from '../evidence/records.ts';
import { call, type Reply } from './call.ts';
import { whoseNetwork } from './control-probe.ts';
import { newSigningKey, registerKey } from './register-key.ts';
import type { Transport } from './transport.ts';

/** What the preflight came to: the credentials to run with, or why the suites must not start. */
export type Preflight = { readonly credentials: ReadonlyMap<Identity, Credentials> } | { readonly cause: StepCause };

/** Each tenant of the embedded environment signs with another algorithm, so that both are proved in every run. */
export const localAlgorithms = { primary: 'ecdsa-p384-sha384', second: 'ed25519' } as const;

/**
 * Asks whether a run makes sense: a token for each identity, keys registered where the environment is the embedded one,
 * and one signed read. Everything it sends is recorded and judged like the rest.
 */
export async function preflight(transport: Transport): Promise<Preflight> {
  const { ledger, settings, identities } = transport.shared;
  const suite = 'preflight';
  const credentials = new Map<Identity, Credentials>();
  for (const identity of ['primary', 'second'] as const) {
    const given = identities.credentials(identity);
    if (!given) continue;
    const cause = await step(ledger, suite, identity, async () => {
      await transport.authenticate(identity);
      credentials.set(identity, settings.isLocal ? await withNewKey(transport, identity, given) : given);
      const reply = await call(transport, (client) => client.listCustomers({}), { identity });
      return refusal(reply, settings.isLocal, transport.shared.clock.skewMs);
    });
    if (cause) return { cause: await withNetwork(cause, ledger, settings) };
  }
  // A skewed clock breaks signatures one day: it is told before it does.
  const value = String(Math.round(transport.shared.clock.skewMs / 1000));
  ledger.append({ kind: 'observation', id: 'environment.clock-skew-seconds', value, exchanges: [] });
  return { credentials };
}

/** An environment that can't be reached may be our own network's fault: the control host tells. */
async function withNetwork(cause: StepCause, ledger: Ledger, settings: Settings): Promise<StepCause> {
  const unanswered = ledger.stepRecords().some((record) => record.kind === 'exchange' && record.failure !== undefined);
  const verdict = unanswered && cause.kind === 'environment' ? await whoseNetwork(settings) : undefined;
  return verdict === undefined ? cause : { ...cause, message: `${cause.message}; ${verdict}` };
}

async function withNewKey(
  transport: Transport,
  identity: 'primary' | 'second',
  given: Credentials,
): Promise<Credentials> {
  const name = identity === 'primary' ? 'OFFBLOCKS_SIGNING_KEY' : 'OFFBLOCKS_SECOND_SIGNING_KEY';
  const { pem, key } = await registerKey(transport, identity, newSigningKey(name, localAlgorithms[identity]));
  return { ...given, signingKey: pem, signingKeyId: key.keyId };
}

async function step(
  ledger: Ledger,
  suite: string,
  name: string,
  body: () => Promise<StepCause | undefined>,
): Promise<StepCause | undefined> {
  ledger.begin({ suite, step: name });
  const started = performance.now();
  let cause: StepCause | undefined;
  try {
    cause = await body();
  } catch (error) {
    const { stepCause } = error as Partial<StepFailed>;
    cause = stepCause ?? { kind: 'crash', message: String((error as Error).stack ?? error) };
    if (cause.kind === 'crash') ledger.suiteFault('PREFLIGHT_CRASHED', cause.message);
  }
  const html = ledger
    .stepRecords()
    .find((record) => record.kind === 'exchange' && isHtmlPage(record.response?.body.content ?? ''));
  if (html)
    cause = {
      kind: 'environment',
      message:
        'an intermediary answered with an HTML page instead of the API (proxy, captive portal, maintenance page)',
    };
  const durationMs = Math.round(performance.now() - started);
  ledger.append({
    kind: 'step',
    suite,
    step: name,
    outcome: cause ? 'failed' : 'passed',
    durationMs,
    ...(cause ? { cause } : {}),
  });
  return cause;
}

/** A refused signed read means that the run would prove nothing: the reason is ours to find, not the API's. */
function refusal({ status, answer }: Reply<unknown>, isLocal: boolean, skewMs: number): StepCause | undefined {
  if (status < 300) return undefined;
  const said = answer.record.response?.body.content.slice(0, 200) ?? '';
  const hint = isLocal
    ? 'the embedded environment refused the key that was just registered'
    : 'check OFFBLOCKS_SIGNING_KEY and OFFBLOCKS_SIGNING_KEY_ID, the covered components and the clock: npm run doctor';
  const skew = skewMs === 0 ? '' : `; its clock is ${Math.round(skewMs / 1000)} s off ours`;
  const kind = [400, 401, 403].includes(status) || status >= 500 ? 'environment' : 'violation';
  return {
    kind,
    message: `the signed read of the preflight answered ${status} ${said} (${answer.record.id}); ${hint}${skew}`,
  };
}
