import { story } from '../../src/jest/story.ts';
import { approveStory } from './approve-story.ts';

story('approve', { capabilities: ['simulator'] }, (step) => approveStory('primary', step));
