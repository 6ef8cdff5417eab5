import { describe, test } from '@jest/globals';
import type { Capability } from '../config/settings.ts';
import { sessionOfThisSuite } from './bridge.ts';
import { StepContext } from './step-context.ts';
import type { StepPlan } from './step-runner.ts';

/** What a whole suite needs before its first step makes sense. */
export interface StoryNeeds {
  readonly capabilities?: readonly Capability[];
  /** Whether the steps change something; they then don't apply where only reads are allowed. */
  readonly writes?: boolean;
}

/** Adds one step to a story: its name, what it owes, and what it does. */
export type AddStep = (name: string, plan: Partial<StepPlan>, body: (context: StepContext) => Promise<void>) => void;

/** Above any bound that a step may wait for by the settings, so that Jest never cuts a step off before it can say why. */
function jestTimeoutMs(pollBoundMs: number, timeoutMs: number): number {
  return 4 * pollBoundMs + 10 * timeoutMs;
}

/**
 * Declares a suite whose steps build on each other: each becomes one Jest test, in order; a failed step leaves the later
 * ones not reached. What each step owes is written down before the first one runs.
 * @param suite name of the suite, unique in the run: it begins the ids of its checks and exchanges
 */
export function story(suite: string, needs: StoryNeeds, declare: (step: AddStep) => void): void {
  const session = sessionOfThisSuite();
  const runner = session.runnerOf(suite);
  const { capabilities, readOnly, pollBoundMs, timeoutMs } = session.settings;
  const missing = (needs.capabilities ?? []).filter((capability) => !capabilities.has(capability));
  const refused = readOnly && needs.writes !== false;
  describe(suite, () => {
    declare((name, partial, body) => {
      if (/\s/.test(name)) throw new Error(`the step "${name}" of ${suite}: a name that begins ids has no white space`);
      const plan: StepPlan = {
        answers: partial.answers ?? [],
        refusals: partial.refusals ?? [],
        deliveries: partial.deliveries ?? [],
        proves: partial.proves ?? [],
      };
      runner.plan(name, plan);
      test(
        name,
        async () => {
          if (missing.length > 0 || refused) {
            runner.notApplicable(
              name,
              plan,
              refused
                ? 'the environment is production: only reads run there'
                : `the environment does not offer: ${missing.join(', ')}`,
            );
            return;
          }
          const context = new StepContext(session, suite, name);
          const messages = await runner.run(name, () => body(context));
          if (messages.length > 0) throw new Error(messages.join('\n'));
        },
        jestTimeoutMs(pollBoundMs, timeoutMs),
      );
    });
  });
}
