import type { Settings } from '../config/settings.ts';
import { StepFailed } from '../evidence/ledger.ts';
import { describeFailure } from './transport-failure.ts';
import { Wire } from './wire.ts';

/**
 * Moves the environment's clock forward over its control URL, which is not part of the API (capability `clock`).
 * @throws StepFailed when there is no such URL or it does not obey
 */
export async function advanceClock(
  { clockUrl, timeoutMs }: Pick<Settings, 'clockUrl' | 'timeoutMs'>,
  advanceSeconds: number,
): Promise<void> {
  if (!clockUrl) throw new StepFailed({ kind: 'crash', message: 'the settings name no OFFBLOCKS_CLOCK_URL' });
  const wire = new Wire({ timeoutMs, connections: 1 });
  try {
    const body = new TextEncoder().encode(JSON.stringify({ advanceSeconds }));
    const { response, failure } = await wire.send({
      method: 'POST',
      url: clockUrl,
      headers: [['Content-Type', 'application/json']],
      body,
    });
    if (response && response.status < 300) return;
    const why = failure ? describeFailure(failure) : `it answered ${response?.status ?? 'nothing'}`;
    throw new StepFailed({ kind: 'environment', message: `the clock control ${clockUrl.href} does not obey: ${why}` });
  } finally {
    wire.close();
  }
}
