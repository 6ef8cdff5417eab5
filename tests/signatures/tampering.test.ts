import { story } from '../../src/jest/story.ts';
import { tamperingStory } from './tampering-story.ts';

story('signatures', {}, (step) => tamperingStory('primary', step));
