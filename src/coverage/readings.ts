import { headerValue } from '../contract/message.ts';
import { longestKept } from '../evidence/recorded-body.ts';
import type { DeliveryRecord, ExchangeRecord, RecordedBody } from '../evidence/records.ts';
import type { CoverageOperation } from './coverage-contract.ts';
import type { OperationParts, Part, Parts } from './parts.ts';
import { type Seen, seenIn } from './seen.ts';

/** What was recorded of one part of an exchange or a delivery. */
export interface Reading {
  readonly source: ExchangeRecord | DeliveryRecord;
  readonly part: Part;
  /** The whole value; undefined where there was none. */
  readonly value: unknown;
  readonly seen: readonly Seen[];
}

/** The readings of one record, and how many of its bodies evidence keeps only the beginning of. */
export interface Read {
  readonly readings: readonly Reading[];
  readonly cut: number;
}

const nothing: Read = { readings: [], cut: 0 };

/** Reads what evidence kept of an exchange that was answered; one without an answer exercised nothing. */
export function readExchange(parts: Parts, source: ExchangeRecord): Read {
  const own = parts.operations.get(source.operation ?? '');
  if (!own || !source.response) return nothing;
  const { request, response } = source;
  const path = pathParameters(own.operation, request.url);
  const status = declaredStatus(own, response.status);
  const answers = status === undefined ? [] : (own.answers.get(status) ?? []);
  return together([
    ...own.request.map((part) => {
      if (part.carrier === 'body') return readBody(source, part, request.body);
      return readText(source, part, part.carrier === 'path' ? path[part.name] : textOf(request, part));
    }),
    ...answers.map((part) =>
      part.carrier === 'body'
        ? readBody(source, part, response.body)
        : readText(source, part, headerValue(response.headers, part.name)),
    ),
  ]);
}

/** Reads what evidence kept of a delivery. */
export function readDelivery(parts: Parts, source: DeliveryRecord): Read {
  const part = parts.events.get(source.operation ?? '');
  return part ? readBody(source, part, source.body) : nothing;
}

/** The status of an operation that an answer belongs to, as declared: `200`, `4XX` or `default` (OpenAPI 3.1.1 §4.8.16). */
export function declaredStatus({ answers }: OperationParts, status: number): string | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((declared) => answers.has(declared));
}

/** The path parameters of a URL, decoded, by the operation's template; where the API begins below a base path, it ends alike. */
export function pathParameters({ path }: Pick<CoverageOperation, 'path'>, url: string): Record<string, string> {
  const template = path.split('/').slice(1);
  const segments = url
    .replace(/[?#].*$/, '')
    .split('/')
    .slice(-template.length);
  const bound = template.flatMap((part, index) => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    return name === undefined ? [] : [[name, decoded(segments[index] ?? '')] as const];
  });
  return Object.fromEntries(bound);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function textOf({ url, headers }: ExchangeRecord['request'], { carrier, name }: Part): string | undefined {
  if (carrier === 'header') return headerValue(headers, name);
  const query = /\?([^#]*)/.exec(url)?.[1];
  return query === undefined ? undefined : (new URLSearchParams(query).get(name) ?? undefined);
}

function readText(source: Reading['source'], part: Part, value: string | undefined): Read {
  return { readings: [reading(source, part, value)], cut: 0 };
}

function readBody(source: Reading['source'], part: Part, body: RecordedBody | undefined): Read {
  if (body === undefined || body.bytes === 0) return readText(source, part, undefined);
  if (body.encoding !== 'utf-8') return nothing;
  try {
    return { readings: [reading(source, part, JSON.parse(body.content))], cut: 0 };
  } catch {
    // What is no JSON says nothing about keywords; what was cut could have.
    return { readings: [], cut: body.content.length >= longestKept ? 1 : 0 };
  }
}

function reading(source: Reading['source'], part: Part, value: unknown): Reading {
  return { source, part, value, seen: value === undefined ? [] : seenIn(part.root, value) };
}

function together(all: readonly Read[]): Read {
  return { readings: all.flatMap(({ readings }) => readings), cut: all.reduce((sum, { cut }) => sum + cut, 0) };
}
