import { bodyCases } from './body-cases.ts';
import type { CaseContract, CaseOperation } from './case-contract.ts';
import { jsonSchemaOf } from './case-contract.ts';
import { methodCases } from './method-cases.ts';
import { parameterCases, pathCases } from './parameter-cases.ts';
import type { RequestCase } from './request-case.ts';

/** Every case of one operation, in an order that depends on the contract alone. */
export function operationCases(contract: CaseContract, operation: CaseOperation): RequestCase[] {
  return [
    ...bodyCases(contract, operation),
    ...parameterCases(contract, operation),
    ...pathCases(contract, operation),
    ...methodCases(contract, operation),
    ...acceptCases(operation),
  ];
}

/**
 * Every case of a contract.
 * @throws Error for two cases with the same id, and for a request body without a valid example
 */
export function contractCases(contract: CaseContract): RequestCase[] {
  const cases = contract.operations.flatMap((operation) => operationCases(contract, operation));
  const ids = new Set<string>();
  for (const { id } of cases) {
    if (ids.has(id)) throw new Error(`CASE_ID_TWICE  ${id}: a report could not tell the two cases apart`);
    ids.add(id);
  }
  return cases;
}

/** A12: asks an operation that answers JSON for XML, which it may refuse with 406 or ignore (RFC 9110, section 12.5.1). */
function acceptCases({ operationId, responses }: CaseOperation): RequestCase[] {
  const answersJson = Object.entries(responses).some(
    ([status, { schemas }]) => /^2/.test(status) && jsonSchemaOf(schemas) !== undefined,
  );
  if (!answersJson) return [];
  return [
    {
      id: `${operationId}.accept.xml`,
      operationId,
      family: 'accept',
      kind: 'valid',
      rule: 'accept',
      change: { part: 'header', name: 'Accept', edit: { kind: 'value', value: 'application/xml' } },
      refusals: [406],
    },
  ];
}
