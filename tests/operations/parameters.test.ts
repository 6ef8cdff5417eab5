import { operationStories } from './operation-stories.ts';
import { refusedStep } from './refused-step.ts';

/** C3, C21, C22, A10, A23: headers, ids in the path, methods and paths that the contract does not know. */
operationStories(
  'parameters',
  ({ family, kind }) => kind === 'invalid' && ['header', 'query', 'path', 'method'].includes(family),
  (step, operation, cases) => refusedStep(step, operation, cases, { twin: true }),
);
