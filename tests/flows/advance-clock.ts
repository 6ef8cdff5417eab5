import type { StepContext } from '../../src/jest/step-context.ts';

/** Most of the hour that challenges, keys and by default tokens live, and what makes it a little more than one. */
export const mostOfAnHourSeconds = 3300;
export const restSeconds = 360;

/** Moves the clock; the first answer tells the new time, so that the next request is signed at the environment's now. */
export async function advance(t: StepContext, seconds: number): Promise<void> {
  await t.session.advanceClock(seconds);
  await t.call((client) => client.issueToken({ body: { apiKey: t.uuid('nobody'), apiSecret: 'nobody' } }), {
    identity: 'nobody',
    intent: { kind: 'invalid', provokes: [401] },
  });
}
