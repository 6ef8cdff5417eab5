import type { Evidence } from '../evidence/read-evidence.ts';
import type { DeliveryRecord, ExchangeRecord } from '../evidence/records.ts';
import { inTime } from './in-time.ts';
import type { RunReport } from './run-report.ts';
import { wellFormedJson } from './well-formed.ts';

/** Names the schema of run.json, which docs/run.schema.json publishes; a change that breaks readers makes a new number. */
export const runSchemaId = 'urn:offblocks-contract:schema:run:1';

/** The report as run.json keeps it: without exchanges and deliveries, which the journals have. */
export interface RunDocument extends Omit<RunReport, 'exchanges' | 'deliveries'> {
  readonly $schema: typeof runSchemaId;
  readonly evidence: { readonly journals: string; readonly exchanges: number; readonly deliveries: number };
}

/** The report as JSON, by docs/run.schema.json. */
export function renderRunJson(report: RunReport): string {
  const { exchanges, deliveries, ...rest } = report;
  const document: RunDocument = {
    $schema: runSchemaId,
    ...rest,
    evidence: { journals: 'journal/*.ndjson', exchanges: exchanges.length, deliveries: deliveries.length },
  };
  return `${wellFormedJson(document, 1)}\n`;
}

/**
 * The report of a run that was judged, from its run.json and its journals.
 * @returns why not where the text is another document, or of another version
 */
export function readRunJson(text: string, { records }: Evidence): { report: RunReport } | { defect: string } {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    return { defect: `no JSON: ${(error as Error).message}` };
  }
  const { $schema, evidence, ...rest } = (found ?? {}) as Partial<RunDocument>;
  if ($schema !== runSchemaId || evidence === undefined) return { defect: `$schema is ${JSON.stringify($schema)}` };
  const exchanges = records.filter((record): record is ExchangeRecord => record.kind === 'exchange').sort(inTime);
  const deliveries = records.filter((record): record is DeliveryRecord => record.kind === 'delivery').sort(inTime);
  const missing = evidence.exchanges - exchanges.length + (evidence.deliveries - deliveries.length);
  if (missing !== 0) return { defect: `${missing} of its exchanges and deliveries are not in ${evidence.journals}` };
  // Whatever wrote this version wrote all of it: docs/run.schema.json allows nothing else.
  return { report: { ...rest, exchanges, deliveries } as RunReport };
}
