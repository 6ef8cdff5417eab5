import { acceptedStep } from './accepted-step.ts';
import { operationStories } from './operation-stories.ts';

/** C1, C5, C12, A12, A24: values at their boundaries, texts that get mangled, properties that are not the caller's. */
operationStories('values', ({ kind }) => kind === 'valid', acceptedStep);
