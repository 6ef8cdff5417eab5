import { StepFailed } from '../evidence/ledger.ts';
import { call, type Reply } from '../http/call.ts';
import { openSession } from '../http/session.ts';
import { SigningError } from '../signing/signing-error.ts';
import { type Alternative, alternatives } from './alternatives.ts';
import { answeredWithPage, oneLine } from './answer-text.ts';
import type { Examination } from './examination.ts';
import type { Attempt } from './row.ts';
import type { TenantIdentity } from './tenant-settings.ts';

/** A token that was taken a moment ago stays good for the few reads that follow, in milliseconds. */
const tokenLifeMs = 600_000;

/** Statuses that refuse a signed read for its token or signature. */
export const refusedStatuses: readonly number[] = [400, 401, 403];

/** One signed read, and nothing else: GET /customers. */
export function signedRead(
  transport: Examination['session']['transport'],
  tenant: TenantIdentity,
): Promise<Reply<unknown>> {
  return call(transport, (client) => client.listCustomers({}), { identity: tenant });
}

type Outcome = Pick<Attempt, 'outcome' | 'came'>;

/**
 * Repeats a refused read with other plausible choices of the open settings, one after the other, until one is accepted
 * or the environment answers with something else than a refusal. Nothing is written.
 * @param refused the read as it was refused
 */
export async function tryAlternatives(
  examination: Examination,
  tenant: TenantIdentity,
  refused: Reply<unknown>,
): Promise<Attempt[]> {
  const first = answerText(refused);
  const attempts: Attempt[] = [];
  for (const [index, alternative] of alternatives(examination.settings).entries()) {
    const { outcome, came } = await attempt(examination, tenant, alternative, index + 1);
    const { setting, value } = alternative;
    const told = came === first ? 'the same answer' : came;
    attempts.push({ setting, ...(value === undefined ? {} : { value }), came: told, outcome });
    if (outcome !== 'refused') break;
  }
  return attempts;
}

function answerText({ status, answer }: Reply<unknown>): string {
  return status < 300 ? String(status) : oneLine(`${status} ${answer.record.response?.body.content ?? ''}`, 100);
}

function outcomeOf({ status, answer }: Reply<unknown>): Attempt['outcome'] {
  if (refusedStatuses.includes(status)) return 'refused';
  return status < 300 && !answeredWithPage(answer.record) ? 'accepted' : 'undecided';
}

async function attempt(
  { session: original }: Examination,
  tenant: TenantIdentity,
  { settings }: Alternative,
  number: number,
): Promise<Outcome> {
  const session = openSession(settings, `doctor-attempt-${number}`, 1);
  try {
    session.ledger.begin({ suite: 'doctor', step: `attempt-${number}` });
    inherit(session, original, tenant);
    const reply = await signedRead(session.transport, tenant);
    return { outcome: outcomeOf(reply), came: answerText(reply) };
  } catch (error) {
    if (error instanceof SigningError) return { outcome: 'refused', came: `not sent: ${error.code}` };
    if (!(error instanceof StepFailed) || error.stepCause.kind === 'crash') throw error;
    return { outcome: 'undecided', came: oneLine(error.message) };
  } finally {
    session.close();
  }
}

/** Hands on the token, the key and the environment's time, so that the one difference is the choice tried. */
function inherit(session: Examination['session'], original: Examination['session'], tenant: TenantIdentity): void {
  const now = original.clock.nowMs();
  session.clock.observe([['Date', new Date(now).toUTCString()]], Date.now());
  const [secret, key] = [original.identities.token(tenant, now), original.identities.key(tenant)];
  if (secret) {
    session.redactor.add(secret);
    session.identities.setToken(tenant, { secret, staleAtMs: now + tokenLifeMs });
  }
  if (key) session.identities.setKey(tenant, key);
}
