import { randomUUID } from 'node:crypto';
import { StepFailed } from '../evidence/ledger.ts';
import type { ExchangeRecord, Identity } from '../evidence/records.ts';
import { Identities } from '../http/identities.ts';
import { localAlgorithms } from '../http/preflight.ts';
import { newSigningKey, registerKey } from '../http/register-key.ts';
import { openSession, type RunSettings, type Session } from '../http/session.ts';
import { describeFailure } from '../http/transport-failure.ts';
import type { RunProblem } from '../run/run-problem.ts';
import { type ComparedAnswers, compareAnswers } from './compare-answers.ts';
import { previewRequest } from './preview-request.ts';
import { replayRequest } from './replay-request.ts';

/** What a replay is asked to do. */
export interface ReplayOrder {
  readonly exchange: ExchangeRecord;
  readonly settings: RunSettings;
  /** Whether a new idempotency key takes the place of its own. */
  readonly newKey: boolean;
  /** Whether the request is only shown. */
  readonly dryRun: boolean;
}

/** What became of it: refused, shown, without an answer, or answered and compared. */
export type Replayed =
  | { readonly problem: RunProblem }
  | { readonly notices: readonly string[]; readonly preview: Pick<ExchangeRecord, 'request'> }
  | { readonly notices: readonly string[]; readonly failure: string }
  | {
      readonly notices: readonly string[];
      /** The exchange as it was recorded now. */
      readonly record: ExchangeRecord;
      readonly compared: ComparedAnswers;
    };

/**
 * Sends a recorded exchange again through the choke point, freshly signed, and compares the answers. The new exchange is
 * recorded in the run folder of the settings.
 */
export async function replay({ exchange, settings, newKey, dryRun }: ReplayOrder): Promise<Replayed> {
  const made = replayRequest(exchange, settings, newKey ? randomUUID() : undefined);
  if ('problem' in made) return made;
  const { draft, options } = made;
  const notices = [...made.notices];
  const signs = options.key === undefined && exchange.identity !== 'nobody';
  if (dryRun) {
    if (signs && needsKey(new Identities(settings), exchange.identity, settings))
      notices.push('a signing key would be registered first, so that no signature can be shown');
    return { notices, preview: previewRequest(draft, options, settings) };
  }
  const session = openSession(settings, 'replay', 1);
  try {
    if (signs) notices.push(...(await withKey(session, exchange.identity)));
    session.ledger.begin({ suite: 'replay', step: exchange.id.replace('#', '-') });
    const { record, failure } = await session.transport.exchange(draft, options);
    if (failure) return { notices, failure: `${describeFailure(failure)} (${record.id})` };
    return { notices, record, compared: compareAnswers(exchange, record, newKey) };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { notices, failure: error.message };
  } finally {
    session.close();
  }
}

/** An embedded environment knows no key until somebody registers one; elsewhere the settings name it. */
function needsKey(identities: Identities, identity: Identity, { isLocal }: RunSettings): boolean {
  return isLocal && identities.key(identity) === undefined;
}

async function withKey(session: Session, identity: Identity): Promise<string[]> {
  const { identities, settings, transport } = session;
  if (!needsKey(identities, identity, settings)) return [];
  session.ledger.begin({ suite: 'replay', step: 'register-key' });
  const algorithm = identity === 'second' ? localAlgorithms.second : localAlgorithms.primary;
  const name = identity === 'second' ? 'OFFBLOCKS_SECOND_SIGNING_KEY' : 'OFFBLOCKS_SIGNING_KEY';
  await registerKey(transport, identity, newSigningKey(name, algorithm));
  return [`a new signing key was registered for ${identity} in the embedded environment`];
}
