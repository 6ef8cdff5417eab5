import type { CaseContract, CaseOperation } from './case-contract.ts';
import type { RequestCase } from './request-case.ts';

/** Methods that act or read; HEAD and OPTIONS are a server's own affair (RFC 9110, sections 9.1 and 9.3). */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** A10, A23: methods that a path does not declare, and a path below it that nobody declares; told at its first operation. */
export function methodCases({ operations }: CaseContract, operation: CaseOperation): RequestCase[] {
  const { operationId, path } = operation;
  const onPath = operations.filter((other) => other.path === path);
  if (onPath[0]?.operationId !== operationId) return [];
  const common = { operationId, family: 'method', kind: 'invalid' } as const;
  const undeclared = methods.filter((method) => !onPath.some((other) => other.method === method));
  const suffix = ['/nothing-here', '/nothing-here/at-all'].find(
    (text) => !operations.some((other) => matches(other.path, path + text)),
  );
  return [
    ...undeclared.map(
      (method): RequestCase => ({
        ...common,
        id: `${operationId}.method.${method}`,
        rule: 'method',
        change: { part: 'method', method },
        refusals: [405, 404],
      }),
    ),
    ...(suffix === undefined
      ? []
      : [
          {
            ...common,
            id: `${operationId}.path.nothing-here`,
            rule: 'unknown-path',
            change: { part: 'suffix' as const, text: suffix },
            refusals: [404],
          },
        ]),
  ];
}

function matches(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith('{') || part === given[index]);
}
