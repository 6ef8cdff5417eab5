import { join } from 'node:path';
import { readEvidence } from '../evidence/read-evidence.ts';
import type { ExchangeRecord } from '../evidence/records.ts';
import type { RunProblem } from '../run/run-problem.ts';
import { nearIds } from '../verdict/near-ids.ts';

/**
 * Finds a recorded exchange by its id, `suite.step#n`.
 * @param folder folder of the run
 */
export function findExchange(
  folder: string,
  id: string,
): { readonly exchange: ExchangeRecord } | { readonly problem: RunProblem } {
  const { records } = readEvidence(join(folder, 'journal'));
  const exchanges = records.flatMap((record) => (record.kind === 'exchange' ? [record] : []));
  const exchange = exchanges.find((record) => record.id === id);
  if (exchange) return { exchange };
  const delivery = records.some((record) => record.kind === 'delivery' && record.id === id);
  const near = nearIds(
    id,
    exchanges.map((record) => record.id),
  );
  const elsewhere = exchanges.length === 0 ? 'name another run with --run' : 'look it up in a report of the run';
  return {
    problem: {
      code: 'EXCHANGE_NOT_FOUND',
      what: delivery
        ? `${id} is a delivery: the environment sent it to us, it can't be sent again from here`
        : `the run has no exchange ${JSON.stringify(id)}`,
      expected: exchanges[0]
        ? `the id of one of its ${exchanges.length} exchanges, like ${exchanges[0].id}`
        : 'the id of one of its exchanges; it has none',
      received: id,
      where: folder,
      next: near.length > 0 ? `did you mean ${near.join(', ')}?` : elsewhere,
    },
  };
}
