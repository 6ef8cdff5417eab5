import { operations, type WebhookName, webhooks } from '../../generated/operations.ts';
import { showsThing } from '../contract/check-entity.ts';
import { checkId } from '../contract/finding.ts';
import { owedByAnswer } from '../contract/owed-by-answer.ts';
import type { Ledger, StepFailed } from '../evidence/ledger.ts';
import type { CheckRecord, StepCause, StepRecord } from '../evidence/records.ts';
import { owedOverRun } from '../verdict/created-ids.ts';
import { owedByHistory } from '../verdict/entity-history.ts';
import { reddens } from '../verdict/level.ts';
import type { Requirements } from '../verdict/requirements.ts';

import { owedByDelivery } from '../webhooks/check-delivery.ts';

/** An answer that a step means to provoke, `operationId.status`. */
export type ExpectedAnswer = `${string}.${number}`;

/** What a step owes: answers it provokes, and requirements it proves beyond them. */
export interface StepPlan {
  readonly answers: readonly ExpectedAnswer[];
  /** Refusals it provokes: judged like any answer, but their status belongs to the requirement that the step proves. */
  readonly refusals: readonly ExpectedAnswer[];
  /** Webhooks of the contract that it makes the environment deliver. */
  readonly deliveries: readonly WebhookName[];
  /** Requirements, or `requirement#case` where a step evaluates one several times. */
  readonly proves: readonly string[];
}

/** The id of the check that an expected answer came. */
export function expectedStatusId(suite: string, step: string, answer: ExpectedAnswer): string {
  return checkId('response.expected-status', `${suite}.${step}.${answer}`);
}

/** The operation and the status of an expected answer. */
export function splitAnswer(answer: ExpectedAnswer): [operationId: string, status: number] {
  const dot = answer.lastIndexOf('.');
  return [answer.slice(0, dot), Number(answer.slice(dot + 1))];
}

/** Every check id that a step owes, with its requirement before the first colon. */
export function owedByStep(suite: string, step: string, plan: StepPlan): string[] {
  const judged = [...plan.answers, ...plan.refusals].flatMap((answer) => {
    const [operationId, status] = splitAnswer(answer);
    const operation = operations[operationId as keyof typeof operations];
    if (operation === undefined) throw new TypeError(`${suite}.${step}: the contract has no operation ${operationId}`);
    return [
      ...owedByAnswer(operation, status),
      ...owedOverRun(operationId, status),
      ...(showsThing(operation, status) ? [owedByHistory(operationId)] : []),
    ];
  });
  const due = plan.answers.map((answer) => expectedStatusId(suite, step, answer));
  const delivered = plan.deliveries.flatMap((name) => owedByDelivery(webhooks[name]));
  return [...due, ...judged, ...delivered, ...plan.proves.map((proof) => proofId(suite, step, proof))];
}

/** The id of a check that a step proves; `proof` is a requirement, or `requirement#case`. */
export function proofId(suite: string, step: string, proof: string): string {
  const [requirement = proof, caseId] = proof.split('#');
  return checkId(requirement, caseId === undefined ? `${suite}.${step}` : `${suite}.${step}.${caseId}`);
}

/** The requirement of a check id. */
export function requirementOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** Runs the steps of one suite: plans before anything runs, skips what depends on a failed step, records how each ended. */
export class StepRunner {
  readonly #ledger: Ledger;
  readonly #requirements: Requirements;
  readonly #environment: string;
  readonly #suite: string;
  #broken: string | undefined;

  constructor(ledger: Ledger, requirements: Requirements, environment: string, suite: string) {
    this.#ledger = ledger;
    this.#requirements = requirements;
    this.#environment = environment;
    this.#suite = suite;
  }

  /** Writes down what a step owes. */
  plan(step: string, plan: StepPlan): void {
    for (const id of owedByStep(this.#suite, step, plan)) {
      this.#ledger.append({ kind: 'planned', id, requirement: requirementOf(id), suite: this.#suite, step });
    }
  }

  /** Records that a step does not apply to this environment, and each of its checks with the reason. */
  notApplicable(step: string, plan: StepPlan, reason: string): void {
    this.#ledger.begin({ suite: this.#suite, step });
    for (const proof of plan.proves) {
      const id = proofId(this.#suite, step, proof);
      const requirement = requirementOf(id);
      this.#ledger.append({
        kind: 'check',
        id,
        requirement,
        suite: this.#suite,
        step,
        outcome: 'not-applicable',
        exchanges: [],
        reason,
      });
    }
    this.#end(step, 'not-applicable', 0, { kind: 'capability', message: reason });
  }

  /**
   * Runs one step.
   * @returns the messages that must turn its test red: what it found, or why it could not look
   */
  async run(step: string, body: () => Promise<void>): Promise<string[]> {
    this.#ledger.begin({ suite: this.#suite, step });
    if (this.#broken !== undefined) {
      const message = `not reached, because ${this.#broken}`;
      this.#end(step, 'not-reached', 0, { kind: 'earlier-step', message });
      return [message];
    }
    const started = performance.now();
    let cause: StepCause | undefined;
    try {
      await body();
    } catch (error) {
      cause = this.#causeOf(error);
      this.#broken = `step "${step}" failed: ${cause.message}`;
    }
    const violations = this.#violations();
    if (cause?.kind === 'crash') this.#ledger.suiteFault('STEP_CRASHED', cause.message, { suite: this.#suite, step });
    const first = violations[0];
    const found = cause ?? (first === undefined ? undefined : { kind: 'violation' as const, message: first });
    this.#end(step, cause ? 'failed' : 'passed', Math.round(performance.now() - started), found);
    return cause ? [...violations, cause.message] : violations;
  }

  #causeOf(error: unknown): StepCause {
    const failure = error as Partial<StepFailed> & { stack?: string };
    // Realms have their own classes, so the name decides and not instanceof.
    if (failure?.name === 'StepFailed' && failure.stepCause) return failure.stepCause;
    const [violation] = this.#violations();
    // An answer that broke the contract was handed on as it came; what stumbles over it is its consequence.
    if (violation !== undefined) return { kind: 'violation', message: violation };
    return { kind: 'crash', message: failure?.stack ?? String(error) };
  }

  /** What the step found that violates a MUST here. */
  #violations(): string[] {
    return this.#ledger.stepRecords(this.#suite).flatMap((record) => {
      if (record.kind === 'exchange' || record.kind === 'delivery') {
        return record.evaluations.flatMap(({ requirement, finding }) =>
          finding && reddens(this.#requirements, requirement, this.#environment, finding.inferred)
            ? [`${finding.code}  ${finding.message} [${requirement}] (${record.id})`]
            : [],
        );
      }
      if (record.kind !== 'check' || record.outcome !== 'violated') return [];
      const red = reddens(this.#requirements, record.requirement, this.#environment, record.inferred);
      return red ? [violationMessage(record)] : [];
    });
  }

  #end(step: string, outcome: StepRecord['outcome'], durationMs: number, cause?: StepCause): void {
    this.#ledger.append({ kind: 'step', suite: this.#suite, step, outcome, durationMs, ...(cause ? { cause } : {}) });
    this.#ledger.end({ suite: this.#suite, step });
  }
}

function violationMessage({ message, requirement, expected, received, exchanges }: CheckRecord): string {
  const contrast = expected === undefined ? '' : `: expected ${expected}, received ${received ?? 'nothing'}`;
  return `${message ?? requirement}${contrast} [${requirement}] (${exchanges.join(', ') || 'no exchange'})`;
}
