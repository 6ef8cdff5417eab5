import { deliveriesStory } from './deliveries-story.ts';
import { deliveriesTenantsStory } from './deliveries-tenants-story.ts';

// In one file, because behind a public callback URL there is one port to listen on.
deliveriesStory();
deliveriesTenantsStory();
