import { story } from '../../src/jest/story.ts';
import { mutationStory } from './mutation-story.ts';
import { customerOperations } from './signed-operations.ts';

story('signatures-second-tenant', { capabilities: ['simulator', 'tenants'] }, (step) =>
  mutationStory(
    'second',
    customerOperations.filter(({ thorough }) => thorough),
    step,
  ),
);
