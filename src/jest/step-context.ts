import { type DeclaredResponse, type Operation, operations } from '../../generated/operations.ts';
import { derivedExternalId, derivedUuid } from '../config/derivation.ts';
import { declaredResponse } from '../contract/declared-response.ts';
import { because } from '../contract/finding.ts';
import { lineOf } from '../contract/operation-line.ts';
import { StepFailed } from '../evidence/ledger.ts';
import type { DeliveryRecord, ExchangeRecord, Identity } from '../evidence/records.ts';
import type { Caller } from '../flow/poll-customer.ts';
import { call, type Invoke, type RawRequest, type Reply, send } from '../http/call.ts';
import type { Answer, CallOptions, Sender } from '../http/transport.ts';
import { reddens } from '../verdict/level.ts';
import { type Wallet, walletFromSeed } from '../wallet/wallet.ts';
import type { ProcessSession } from './process-session.ts';
import { type ExpectedAnswer, expectedStatusId, proofId, requirementOf, splitAnswer } from './step-runner.ts';

/** Something of the evidence that a check rests on: an answer, or a delivery that arrived. */
export interface Shown {
  readonly record: Pick<ExchangeRecord | DeliveryRecord, 'id' | 'operation'>;
}

/** What one evaluation of a requirement found. */
export interface Proof {
  readonly holds: boolean;
  /** The sentence that stands in the report when it does not hold. */
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  /** The answers and deliveries that show it, the telling one last; without any the judge takes nothing for proved. */
  readonly answers: readonly Shown[];
  /** For a refusal: the operation whose valid request must have been accepted too. */
  readonly twin?: string;
  /** Why the contract's sentence is only inferred, if it is. */
  readonly inferred?: string | undefined;
}

/** What a step can do: call the API, evaluate requirements, note observations. */
export class StepContext {
  readonly #session: ProcessSession;
  readonly #suite: string;
  readonly #step: string;

  constructor(session: ProcessSession, suite: string, step: string) {
    this.#session = session;
    this.#suite = suite;
    this.#step = step;
  }

  /** The choke point, for flows that take it whole; what goes through it belongs to this step. */
  get transport(): Sender {
    return this.#session.transport.at({ suite: this.#suite, step: this.#step });
  }

  /** The session the step runs in. */
  get session(): ProcessSession {
    return this.#session;
  }

  /** Name of the story that the step is part of. */
  get suite(): string {
    return this.#suite;
  }

  /**
   * Whether an offence against this requirement violates here. Where it only warns the environment may rightly do
   * otherwise, and what that does must not disturb the other cases of a step.
   * @param inferred why the sentence of the contract is only inferred, if it is
   */
  violates(requirement: string, inferred?: string): boolean {
    const { requirements, settings } = this.#session;
    return reddens(requirements, requirement, settings.environment, inferred);
  }

  /** A wallet of this suite's own, the same for the same seed and run id. */
  wallet(name: string): Wallet {
    const { seed, runId } = this.#session.settings;
    return walletFromSeed(`${seed}/${runId}`, `${this.#suite}/${name}`);
  }

  /** An externalId of this suite's own; it carries the run id. */
  externalId(name: string): string {
    return derivedExternalId(this.#session.settings, `${this.#suite}-${name}`);
  }

  /** A UUID of this suite's own: an idempotency key to use twice, or the id of nothing. */
  uuid(name: string): string {
    return derivedUuid(this.#session.settings, `${this.#suite}/${name}`);
  }

  /** Calls the API and takes whatever it answers. */
  async call<T>(invoke: Invoke<T>, options: Partial<CallOptions> & { identity: Identity }): Promise<Reply<T>> {
    return call(this.transport, invoke, options);
  }

  /** Sends a request that the generated client can't make, and takes whatever comes. */
  async send(request: RawRequest, options: Partial<CallOptions> & { identity: Identity }): Promise<Reply<unknown>> {
    return send(this.transport, request, options);
  }

  /**
   * Calls the API for an answer that this step owes; another status is a violation and ends the step, but for another
   * success where the documentation does not say which one is due.
   * @throws StepFailed when another status came
   */
  async expect<T>(
    answer: ExpectedAnswer,
    invoke: Invoke<T>,
    options: Partial<CallOptions> & { identity: Identity },
  ): Promise<Reply<T>> {
    const reply = await this.attempt(answer, invoke, options);
    const [operationId, status] = splitAnswer(answer);
    const inferred = inferredSuccess(operationId, status, reply.status);
    const otherSuccess = inferred !== undefined && !this.violates('response.expected-status', inferred);
    if (reply.status !== status && !otherSuccess) {
      const { method, url } = reply.answer.record.request;
      throw new StepFailed({
        kind: 'violation',
        message: `${method} ${new URL(url).pathname} answered ${reply.status}, not ${status} (${reply.answer.record.id})`,
      });
    }
    return reply;
  }

  /** Like `expect`, but a wrong status does not end the step: what else it owes can still be seen. */
  async attempt<T>(
    answer: ExpectedAnswer,
    invoke: Invoke<T>,
    options: Partial<CallOptions> & { identity: Identity },
  ): Promise<Reply<T>> {
    const reply = await this.call(invoke, options);
    this.judgeStatus(answer, reply);
    return reply;
  }

  /** Emits the check that an expected answer came, for a reply that was got in another way than by `attempt`. */
  judgeStatus(answer: ExpectedAnswer, reply: Reply<unknown>): void {
    const [operationId, status] = splitAnswer(answer);
    const { method, url } = reply.answer.record.request;
    this.#emit(expectedStatusId(this.#suite, this.#step, answer), {
      holds: reply.status === status,
      message: `${method} ${new URL(url).pathname} answered ${reply.status} where ${status} is due`,
      expected: `${status} ${declaredAnswer(operationId, status)?.description ?? ''}`.trim(),
      received: `${reply.status} ${reply.answer.record.response?.body.content.slice(0, 160) ?? ''}`.trim(),
      answers: [reply.answer],
      inferred: declaredAnswer(operationId, status)?.inferred ?? inferredSuccess(operationId, status, reply.status),
    });
  }

  /** A function that calls the API in the name of one identity, for flows that know nothing of steps. */
  caller(identity: Identity): Caller {
    return (invoke) => this.call(invoke, { identity });
  }

  /**
   * Sends a request that must be refused and evaluates that it was, for the reason meant. Twin rule: the judge counts it
   * only if a valid request of the same operation was accepted in this run.
   * @param proof the requirement, or `requirement#case`
   * @param refusals the answers that count as this refusal, the documented one first
   * @param inferred why it is only inferred that this is refused, if it is
   */
  async refuse(
    proof: string,
    refusals: readonly [ExpectedAnswer, ...ExpectedAnswer[]],
    request: Invoke<unknown> | RawRequest,
    options: Partial<CallOptions> & { identity: Identity },
    inferred?: string,
  ): Promise<Reply<unknown>> {
    const statuses = refusals.map((answer) => Number(answer.slice(answer.lastIndexOf('.') + 1)));
    const meant = { intent: { kind: 'invalid', provokes: statuses }, ...options } as const;
    const reply = await (typeof request === 'function' ? this.call(request, meant) : this.send(request, meant));
    const { status } = reply;
    const { method, url } = reply.answer.record.request;
    const what = `${method} ${new URL(url).pathname} answered ${status}`;
    // A refusal for another reason proves nothing about this one, and does not disprove it either.
    if (!statuses.includes(status) && [401, 403].includes(status)) {
      this.undecided(proof, `${what}: refused for another reason than the one meant (${statuses.join(' or ')})`, [
        reply.answer,
      ]);
      return reply;
    }
    this.check(proof, {
      holds: statuses.includes(status),
      message: status < 300 ? `${what}: what must be refused was accepted` : `${what}: not the refusal that is due`,
      expected: statuses.join(' or '),
      received: `${status} ${reply.answer.record.response?.body.content.slice(0, 160) ?? ''}`.trim(),
      answers: [reply.answer],
      twin: refusals[0].slice(0, refusals[0].lastIndexOf('.')),
      inferred,
    });
    return reply;
  }

  /** Evaluates a requirement that this step proves; `proof` is the requirement, or `requirement#case`. */
  check(proof: string, evidence: Proof): void {
    this.#emit(proofId(this.#suite, this.#step, proof), evidence);
  }

  /** Says that a requirement could not be decided, and why. */
  undecided(proof: string, reason: string, answers: readonly Shown[]): void {
    this.#unevaluated(proof, 'undecided', reason, answers);
  }

  /** Says that a requirement does not apply, because what it is about is left to the environment and did not happen. */
  notApplicable(proof: string, reason: string): void {
    this.#unevaluated(proof, 'not-applicable', reason, []);
  }

  /** Notes a fact that the contract leaves open. */
  observe(id: string, value: string, ...answers: readonly Answer[]): void {
    this.#session.ledger.append({ kind: 'observation', id, value, exchanges: answers.map(({ record }) => record.id) });
  }

  #unevaluated(
    proof: string,
    outcome: 'undecided' | 'not-applicable',
    reason: string,
    answers: readonly Shown[],
  ): void {
    const id = proofId(this.#suite, this.#step, proof);
    this.#session.ledger.append({
      kind: 'check',
      id,
      requirement: requirementOf(id),
      suite: this.#suite,
      step: this.#step,
      outcome,
      reason,
      exchanges: answers.map(({ record }) => record.id),
    });
  }

  #emit(id: string, { holds, message, expected, received, answers, twin, inferred }: Proof): void {
    const operation = answers.at(-1)?.record.operation;
    const line = operation === undefined ? undefined : lineOf(operation);
    this.#session.ledger.append({
      kind: 'check',
      id,
      requirement: requirementOf(id),
      suite: this.#suite,
      step: this.#step,
      outcome: holds ? 'proved' : 'violated',
      exchanges: answers.map(({ record }) => record.id),
      ...(operation === undefined ? {} : { operation }),
      ...(line === undefined ? {} : { line }),
      ...(twin === undefined ? {} : { twin }),
      ...because(inferred),
      ...(holds ? {} : { message, expected, received }),
    });
  }
}

/**
 * Takes a value out of an answer that the step can't go on without.
 * @throws StepFailed when the answer does not have it
 */
export function need<T, V>(reply: Reply<T>, what: string, pick: (data: T) => V | undefined | null): V {
  const value = reply.data === undefined ? undefined : pick(reply.data);
  if (value !== undefined && value !== null) return value;
  const { method, url } = reply.answer.record.request;
  throw new StepFailed({
    kind: 'violation',
    message: `${method} ${new URL(url).pathname} gave no ${what} (${reply.answer.record.id})`,
  });
}

function operationNamed(operationId: string): Operation | undefined {
  return operations[operationId as keyof typeof operations];
}

function declaredAnswer(operationId: string, status: number): DeclaredResponse | undefined {
  const operation = operationNamed(operationId);
  return operation && declaredResponse(operation, status);
}

/** Why it is only inferred that an operation answers with one success and not with another one, if it is. */
function inferredSuccess(operationId: string, due: number, received: number): string | undefined {
  const successes = [due, received].every((status) => status >= 200 && status < 300);
  return successes && due !== received ? operationNamed(operationId)?.responsesInferred : undefined;
}
