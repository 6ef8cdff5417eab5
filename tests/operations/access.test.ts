import { destructiveStory } from './operation-stories.ts';
import { refusedStep } from './refused-step.ts';

/**
 * What is wrong with requests that change credentials and keys. Nothing here may have an effect, and the disposable pair
 * must still be alive for it, so that this runs ahead of the serial suites, which use the pair up.
 */
destructiveStory(
  'access',
  ({ kind }) => kind === 'invalid',
  (step, operation, cases) =>
    // The only valid deletion ends the pair: it is the last step of the credentials' own suite.
    refusedStep(step, operation, cases, { twin: operation.operationId.startsWith('update') }),
);
