import type { DeliveryRecord, EvidenceRecord, ExchangeRecord, PlannedRecord, StepRecord } from '../evidence/records.ts';
import type { Entry } from './check-book.ts';

/** The end of the id of a check on an answer, `operationId.status`. */
const answerCase = /:(\w+)\.(\d{3})$/;

/** What carries judgements of its own. */
type Judged = ExchangeRecord | DeliveryRecord;

/**
 * What became of the checks that were planned and never emitted (decision 2): not applicable or not reached where a cause
 * was recorded, else the suite's own fault.
 * @param emitted whether anything spoke to a check
 * @param interrupted why the run was cut short, if it was
 */
export function missingChecks(
  records: readonly EvidenceRecord[],
  emitted: (id: string) => boolean,
  interrupted: string | undefined,
): Entry[] {
  const planned = records.filter((record): record is PlannedRecord => record.kind === 'planned');
  const steps = new Map<string, StepRecord>(
    records.flatMap((record) => (record.kind === 'step' ? [[`${record.suite}.${record.step}`, record] as const] : [])),
  );
  const judged = records.filter((record): record is Judged => record.kind === 'exchange' || record.kind === 'delivery');
  // Where a step could not decide something, another answer came than the one that was to be judged.
  const doubts = new Map<string, string>(
    records.flatMap((record) =>
      record.kind === 'check' && record.outcome === 'undecided' && record.reason !== undefined
        ? [[`${record.suite}.${record.step}`, record.reason] as const]
        : [],
    ),
  );
  return planned
    .filter(({ id }) => !emitted(id))
    .map((plan) => {
      const place = `${plan.suite}.${plan.step}`;
      const owner = steps.get(place);
      const instead =
        owner?.outcome === 'passed' ? (otherRefusal(plan, judged) ?? warnedAnswer(plan, owner, records)) : undefined;
      if (instead !== undefined)
        return { id: plan.id, requirement: plan.requirement, outcome: 'not-applicable' as const, reason: instead };
      const hindrance = hindranceOf(plan, judged) ?? doubts.get(place);
      return { id: plan.id, requirement: plan.requirement, ...fate(place, owner, hindrance, interrupted) };
    });
}

function fate(
  step: string,
  owner: StepRecord | undefined,
  hindrance: string | undefined,
  interrupted: string | undefined,
): Pick<Entry, 'outcome' | 'reason'> {
  const place = `step ${step}`;
  if (owner?.outcome === 'not-applicable')
    return { outcome: 'not-applicable', reason: owner.cause?.message ?? `${place} does not apply` };
  if (owner?.cause) return { outcome: 'not-reached', reason: owner.cause.message };
  if (owner === undefined) {
    if (interrupted !== undefined) return { outcome: 'not-reached', reason: interrupted };
    return { outcome: 'suite-fault', reason: `${place} never ended` };
  }
  if (hindrance !== undefined) return { outcome: 'not-reached', reason: hindrance };
  return { outcome: 'suite-fault', reason: `${place} passed without emitting this check` };
}

/** Where several statuses refuse equally well, the environment chooses one; what the others would owe does not arise. */
function otherRefusal({ id, suite, step }: PlannedRecord, judged: readonly Judged[]): string | undefined {
  const [, operation, status] = answerCase.exec(id) ?? [];
  const due = Number(status);
  const chosen = judged.find(
    (record): record is ExchangeRecord =>
      record.kind === 'exchange' &&
      record.suite === suite &&
      record.step === step &&
      record.operation === operation &&
      record.intent.provokes.includes(due) &&
      record.response?.status !== due &&
      record.intent.provokes.includes(record.response?.status ?? 0),
  );
  if (chosen === undefined) return undefined;
  return `${operation} answered ${chosen.response?.status}, which refuses as well as ${due} (${chosen.id})`;
}

/**
 * Where another status came than the one that was due, and that only warns (else the step would have a cause), what the
 * due answer would owe does not arise.
 */
function warnedAnswer(
  { id, suite, step }: PlannedRecord,
  owner: StepRecord,
  records: readonly EvidenceRecord[],
): string | undefined {
  const [, operation, status] = answerCase.exec(id) ?? [];
  if (owner.cause !== undefined || operation === undefined) return undefined;
  const own = records.filter((record) => 'step' in record && record.suite === suite && record.step === step);
  const others = own.flatMap((record) =>
    record.kind === 'exchange' && record.operation === operation && record.response?.status !== Number(status)
      ? [record.id]
      : [],
  );
  const warned = own.find(
    (record) =>
      record.kind === 'check' &&
      record.outcome === 'violated' &&
      record.exchanges.some((shown) => others.includes(shown)),
  );
  return warned?.kind === 'check' ? warned.message : undefined;
}

/** A finding on the same answer: what only warns leaves its step green, and can still be why the rest could not be looked at. */
function hindranceOf({ id, suite, step }: PlannedRecord, judged: readonly Judged[]): string | undefined {
  const caseId = id.slice(id.indexOf(':') + 1);
  const own = judged.filter((record) => record.suite === suite && record.step === step);
  const findings = own.flatMap(({ evaluations }) =>
    evaluations.flatMap(({ case: other, finding }) => {
      const same = other === caseId || caseId.startsWith(`${other}.`) || other.startsWith(`${caseId}.`);
      return finding && same ? [finding.message] : [];
    }),
  );
  return findings[0];
}
