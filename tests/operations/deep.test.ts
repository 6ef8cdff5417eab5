import { numericSeed } from '../../src/cases/arbitrary-seed.ts';
import type { Capability } from '../../src/config/settings.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { type AddStep, story } from '../../src/jest/story.ts';
import { allOperations } from './cases.ts';
import { bodyPointer, isFree } from './deep-bodies.ts';
import { invalidProofs, malformedProofs, sendInvalid, sendMalformed } from './deep-invalid.ts';
import type { DeepEffort } from './deep-property.ts';
import { sendTexts, textProofs } from './deep-texts.ts';
import { sendValid, validProofs } from './deep-valid.ts';
import { type Precondition, preconditionOf } from './preconditions.ts';

type DeepOperation = (typeof allOperations)[number];

/** Other bodies in every run; the run id is part of them, because a body that made something can't make it again. */
function effort({ session }: StepContext, what: string, runs: number): DeepEffort {
  const { seed, runId } = session.settings;
  return { seed: numericSeed(`${seed}/${runId}`, what), runs };
}

/** C1, C2, C8, C11, C16: random bodies from the schema, right and wrong, and texts that nobody should have to send. */
function addSteps(step: AddStep, operation: DeepOperation, precondition: Precondition): void {
  const { operationId } = operation;
  const pointer = bodyPointer(operation);
  if (pointer !== undefined) {
    const free = isFree(pointer, precondition);
    step(`${operationId}-valid`, { proves: validProofs(operationId, free) }, (t) =>
      sendValid(t, operation, pointer, free, effort(t, `${operationId} valid`, free ? 50 : 20)),
    );
    step(`${operationId}-invalid`, { proves: invalidProofs(operationId, pointer) }, (t) =>
      sendInvalid(t, operation, pointer, effort(t, `${operationId} invalid`, 60)),
    );
    step(`${operationId}-malformed`, { proves: malformedProofs(operationId) }, (t) =>
      sendMalformed(t, operation, pointer, effort(t, `${operationId} malformed`, 40)),
    );
  }
  if (pointer !== undefined || operation.pathParameters.length > 0)
    step(`${operationId}-texts`, { proves: textProofs(operation) }, (t) => sendTexts(t, operation));
}

// The pair that destructive operations need is used up elsewhere at the same time: they are left to the gate's cases.
for (const capability of [undefined, 'simulator', 'webhooks'] as const satisfies (Capability | undefined)[]) {
  const name = capability === undefined ? 'deep' : `deep-${capability}`;
  story(name, capability === undefined ? {} : { capabilities: [capability] }, (step) => {
    for (const operation of allOperations) {
      const precondition = preconditionOf(operation.operationId);
      if (precondition.capability === capability) addSteps(step, operation, precondition);
    }
  });
}
