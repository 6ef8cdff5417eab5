import { headerValue, mediaTypeOf } from '../../contract/message.ts';
import { longestKept } from '../../evidence/recorded-body.ts';
import type { ExchangeRecord, RecordedBody } from '../../evidence/records.ts';
import type { Json } from '../../generate/json.ts';
import { type DeclaredAnswer, type DeclaredOperation, type DriftContract, declaredAnswer } from './drift-contract.ts';

/** An answered exchange as drift looks at it. */
export interface ReadAnswer {
  readonly record: ExchangeRecord;
  readonly status: number;
  /** What the contract declares; undefined for a request that fits none of its operations. */
  readonly operation: DeclaredOperation | undefined;
  readonly declared: DeclaredAnswer | undefined;
  readonly mediaType: string | undefined;
  /** The JSON of the body; undefined for none, for other media types and for a body of which only the beginning was kept. */
  readonly body: Json | undefined;
  /** Whether evidence kept only the beginning. */
  readonly cut: boolean;
  /** A valid request that was served: only these tell what answers look like. */
  readonly served: boolean;
}

/** Reads one exchange; undefined for one without an answer. */
export function readAnswer({ operations }: DriftContract, record: ExchangeRecord): ReadAnswer | undefined {
  const { response, intent } = record;
  if (response === undefined) return undefined;
  const { status, headers } = response;
  const operation = operations.get(record.operation ?? '');
  const { body, cut } = readJson(response.body);
  return {
    record,
    status,
    operation,
    declared: operation === undefined ? undefined : declaredAnswer(operation, status),
    mediaType: response.body.bytes === 0 ? undefined : mediaTypeOf(headerValue(headers, 'content-type')),
    body,
    cut,
    served: intent.kind === 'valid' && status >= 200 && status < 300,
  };
}

/** The JSON of a recorded body. */
export function readJson({ encoding, content, bytes }: RecordedBody): { body: Json | undefined; cut: boolean } {
  if (bytes === 0 || encoding !== 'utf-8') return { body: undefined, cut: false };
  try {
    return { body: JSON.parse(content) as Json, cut: false };
  } catch {
    return { body: undefined, cut: content.length >= longestKept };
  }
}

/** Whether evidence holds a secret back here: then nothing but its place is known. */
export function isHeldBack(value: unknown): boolean {
  return typeof value === 'string' && value.includes('[secret ');
}
