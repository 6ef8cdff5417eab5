import type { EvidenceRecord } from '../evidence/records.ts';
import type { CoverageContract } from './coverage-contract.ts';
import { EnumMembers } from './enum-members.ts';
import { type Circumstances, explained, staleReasons } from './explain-holes.ts';
import type { HoleReason } from './hole-reasons.ts';
import { OperationStatuses, type UndeclaredAnswer } from './operation-statuses.ts';
import { partsOf } from './parts.ts';
import { type Read, readDelivery, readExchange } from './readings.ts';
import type { CoverageRow } from './rows.ts';
import { SchemaKeywords } from './schema-keywords.ts';
import { SignatureComponents } from './signature-components.ts';
import { StateTransitions } from './state-transitions.ts';

/** One way to look at how much of the contract a run reached. */
export interface CoverageAxis {
  readonly name: 'operation × status' | 'schema keyword' | 'enum member' | 'state transition' | 'signature component';
  readonly rows: readonly CoverageRow[];
}

/** How much of the contract a run reached. */
export interface Coverage {
  readonly axes: readonly CoverageAxis[];
  /** Answers with statuses that the contract does not declare. */
  readonly undeclared: readonly UndeclaredAnswer[];
  /** Entries of coverage.yaml that this run contradicts. */
  readonly stale: readonly string[];
  /** Bodies that evidence keeps only the beginning of, so that nobody looked at them here. */
  readonly cutBodies: number;
  /** What explains holes; kept so that coverage can be told again from the evidence. */
  readonly circumstances: Circumstances;
}

/** Everything that coverage is told from. */
export interface Covered {
  readonly records: readonly EvidenceRecord[];
  readonly contract: CoverageContract;
  readonly reasons: readonly HoleReason[];
  readonly circumstances: Circumstances;
}

/** Tells how much of the contract a run reached, from its evidence alone; pure, so that it can be told again. */
export function coverageOf({ records, contract, reasons, circumstances }: Covered): Coverage {
  const parts = partsOf(contract);
  const statuses = new OperationStatuses(parts);
  const keywords = new SchemaKeywords(contract, parts);
  const members = new EnumMembers(parts);
  const transitions = new StateTransitions(parts);
  const components = new SignatureComponents(circumstances.components, circumstances.algorithms);
  let cutBodies = 0;
  const look = ({ readings, cut }: Read): void => {
    cutBodies += cut;
    for (const reading of readings) {
      keywords.look(reading);
      members.look(reading);
      transitions.look(reading);
    }
  };
  for (const record of records) {
    if (record.kind === 'delivery') look(readDelivery(parts, record));
    if (record.kind !== 'exchange') continue;
    look(readExchange(parts, record));
    statuses.look(record);
    transitions.call(record);
    components.look(record);
  }
  // Checks name exchanges, and those of another process may stand behind them.
  for (const record of records) {
    if (record.kind !== 'check') continue;
    keywords.lookAtCase(record);
    components.lookAtCase(record);
  }
  const axis = (name: CoverageAxis['name'], rows: readonly CoverageRow[]): CoverageAxis => ({
    name,
    rows: explained(rows, reasons, circumstances),
  });
  const axes = [
    axis('operation × status', statuses.rows()),
    axis('schema keyword', keywords.rows()),
    axis('enum member', members.rows()),
    axis('state transition', transitions.rows()),
    axis('signature component', components.rows()),
  ];
  const all = axes.flatMap(({ rows }) => rows);
  return {
    axes,
    undeclared: statuses.undeclared(),
    stale: staleReasons(all, reasons, circumstances),
    cutBodies,
    circumstances,
  };
}
