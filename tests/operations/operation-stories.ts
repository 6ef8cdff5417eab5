import type { Operation } from '../../generated/operations.ts';
import type { RequestCase } from '../../src/cases/request-case.ts';
import type { Capability } from '../../src/config/settings.ts';
import { type AddStep, story } from '../../src/jest/story.ts';
import { allCases, allOperations } from './cases.ts';
import { preconditions } from './preconditions.ts';

/** Adds the step of one operation with those of its cases that a suite is about. */
export type OperationStep = (step: AddStep, operation: Operation, cases: readonly RequestCase[]) => void;

/** The capability that an operation needs; none for one without a precondition, whose step then says what is missing. */
function capabilityOf(operationId: string): Capability | undefined {
  return Object.entries(preconditions).find(([name]) => name === operationId)?.[1].capability;
}

/** Whether a case asks for the acceptance of another value where only one can be accepted. */
function isBound({ operationId, change, kind, family }: RequestCase): boolean {
  const bound = Object.entries(preconditions).find(([name]) => name === operationId)?.[1].bound ?? [];
  return (
    kind === 'valid' && (family === 'body' || family === 'text') && change.part === 'body' && bound.includes(change.at)
  );
}

/** One story for each capability that operations need, with one step for each operation that has such cases. */
export function operationStories(name: string, wanted: (each: RequestCase) => boolean, addStep: OperationStep): void {
  const groups: readonly (Capability | undefined)[] = [undefined, 'simulator', 'webhooks'];
  for (const capability of groups) {
    const operations = allOperations.filter(({ operationId }) => capabilityOf(operationId) === capability);
    storyOf(capability === undefined ? name : `${name}-${capability}`, capability, operations, wanted, addStep);
  }
}

/** The story of the operations that only the disposable credentials may call. */
export function destructiveStory(name: string, wanted: (each: RequestCase) => boolean, addStep: OperationStep): void {
  const operations = allOperations.filter(({ operationId }) => capabilityOf(operationId) === 'destructive');
  storyOf(name, 'destructive', operations, wanted, addStep);
}

function storyOf(
  name: string,
  capability: Capability | undefined,
  operations: readonly Operation[],
  wanted: (each: RequestCase) => boolean,
  addStep: OperationStep,
): void {
  story(name, capability === undefined ? {} : { capabilities: [capability] }, (step) => {
    for (const operation of operations) {
      const cases = allCases.filter(
        (each) => each.operationId === operation.operationId && wanted(each) && !isBound(each),
      );
      if (cases.length > 0) addStep(step, operation, cases);
    }
  });
}
