import type { EvidenceRecord } from '../../evidence/records.ts';
import { byWeight, type ToldDrift } from '../told-drift.ts';
import { AnswerDrift } from './answer-drift.ts';
import { bodyDrift } from './body-drift.ts';
import type { DriftContract } from './drift-contract.ts';
import { MethodAnswers } from './method-answers.ts';
import { neverSeen } from './never-seen.ts';
import { type Promised, promises, type SeenDays } from './promises.ts';
import { readAnswer, readJson } from './read-answer.ts';
import { RequestRules } from './request-rules.ts';
import { type RequiredDensity, requiredDensity } from './required-density.ts';
import { SeenBodies } from './seen-bodies.ts';

/** What evidence and contract say differently. */
export interface BehaviourDrift {
  /** Undeclared first, then never seen; widest spread first. */
  readonly told: readonly ToldDrift[];
  readonly density: readonly RequiredDensity[];
  /** Each promise and whether it was seen, for the next run to know when something was last seen. */
  readonly promises: readonly Promised[];
  /** How many answers were looked at, and how many bodies are too long for evidence to keep whole. */
  readonly answers: number;
  readonly cutBodies: number;
}

/** Where evidence comes from. */
export interface EvidenceOfRun {
  readonly records: readonly EvidenceRecord[];
  readonly baseUrl: string;
}

/**
 * Compares what a run saw with a contract; pure, so that it can be told again, also against a corrected contract.
 * @param known when promises and findings were seen, by key, as earlier runs knew it
 */
export function behaviourDrift(
  contract: DriftContract,
  { records, baseUrl }: EvidenceOfRun,
  known: ReadonlyMap<string, SeenDays> = new Map(),
): BehaviourDrift {
  const bodies = new SeenBodies(contract);
  const answers = new AnswerDrift(contract);
  const methods = new MethodAnswers(contract, baseUrl);
  const checks = records.flatMap((record) => (record.kind === 'check' ? [record] : []));
  const rules = new RequestRules(contract, checks);
  const statuses = new Map<string, Set<string>>();
  const events = new Set<string>();
  let looked = 0;
  let cutBodies = 0;
  for (const record of records) {
    if (record.kind === 'delivery') {
      const schema = contract.events.get(record.operation ?? '');
      const { body } = readJson(record.body);
      if (schema === undefined || body === undefined) continue;
      events.add(record.operation ?? '');
      bodies.look(record, schema, body);
    }
    if (record.kind !== 'exchange') continue;
    const answer = readAnswer(contract, record);
    if (!answer) continue;
    looked += 1;
    cutBodies += answer.cut ? 1 : 0;
    if (!answer.operation) {
      methods.look(record);
      continue;
    }
    answers.look(answer);
    rules.look(answer);
    const seen = statuses.get(answer.operation.name) ?? new Set<string>();
    statuses.set(answer.operation.name, seen);
    for (const [status, declared] of answer.operation.answers) if (declared === answer.declared) seen.add(status);
    const schema = answer.declared?.content.get(answer.mediaType ?? '');
    if (schema !== undefined && answer.body !== undefined && (answer.served || answer.status >= 400))
      bodies.look(record, schema, answer.body);
  }
  const all = promises(contract, { statuses, events }, bodies);
  const undeclared = [...bodyDrift(contract, bodies), ...answers.told(), ...methods.told(), ...rules.told()];
  return {
    told: [
      ...undeclared.map((one) => since(one, known)).sort(byWeight),
      ...neverSeen(contract, all, known).sort(byWeight),
    ],
    density: requiredDensity(bodies),
    promises: all,
    answers: looked,
    cutBodies,
  };
}

/** The key by which saved runs know an undeclared finding. */
export function findingKey(fingerprint: string): string {
  return `finding ${fingerprint}`;
}

/** A finding with the day on which a saved run saw it first, where that was another day. */
function since(one: ToldDrift, known: ReadonlyMap<string, SeenDays>): ToldDrift {
  const first = known.get(findingKey(one.finding.fingerprint))?.first;
  // What the same day showed is no news.
  if (first === undefined || one.finding.seen?.first.startsWith(first)) return one;
  return { ...one, finding: { ...one.finding, since: first } };
}
