import type { CheckRecord, ExchangeRecord } from '../../evidence/records.ts';
import { comparableObservations } from '../../verdict/baseline.ts';
import { type BehaviourDrift, type EvidenceOfRun, findingKey } from '../behaviour/behaviour-drift.ts';
import type { DriftContract } from '../behaviour/drift-contract.ts';
import { MethodAnswers } from '../behaviour/method-answers.ts';
import { readAnswer } from '../behaviour/read-answer.ts';
import { SeenBodies } from '../behaviour/seen-bodies.ts';
import { formOf } from '../behaviour/seen-schema.ts';
import { isLastingHeader } from '../behaviour/standard-headers.ts';
import { BodyBook } from './body-book.ts';
import { FactBook, sorted } from './fact-book.ts';
import { ObservedForms } from './observed-forms.ts';
import type { LatencyFact, Snapshot } from './snapshot.ts';

/** What a run says of itself. */
export interface RunLabel extends Pick<Snapshot, 'environment' | 'run' | 'day' | 'profile' | 'full'> {}

/**
 * What a walk visits is up to its seed, and who wins a race to the machine: such steps ask other questions in every run.
 */
const isChance = /^(walks|.*parallel)\b/;
/** What walks saw of the machine of states depends on where they went, and how long waits were on who else was busy. */
const chanceObservation = /^(states\.transition|webhook\.retry-waits$)/;

/** Writes down how an environment behaved in a run. */
export function takeSnapshot(
  contract: DriftContract,
  evidence: EvidenceOfRun,
  behaviour: Pick<BehaviourDrift, 'promises' | 'told'>,
  label: RunLabel,
): Snapshot {
  const { records, baseUrl } = evidence;
  const [statuses, headers, errors, values] = [new FactBook(), new FactBook(), new FactBook(), new FactBook()];
  const bodies = new BodyBook();
  const listed = new SeenBodies(contract);
  const methods = new MethodAnswers(contract, baseUrl);
  const exchanges = new Map<string, ExchangeRecord>();
  const times = new Map<string, number[]>();
  const observations = new FactBook();
  const forms = new ObservedForms();
  for (const record of records) {
    if (record.kind === 'observation' && !chanceObservation.test(record.id)) observations.note(record.id, record.value);
    if (record.kind !== 'exchange') continue;
    exchanges.set(record.id, record);
    const answer = readAnswer(contract, record);
    if (!answer) continue;
    const { operation, status, declared, served, body, mediaType } = answer;
    if (!operation) {
      methods.look(record);
      continue;
    }
    const question = questionOf(record, operation.name);
    if (question !== undefined) statuses.note(question, String(status));
    const key = `${operation.name} ${status}`;
    const names = (record.response?.headers ?? []).map(([name]) => name.toLowerCase());
    headers.note(key, ...names.filter(isLastingHeader));
    if (status >= 400) {
      const form = body === undefined ? (mediaType ?? 'no body') : `${mediaType ?? 'no media type'} ${formOf(body)}`;
      errors.note(key, form);
    }
    if (!served) continue;
    forms.look(record, body);
    times.set(operation.name, [...(times.get(operation.name) ?? []), record.timings.totalMs]);
    if (body === undefined) continue;
    bodies.note(key, body);
    const schema = declared?.content.get(mediaType ?? '');
    if (schema !== undefined) listed.look(record, schema, body);
  }
  for (const [pointer, { seen }] of listed.enumerations) values.note(pointer, ...seen);
  const checks = records.flatMap((record) => (record.kind === 'check' ? [record] : []));
  return {
    schemaVersion: 2,
    ...label,
    statuses: statuses.texts(),
    headers: headers.texts(),
    bodies: bodies.facts(),
    values: values.lists(),
    errors: errors.lists(),
    methods: sorted([...methods.statuses()].map(([key, seen]) => [key, seen.join(' ')] as const)),
    checks: checkFacts(checks, exchanges),
    observations: sorted(
      Object.entries({ ...comparableObservations(observations.texts()), ...forms.facts(label.full) }),
    ),
    latency: sorted([...times].map(([name, all]) => [name, latencyOf(all)] as const)),
    seen: sorted(seenKeys(behaviour).map((key) => [key, { first: label.day, last: label.day }] as const)),
  };
}

function seenKeys({ promises, told }: Pick<BehaviourDrift, 'promises' | 'told'>): string[] {
  const undeclared = told.filter(({ finding }) => finding.class === 'undeclared');
  return [
    ...promises.filter(({ isSeen }) => isSeen).map(({ key }) => key),
    ...undeclared.map(({ finding }) => findingKey(finding.fingerprint)),
  ];
}

/** A request with a determined answer, by what was asked; undefined where the suite leaves the answer open or chance decides. */
function questionOf({ intent, suite }: ExchangeRecord, operation: string): string | undefined {
  if (isChance.test(suite) || (intent.kind === 'valid' && intent.provokes.length > 0)) return undefined;
  return [operation, intent.kind, intent.provokes.join(',')].join(' ').trim();
}

function checkFacts(
  checks: readonly CheckRecord[],
  exchanges: ReadonlyMap<string, ExchangeRecord>,
): Snapshot['checks'] {
  const byRequirement = new Map<string, FactBook>();
  for (const { id, requirement, outcome, exchanges: shown, suite } of checks) {
    const telling = exchanges.get(shown.at(-1) ?? '');
    if (isChance.test(suite) || telling?.response === undefined) continue;
    if (outcome !== 'proved' && outcome !== 'violated') continue;
    const book = byRequirement.get(requirement) ?? new FactBook();
    byRequirement.set(requirement, book);
    book.note(`${outcome} ${telling.response.status}`, id.slice(requirement.length + 1));
  }
  return sorted([...byRequirement].map(([requirement, book]) => [requirement, book.lists()] as const));
}

function latencyOf(times: readonly number[]): LatencyFact {
  const ordered = [...times].sort((a, b) => a - b);
  return { medianMs: Math.round(ordered[Math.floor(ordered.length / 2)] ?? 0), answers: ordered.length };
}
