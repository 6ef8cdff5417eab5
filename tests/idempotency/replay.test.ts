import { story } from '../../src/jest/story.ts';
import { customerOperations, webhookOperations } from './modifying-operations.ts';
import { replayStory } from './replay-story.ts';

story('idempotency', { capabilities: ['simulator'] }, (step) => replayStory('primary', customerOperations, step));
story('idempotency-webhooks', { capabilities: ['webhooks'] }, (step) =>
  replayStory('primary', webhookOperations, step),
);
