import type { Operation } from '../http/operation.ts';
import { authenticationOperations } from './authentication.ts';
import { challengeOperations } from './challenges.ts';
import { customerOperations } from './customers.ts';
import { simulatorOperations } from './simulator.ts';
import { webhookOperations } from './webhooks.ts';

/** All documented operations that the environment offers. */
export const operations: readonly Operation[] = [
  ...authenticationOperations,
  ...customerOperations,
  ...challengeOperations,
  ...simulatorOperations,
  ...webhookOperations,
];
