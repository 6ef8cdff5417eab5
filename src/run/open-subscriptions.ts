import type { EvidenceRecord, Identity } from '../evidence/records.ts';

/** The subscriptions that a run made and did not delete, by the evidence, each with the tenant that made it. */
export function openSubscriptions(
  records: readonly EvidenceRecord[],
): { readonly id: string; readonly identity: Identity }[] {
  const open = new Map<string, Identity>();
  const deleted = new Set<string>();
  for (const record of records) {
    if (record.kind !== 'exchange' || (record.response?.status ?? 500) >= 300) continue;
    if (record.operation === 'putWebhook') {
      const id = /"id"\s*:\s*"([^"]+)"/.exec(record.response?.body.content ?? '')?.[1];
      if (id !== undefined) open.set(id, record.identity);
    }
    if (record.operation === 'deleteWebhook') deleted.add(new URL(record.request.url).pathname.split('/').at(-1) ?? '');
  }
  return [...open].flatMap(([id, identity]) => (deleted.has(id) ? [] : [{ id, identity }]));
}
