import { operationStories } from './operation-stories.ts';
import { refusedStep } from './refused-step.ts';

/** C2, C3, C7–C10: bodies that break their schema, are no JSON, or are not called JSON. */
operationStories(
  'bodies',
  ({ family, kind }) => kind === 'invalid' && ['body', 'json', 'media-type'].includes(family),
  (step, operation, cases) => refusedStep(step, operation, cases, { twin: true }),
);
