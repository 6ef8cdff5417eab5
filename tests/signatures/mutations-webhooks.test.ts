import { story } from '../../src/jest/story.ts';
import { mutationStory } from './mutation-story.ts';
import { webhookOperations } from './signed-operations.ts';

story('signatures-webhooks', { capabilities: ['webhooks'] }, (step) =>
  mutationStory('primary', webhookOperations, step),
);
