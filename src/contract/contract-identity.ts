import { contract, operations } from '../../generated/operations.ts';

/** Which contract the suite was generated from: title and version as the document names them, and the document's SHA-256. */
export const contractIdentity = { title: contract.title, version: contract.version, hash: contract.hash } as const;

/** Line of each operation in openapi.yaml, from 1. */
export const operationLines: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(operations).map(({ operationId, line }) => [operationId, line] as const),
);
