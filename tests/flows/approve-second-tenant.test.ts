import { story } from '../../src/jest/story.ts';
import { approveStory } from './approve-story.ts';

story('approve-second-tenant', { capabilities: ['simulator', 'tenants'] }, (step) => approveStory('second', step));
