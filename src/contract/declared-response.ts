import type { DeclaredResponse, Operation } from '../../generated/operations.ts';

/** The answer that an operation declares for a status: the exact code, else its range (`4XX`), else `default` (OpenAPI 3.1.1 §4.8.16). */
export function declaredResponse(operation: Operation, status: number): DeclaredResponse | undefined {
  const { responses } = operation;
  return responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
}
