import { story } from '../../src/jest/story.ts';
import { tamperingStory } from './tampering-story.ts';

story('signatures-second-tenant', { capabilities: ['tenants'] }, (step) => tamperingStory('second', step));
