import type { EvidenceRecord } from './records.ts';

const kinds: ReadonlySet<string> = new Set<EvidenceRecord['kind']>([
  'exchange',
  'delivery',
  'check',
  'planned',
  'step',
  'observation',
  'suite',
  'suite-fault',
]);

/** Whether a record has the members that its readers walk into; a foreign line must not crash the judge. */
function hasShape(kind: string, value: Record<string, unknown>): boolean {
  const texts = (...names: string[]): boolean => names.every((name) => typeof value[name] === 'string');
  const object = (name: string): boolean => typeof value[name] === 'object' && value[name] !== null;
  if (kind === 'exchange') {
    const request = object('request') && Array.isArray((value.request as { headers?: unknown }).headers);
    const response = value.response === undefined || typeof bodyOf(value.response) === 'string';
    return texts('id', 'suite', 'step') && object('intent') && request && response && areEvaluations(value.evaluations);
  }
  if (kind === 'delivery') return texts('id', 'suite', 'step', 'path') && areEvaluations(value.evaluations);
  if (kind === 'check') return texts('id', 'requirement', 'outcome') && Array.isArray(value.exchanges);
  if (kind === 'planned') return texts('id', 'requirement', 'suite', 'step');
  if (kind === 'step') return texts('suite', 'step', 'outcome');
  if (kind === 'observation') return texts('id', 'value');
  return kind === 'suite' ? texts('path') : texts('code', 'message');
}

function bodyOf(response: unknown): unknown {
  return (response as { body?: { content?: unknown } } | null)?.body?.content;
}

function areEvaluations(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((item: { requirement?: unknown; case?: unknown } | null) => {
      return typeof item?.requirement === 'string' && typeof item.case === 'string';
    })
  );
}

/** Reads one line of a journal; undefined where it is torn or not one of ours. */
export function parseRecord(line: string): EvidenceRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    const known = typeof kind === 'string' && kinds.has(kind) && hasShape(kind, value as Record<string, unknown>);
    return known ? (value as EvidenceRecord) : undefined;
  } catch {
    return undefined;
  }
}
