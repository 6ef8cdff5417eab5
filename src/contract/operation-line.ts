import { type Operation, operations, type Webhook, webhooks } from '../../generated/operations.ts';

/** The line in openapi.yaml of an operation or a webhook, by its name; undefined where the contract has none of this name. */
export function lineOf(name: string): number | undefined {
  const operation: Operation | undefined = operations[name as keyof typeof operations];
  const webhook: Webhook | undefined = webhooks[name as keyof typeof webhooks];
  return operation?.line ?? webhook?.line;
}
