import { derivedUuid, externalIdMark } from '../config/derivation.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { Identity } from '../evidence/records.ts';
import { call, type Invoke } from '../http/call.ts';
import type { Transport } from '../http/transport.ts';
import { listCustomers, setActivity } from './customer-calls.ts';

/** What came of tidying up. */
export interface CleanedUp {
  /** Customers of the run that were active and are not any more. */
  readonly deactivated: number;
  /** Subscriptions of the run that were still there and are not any more. */
  readonly unsubscribed: number;
  /** What should have gone and did not. */
  readonly left: number;
  /** Customers of the run that stay, in whatever status; null where they could not be listed. */
  readonly remaining: number | null;
}

/**
 * Removes what a run leaves behind at a tenant, as far as the API has an operation for it: active customers are
 * deactivated, known by the run id in their externalId; subscriptions are deleted. What fails is counted, and judged like
 * every exchange.
 * @param subscriptions ids of webhook subscriptions that the run made and did not delete
 * @param mark how the externalId of what may go begins; by default what this run made
 */
export async function cleanUp(
  transport: Transport,
  identity: Identity,
  subscriptions: readonly string[],
  mark: string = externalIdMark(transport.shared.settings),
): Promise<CleanedUp> {
  const { settings, ledger } = transport.shared;
  ledger.begin({ suite: 'clean-up', step: identity });
  const succeeds = async (name: string, invoke: Invoke<unknown>): Promise<boolean> => {
    const idempotencyKey = derivedUuid(settings, `clean-up/${name}`);
    const { status } = await answered(call(transport, invoke, { identity, idempotencyKey }));
    return status < 300;
  };
  const { data } = await answered(call(transport, listCustomers(), { identity }));
  const own = data?.filter(({ externalId }) => externalId?.startsWith(mark));
  const active = (own ?? [])
    .filter(({ status }) => status === 'active')
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const deactivated = await Promise.all(active.map(({ id }) => succeeds(id, setActivity(id, 'deactivate'))));
  const unsubscribed = await Promise.all(
    subscriptions.map((webhookId) =>
      succeeds(webhookId, (client) => client.deleteWebhook({ params: { path: { webhookId } } })),
    ),
  );
  return {
    deactivated: deactivated.filter(Boolean).length,
    unsubscribed: unsubscribed.filter(Boolean).length,
    left: [...deactivated, ...unsubscribed].filter((gone) => !gone).length + (data === undefined ? 1 : 0),
    remaining: own?.length ?? null,
  };
}

/** An environment that stopped answering leaves things behind; the verdict is about what came before. */
async function answered<T>(
  reply: Promise<{ status: number; data: T | undefined }>,
): Promise<{ status: number; data: T | undefined }> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof StepFailed) return { status: 599, data: undefined };
    throw error;
  }
}
