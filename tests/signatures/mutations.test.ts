import { story } from '../../src/jest/story.ts';
import { mutationStory } from './mutation-story.ts';
import { customerOperations } from './signed-operations.ts';

story('signatures', { capabilities: ['simulator'] }, (step) => mutationStory('primary', customerOperations, step));
