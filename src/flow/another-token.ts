import type { Secret } from '../config/secret.ts';
import type { Credentials } from '../config/settings.ts';
import { tokenSecret } from '../http/identities.ts';
import type { Caller, PollBounds } from './poll-customer.ts';

/**
 * Another token for a pair of credentials than the one in use. Two that are made within a second may be the same text, so
 * that it asks again until the bound is over.
 * @param used the token in use, if there is one
 * @returns undefined where the environment gives no other
 */
export async function anotherToken(
  caller: Caller,
  { apiKey, apiSecret }: Pick<Credentials, 'apiKey' | 'apiSecret'>,
  used: Secret | undefined,
  bounds: PollBounds,
): Promise<Secret | undefined> {
  const body = { apiKey: apiKey.reveal(), apiSecret: apiSecret.reveal() };
  const end = performance.now() + bounds.pollBoundMs;
  for (;;) {
    const { data } = await caller((client) => client.issueToken({ body }));
    if (data?.token === undefined) return undefined;
    if (data.token !== used?.reveal()) return tokenSecret(data.token);
    if (performance.now() + bounds.pollIntervalMs > end) return undefined;
    await new Promise((resolve) => setTimeout(resolve, bounds.pollIntervalMs));
  }
}
