import { type HeaderLines, headerValues } from '../contract/message.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import { describeFailure } from '../http/transport-failure.ts';
import { withoutVolatile } from '../verdict/fingerprint.ts';
import { type Difference, jsonDifferences } from './json-differences.ts';
import type { Circumstances } from './volatility.ts';

/** Two answers to one request, place by place: `status`, headers that matter, then the body. */
export interface ComparedAnswers {
  readonly rows: readonly Difference[];
  /** Whether nothing differs but what differs each time. */
  readonly alike: boolean;
}

/** Headers that say something about the answer; dates, lengths and the connection are left out. */
const telling = [
  'content-type',
  'content-encoding',
  'location',
  'allow',
  'www-authenticate',
  'retry-after',
  'cache-control',
  'deprecation',
  'sunset',
];

type Recorded = Pick<ExchangeRecord, 'request' | 'response' | 'failure'>;

/**
 * Compares the recorded answer with the one to its replay; both as evidence, so without secrets.
 * @param newKey whether another idempotency key asked: then what was made up may be another; else it must be the same again
 */
export function compareAnswers(before: Recorded, now: Recorded, newKey: boolean): ComparedAnswers {
  const { method, url, body } = before.request;
  const circumstances = {
    makesAnew: newKey && method !== 'GET' && method !== 'HEAD',
    asked: `${url} ${body?.content ?? ''}`,
  };
  const rows = [
    pair('status', statusOf(before), statusOf(now)),
    ...telling.flatMap((name) => header(name, before.response?.headers ?? [], now.response?.headers ?? [])),
    ...bodyRows(before, now, circumstances),
  ];
  return { rows, alike: rows.every(({ relation }) => relation === 'same' || relation === 'volatile') };
}

function statusOf({ response, failure }: Recorded): string {
  if (response) return String(response.status);
  return failure ? `no answer: ${describeFailure(failure)}` : 'no answer';
}

function header(name: string, before: HeaderLines, now: HeaderLines): Difference[] {
  const [one, other] = [headerValues(before, name).join(', '), headerValues(now, name).join(', ')];
  return one === '' && other === '' ? [] : [pair(name, one, other)];
}

function pair(pointer: string, before: string, now: string): Difference {
  if (before === now) return { pointer, relation: 'same', before, now };
  if (before === '') return { pointer, relation: 'only-now', now };
  if (now === '') return { pointer, relation: 'only-before', before };
  const steady = withoutVolatile(before) === withoutVolatile(now);
  return steady
    ? { pointer, relation: 'volatile', before, now, why: 'an id or a time' }
    : { pointer, relation: 'differs', before, now };
}

function bodyRows(before: Recorded, now: Recorded, circumstances: Circumstances): Difference[] {
  if (!before.response || !now.response) return [];
  const [one, other] = [before.response.body, now.response.body];
  const [oldJson, newJson] = [parsed(one.content), parsed(other.content)];
  if (one.encoding === 'utf-8' && other.encoding === 'utf-8' && oldJson && newJson)
    return jsonDifferences(oldJson.value, newJson.value, circumstances).map((row) => ({
      ...row,
      pointer: `body${row.pointer}`,
    }));
  const row = pair('body', one.content, other.content);
  return one.content === '' && other.content === '' ? [] : [row];
}

function parsed(content: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(content) as unknown };
  } catch {
    return undefined;
  }
}
