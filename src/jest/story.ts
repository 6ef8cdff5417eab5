import { describe, test } from '@jest/globals';
import type { Capability, Settings } from '../config/settings.ts';
import { lanesOfThisGroup, sessionOfThisSuite } from './bridge.ts';
import { StepContext } from './step-context.ts';
import type { StepPlan } from './step-runner.ts';

/** What a whole suite needs before its first step makes sense. */
export interface StoryNeeds {
  readonly capabilities?: readonly Capability[];
  /** Whether the steps change something; they then don't apply where only reads are allowed. */
  readonly writes?: boolean;
  /** Whether nothing else of its process may run beside it: its requests are to arrive at the same time. */
  readonly alone?: boolean;
}

/** Adds one step to a story: its name, what it owes, and what it does. */
export type AddStep = (name: string, plan: Partial<StepPlan>, body: (context: StepContext) => Promise<void>) => void;

type Bounds = Pick<Settings, 'pollBoundMs' | 'webhookBoundMs' | 'timeoutMs'>;

/** Above any bound that a step may wait for by the settings, in milliseconds, so that none is cut off before it can say why. */
export function longestStepMs({ pollBoundMs, webhookBoundMs, timeoutMs }: Bounds): number {
  return 4 * pollBoundMs + 6 * webhookBoundMs + 10 * timeoutMs;
}

/** A test whose step runs in a lane may wait for the steps of other stories first; the lane bounds the step itself. */
const dayMs = 86_400_000;

/**
 * Declares a suite whose steps build on each other: each becomes one Jest test, in order; a failed step leaves the later
 * ones not reached. What each step owes is written down before the first one runs.
 * @param suite name of the suite, unique in the run: it begins the ids of its checks and exchanges
 */
export function story(suite: string, needs: StoryNeeds, declare: (step: AddStep) => void): void {
  const session = sessionOfThisSuite();
  const runner = session.runnerOf(suite);
  const lanes = lanesOfThisGroup();
  const laneStep = lanes?.add(suite, needs.alone === true);
  const reason = whyNotApplicable(session.settings, needs);
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
      const run = async (): Promise<string[]> => {
        if (reason === undefined) return runner.run(name, () => body(new StepContext(session, suite, name)));
        runner.notApplicable(name, plan, reason);
        return [];
      };
      const queued = laneStep?.(run);
      test(
        name,
        async () => {
          lanes?.start();
          const messages = await (queued?.outcome ?? run());
          if (messages.length > 0) throw new Error(messages.join('\n'));
        },
        queued ? dayMs : longestStepMs(session.settings),
      );
    });
  });
}

function whyNotApplicable({ capabilities, readOnly }: Settings, needs: StoryNeeds): string | undefined {
  if (readOnly && needs.writes !== false) return 'the environment is production: only reads run there';
  const missing = (needs.capabilities ?? []).filter((capability) => !capabilities.has(capability));
  return missing.length > 0 ? `the environment does not offer: ${missing.join(', ')}` : undefined;
}
