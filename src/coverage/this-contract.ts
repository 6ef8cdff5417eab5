import document from '../../generated/contract.json' with { type: 'json' };
import { type Operation, operations, webhooks } from '../../generated/operations.ts';
import { validators } from '../../generated/validators.mjs';
import type { CaseContract } from '../cases/case-contract.ts';
import { operationCases } from '../cases/contract-cases.ts';
import { judgeBy } from '../cases/judge.ts';
import type { CoverageContract } from './coverage-contract.ts';

const all: readonly Operation[] = Object.values(operations);
const cases: CaseContract = { document, operations: all, judge: judgeBy(validators) };

/** What can be covered of the generated contract. */
export const thisContract: CoverageContract = {
  document,
  operations: all,
  webhooks: Object.values(webhooks),
  judge(pointer, value) {
    const validate = validators[pointer];
    if (validate === undefined) throw new Error(`no validator was generated for ${pointer}; run: npm run generate`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ keyword, instancePath, params }) => {
      const missing: unknown = params.missingProperty;
      return { keyword, instancePath, ...(typeof missing === 'string' ? { missing } : {}) };
    });
  },
  casesOf(operationId) {
    const operation = all.find((each) => each.operationId === operationId);
    return operation ? operationCases(cases, operation) : [];
  },
};
