import document from '../../generated/contract.json' with { type: 'json' };
import { type Operation, operations } from '../../generated/operations.ts';
import { validators } from '../../generated/validators.mjs';
import { contractCases } from '../../src/cases/contract-cases.ts';
import { judgeBy } from '../../src/cases/judge.ts';
import type { RequestCase } from '../../src/cases/request-case.ts';

/** Every operation of the contract, in its order. */
export const allOperations: readonly Operation[] = Object.values(operations);

/** Every case of the contract. */
export const allCases: readonly RequestCase[] = contractCases({
  document,
  operations: allOperations,
  judge: judgeBy(validators),
});
