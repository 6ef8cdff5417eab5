import { type Operation, operations } from '../../../generated/operations.ts';
import { checkResponse } from '../../../src/contract/check-response.ts';
import type { Confidential, Exchange } from '../../../src/contract/exchange.ts';
import { checkId, type Finding } from '../../../src/contract/finding.ts';
import type { HeaderLines, ReceivedResponse } from '../../../src/contract/message.ts';
import { matchOperation } from '../../../src/contract/operation-match.ts';
import { resolveSchema, valueAt } from '../../../src/contract/schema-aspects.ts';

/** All operations of the contract, without their literal types. */
export const everyOperation: readonly Operation[] = Object.values(operations);

/** Secrets that no synthetic answer has, except where a test puts them. */
export const confidential: readonly Confidential[] = [
  { name: 'the API secret', value: '64ec/77db2+585887c80ed62' },
  { name: 'the token', value: 'opaque-token-0123456789', issuedBy: 'issueToken' },
];

/** What differs from an honest answer. */
export interface Deviation {
  readonly status?: number;
  readonly headers?: HeaderLines;
  readonly body?: Uint8Array | string;
  readonly response?: Partial<ReceivedResponse>;
  readonly exchange?: Partial<Exchange>;
}

/** The value of the first example of a declared answer that is no empty list; undefined where it has no content. */
export function exampleOf(operation: Operation, status: number): unknown {
  const declared = operation.responses[String(status)];
  const content = (valueAt(declared?.pointer ?? '') as { content?: Record<string, { examples?: object }> }).content;
  const examples = Object.values(Object.values(content ?? {})[0]?.examples ?? {}).map(
    (example) => (resolveSchema(example) as { value: unknown }).value,
  );
  return examples.find((value) => !Array.isArray(value) || value.length > 0);
}

function pathOf(operation: Operation, example: unknown): string {
  const id = (example as { id?: unknown } | undefined)?.id;
  return operation.path.replace(/\{[^}]+\}/g, typeof id === 'string' ? id : '04c5851c-4386-5bd9-9f89-08312f8aee3a');
}

/** An exchange in which the answer is the contract's own example, but for the deviation. */
export function exchangeOf(operation: Operation, status: number, deviation: Deviation = {}): Exchange {
  const declared = operation.responses[String(status)];
  const example = exampleOf(operation, status);
  const path = pathOf(operation, example);
  const match = matchOperation(operation.method, path);
  if (match === undefined) throw new Error(`no operation matches ${operation.method} ${path}`);
  const { body = example === undefined ? '' : JSON.stringify(example) } = deviation;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const mediaType = declared?.mediaTypes[0];
  const honest: [string, string][] = [
    ['Date', new Date().toUTCString()],
    ...(mediaType === undefined ? [] : [['Content-Type', mediaType] as [string, string]]),
    ...(status === 401 ? [['WWW-Authenticate', 'Bearer'] as [string, string]] : []),
  ];
  const replaced = new Set((deviation.headers ?? []).map(([name]) => name.toLowerCase()));
  return {
    match,
    request: { method: operation.method, url: new URL(`http://api.test/v1${path}`), headers: [] },
    response: {
      status: deviation.status ?? status,
      reason: '',
      headers: [
        ...honest.filter(([name]) => !replaced.has(name.toLowerCase())),
        ...(deviation.headers ?? []).filter(([, value]) => value !== ''),
      ],
      body: bytes,
      encodedLength: bytes.length,
      receivedAtMs: Date.now(),
      ...deviation.response,
    },
    intent: { kind: 'valid', provokes: [] },
    confidential,
    ...deviation.exchange,
  };
}

/** The findings on an exchange, each with the id of its check. */
export function findingsOf(exchange: Exchange): (Finding & { readonly id: string })[] {
  return checkResponse(exchange).flatMap(({ requirement, case: caseId, finding }) =>
    finding ? [{ ...finding, id: checkId(requirement, caseId) }] : [],
  );
}

/** The requirements that an exchange breaks, each once. */
export function brokenBy(exchange: Exchange): string[] {
  return [...new Set(findingsOf(exchange).map(({ requirement }) => requirement))];
}

/** Every answer with a JSON body that the contract declares. */
export const answersWithBody = everyOperation.flatMap((operation) =>
  Object.keys(operation.responses).flatMap((status) => {
    const example = exampleOf(operation, Number(status));
    const name = `${operation.operationId}.${status}`;
    return example === undefined ? [] : [{ name, operation, status: Number(status), example }];
  }),
);
