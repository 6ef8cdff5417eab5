import { isPath } from '../../src/contract/state-machine.ts';
import { StepFailed } from '../../src/evidence/ledger.ts';
import {
  type Customer,
  type CustomerStatus,
  createCustomer,
  getCustomer,
  signedChallenge,
} from '../../src/flow/customer-calls.ts';
import { pollCustomer } from '../../src/flow/poll-customer.ts';
import type { Invoke, Reply } from '../../src/http/call.ts';
import type { Answer } from '../../src/http/transport.ts';
import { need, type StepContext } from '../../src/jest/step-context.ts';
import { identityOfAnswer } from '../idempotency/same-answer.ts';
import { type CallTarget, callOf, machine, type StateOperation } from './customer-machine.ts';
import {
  type Act,
  afterDue,
  cast,
  cellOf,
  created,
  type Due,
  dueOf,
  type Modelled,
  type Move,
  movesByItself,
  replayProofs,
  transitionsOf,
  type Walk,
  type Who,
  walkProofs,
} from './walk-model.ts';

const identity = 'primary';
/** No page says with which status a call in the wrong state is refused: any of these is a refusal. */
const refusals = [400, 403, 404, 409, 422];
/** Answers that tell of the caller or of the load and not of a customer. */
const ofTheCaller = [401, 403, 429];

/** One line of a walk's story. */
export interface Line {
  readonly text: string;
  /** The exchange that the line tells of. */
  readonly exchange: string;
}

/** What was seen, for a proof that holds. */
export interface Seen {
  readonly answers: readonly Answer[];
  readonly twin?: string;
}

/** Where a walk left what is documented. */
export interface Finding extends Seen {
  readonly proof: string;
  /** The move that shows it, and what that is about. */
  readonly move: Move;
  readonly cell: string;
  readonly message: string;
  readonly expected: string;
  /** Whether chance or the environment itself may have done it: then it counts only if it shows again on fresh customers. */
  readonly uncertain: boolean;
}

/** What came of a walk, up to its end or its first finding. */
export interface Walked {
  readonly lines: readonly Line[];
  readonly proved: ReadonlyMap<string, Seen>;
  readonly transitions: readonly string[];
  /** How many moves were made before the finding. */
  readonly moves: number;
  readonly finding?: Finding;
}

/** A customer on a walk. */
interface Walker extends CallTarget {
  readonly who: Who;
  readonly challenge: string;
  readonly model: Modelled;
  /** The call that a replay repeats, with its key and its answer. */
  readonly last: { readonly invoke: Invoke<unknown>; readonly key: string; readonly reply: Reply<unknown> };
  /** Whether another customer was called since this one was read. */
  readonly unwatched: boolean;
}

/** A finding on its way to the end of the walk; only this file throws and catches it. */
class Found {
  readonly finding: Finding;
  constructor(finding: Finding) {
    this.finding = finding;
  }
}

/** One walk on fresh customers. Its keys and customers come from its name, so that how often was polled changes no request. */
export class WalkRun {
  readonly #t: StepContext;
  readonly #name: string;
  readonly #walkers = new Map<Who, Walker>();
  readonly #lines: Line[] = [];
  readonly #proved = new Map<string, Seen>();
  readonly #transitions: string[] = [];
  #moves = 0;

  /** @param name unique in the suite */
  constructor(t: StepContext, name: string) {
    this.#t = t;
    this.#name = name;
  }

  /**
   * Walks until the end or the first finding.
   * @throws StepFailed when it could not be looked: no answer, none of the kind that can be judged, no customer
   */
  async walk(walk: Walk): Promise<Walked> {
    const present = cast.filter((who) => walk.some((move) => move.who === who));
    const outcome = (finding?: Finding): Walked => ({
      lines: this.#lines,
      proved: this.#proved,
      transitions: this.#transitions,
      moves: this.#moves,
      ...(finding ? { finding } : {}),
    });
    try {
      for (const who of present) await this.#create(who);
      for (const move of walk) await this.#move(move);
      for (const who of present) await this.#look(this.#walker(who));
    } catch (error) {
      if (error instanceof Found) return outcome(error.finding);
      throw error;
    }
    return outcome();
  }

  async #create(who: Who): Promise<void> {
    const t = this.#t;
    const name = `${this.#name}-${who}`;
    const { chainId } = t.session.settings;
    const key = t.uuid(name);
    const invoke = createCustomer({ chainId: t.wallet(name).accountId(chainId), externalId: t.externalId(name) });
    const reply = await t.call(invoke, { identity, idempotencyKey: key });
    const { id, challenge } = need(reply, 'new customer', (data) => data);
    if (typeof id !== 'string' || typeof challenge !== 'string' || reply.data?.status !== created.state)
      throw unmet(`no new customer in ${reply.answer.record.id}`);
    this.#walkers.set(who, {
      who,
      customerId: id,
      challenge,
      signed: this.#sign(who, challenge),
      model: created,
      last: { invoke, key, reply },
      unwatched: true,
    });
    this.#tell(`${who} is created: ${reply.status}, ${created.state}`, reply.answer);
  }

  #sign(who: Who, challenge: string): CallTarget['signed'] {
    const { chainId, challengeSignatureEncoding } = this.#t.session.settings;
    return signedChallenge(this.#t.wallet(`${this.#name}-${who}`), chainId, challenge, challengeSignatureEncoding);
  }

  #walker(who: Who): Walker {
    const walker = this.#walkers.get(who);
    if (walker === undefined) throw new TypeError(`${who} takes no part in this walk`);
    return walker;
  }

  async #move(move: Move): Promise<void> {
    // What others did meanwhile must not have changed this customer.
    if (this.#walker(move.who).unwatched) await this.#look(this.#walker(move.who));
    const walker = this.#walker(move.who);
    const due = dueOf(walker.model, move.act);
    if (due.kind === 'read') await this.#look(walker, true);
    else if (due.kind === 'replay') await this.#replay(walker, due);
    else if (due.kind === 'refusal') await this.#refusal(walker, due, move.act);
    else await this.#effect(walker, due);
    this.#moves += 1;
    for (const other of this.#walkers.values())
      if (other.who !== move.who) this.#walkers.set(other.who, { ...other, unwatched: true });
  }

  async #effect(walker: Walker, due: Due & { kind: 'effect' }): Promise<void> {
    const { operation, proof, to } = due;
    const { state } = walker.model;
    const { invoke, key, reply } = await this.#call(walker, operation);
    const expected = `accepted, and ${walker.who} ${to === state ? `stays ${to}` : `becomes ${to}`}`;
    const finding = { proof, expected, answers: [reply.answer] };
    if (reply.status >= 300) {
      if (ofTheCaller.includes(reply.status)) throw unmet(`${operation} answered ${reply.status}`);
      this.#tell(`${walker.who} ${operation}: ${reply.status}`, reply.answer, 'a success');
      this.#find(walker, due, { ...finding, message: `${operation} was refused in ${state}`, uncertain: false });
    }
    const polled = await pollCustomer(
      this.#t.caller(identity),
      walker.customerId,
      to,
      machine.final.filter((final) => final !== to) as CustomerStatus[],
      this.#t.session.settings,
    );
    for (const read of polled.reads) this.#checkEntity(walker, read);
    const answers = [reply.answer, ...polled.reads.map(({ answer }) => answer)];
    const last = polled.states.at(-1);
    if (last === undefined) throw unmet(`no customer to be seen in ${answers.at(-1)?.record.id ?? 'no exchange'}`);
    // A state that no contract knows is the schema's finding, and leads nowhere that could be judged.
    if (!polled.states.every(isStatus)) throw unmet(`no known state in ${answers.at(-1)?.record.id ?? 'no exchange'}`);
    const path = [state, ...polled.states.filter((seen, index) => index > 0 || seen !== state)];
    const right = isPath(machine, path, [operation]);
    const arrived = polled.reached && right;
    const came = path.slice(1).join(', ') || `still ${state}`;
    this.#tell(`${walker.who} ${operation}: ${reply.status}, ${came}`, reply.answer, arrived ? undefined : to);
    this.#transitions.push(...transitionsOf(state, polled.states, operation));
    if (!right) {
      const message = `${operation} led a customer on a way that is no path of the documented machine`;
      this.#find(walker, due, { ...finding, proof: walkProofs.path, message, answers, uncertain: false });
    }
    if (!polled.reached) {
      const message = `a customer in ${state} did not become ${to} by ${operation}`;
      this.#find(walker, due, { ...finding, message, answers, uncertain: true });
    }
    this.#proved.set(walkProofs.path, { answers });
    this.#proved.set(proof, { answers });
    const challenge = challengeOf(reply) ?? walker.challenge;
    this.#walkers.set(walker.who, {
      ...walker,
      challenge,
      signed: challenge === walker.challenge ? walker.signed : this.#sign(walker.who, challenge),
      model: afterDue(walker.model, due),
      last: operation === 'getCustomerChallenge' ? walker.last : { invoke, key, reply },
    });
  }

  async #refusal(walker: Walker, due: Due & { kind: 'refusal' }, act: Act): Promise<void> {
    const { operation, proof } = due;
    const { state } = walker.model;
    const { reply } = await this.#call(walker, operation, refusals);
    const accepted = reply.status < 300;
    if (!accepted && !refusals.includes(reply.status)) throw unmet(`${act} answered ${reply.status}`);
    const read = await this.#read(walker);
    const { status } = read.data;
    const same = status === state;
    const came = `${reply.status}${same ? '' : `, now ${status}`}`;
    this.#tell(`${walker.who} ${operation}: ${came}`, reply.answer, accepted || !same ? `a 4xx, still ${state}` : '');
    const seen = { answers: [read.answer, reply.answer], twin: operation };
    if (accepted || !same) {
      const message = accepted
        ? `${operation} was accepted, which ${state} does not allow`
        : `${operation} was refused, and changed a customer in ${state}`;
      const uncertain = !accepted && movesByItself(state, status);
      this.#find(walker, due, { ...seen, proof, message, expected: `a 4xx, and still ${state}`, uncertain });
    }
    this.#proved.set(proof, seen);
  }

  async #replay(walker: Walker, due: Due & { kind: 'replay' }): Promise<void> {
    const { invoke, key, reply: first } = walker.last;
    const { state } = walker.model;
    const intent = { kind: 'valid', provokes: [409, 422] } as const;
    const second = await this.#t.call(invoke, { identity, idempotencyKey: key, intent });
    if (second.status >= 500 || (ofTheCaller.includes(second.status) && second.status !== first.status))
      throw unmet(`the replay of ${due.of} answered ${second.status}`);
    const read = await this.#read(walker);
    const { status } = read.data;
    const [wanted, got] = [identityOfAnswer(first), identityOfAnswer(second)];
    const right = wanted === got && status === state;
    const came = `${second.status}${status === state ? '' : `, now ${status}`}`;
    const wantedText = `the ${first.status} of before, still ${state}`;
    this.#tell(`${walker.who} replays ${due.of}: ${came}`, second.answer, right ? undefined : wantedText);
    const answers = [first.answer, second.answer];
    if (wanted !== got) {
      const message = `the same key did not get the answer that ${due.of} had got`;
      this.#find(walker, due, {
        proof: replayProofs.answer,
        message,
        expected: wanted.slice(0, 160),
        answers,
        uncertain: false,
      });
    }
    if (status !== state) {
      const message = `a replay of ${due.of} changed a customer in ${state}`;
      const uncertain = movesByItself(state, status);
      this.#find(walker, due, { proof: replayProofs.effect, message, expected: `still ${state}`, answers, uncertain });
    }
    this.#proved.set(replayProofs.answer, { answers });
    this.#proved.set(replayProofs.effect, { answers: [...answers, read.answer] });
  }

  /** Reads a customer that nobody called since it was read before. */
  async #look(walker: Walker, told = false): Promise<void> {
    const read = await this.#read(walker);
    const { state } = walker.model;
    const { status } = read.data;
    this.#walkers.set(walker.who, { ...walker, unwatched: false });
    if (told || status !== state)
      this.#tell(`${walker.who} is read: ${status}`, read.answer, status === state ? undefined : state);
    if (status !== state) {
      this.#find(
        walker,
        { kind: 'read' },
        {
          proof: walkProofs.own,
          message: `a customer in ${state} changed without a call of its own`,
          expected: `still ${state}`,
          answers: [read.answer],
          uncertain: movesByItself(state, status),
        },
      );
    }
    this.#proved.set(walkProofs.own, { answers: [read.answer] });
  }

  async #read(walker: Walker): Promise<Reply<Customer> & { data: Customer }> {
    const read = await this.#t.call(getCustomer(walker.customerId), { identity });
    const { data } = read;
    if (data === undefined || !isStatus(data.status)) throw unmet(`no customer to be seen in ${read.answer.record.id}`);
    this.#checkEntity(walker, read);
    return { ...read, data };
  }

  #checkEntity(walker: Walker, read: Reply<Customer>): void {
    const id: unknown = read.data?.id;
    // That an id is absent or no text is the schema's finding.
    if (typeof id !== 'string') return;
    const own = id.toLowerCase() === walker.customerId.toLowerCase();
    const answers = [read.answer];
    if (!own) {
      this.#tell(`${walker.who} is read: ${id}`, read.answer, `the own id ${walker.customerId}`);
      this.#find(
        walker,
        { kind: 'read' },
        {
          proof: walkProofs.entity,
          message: 'another customer than the one asked for was answered',
          expected: walker.customerId,
          answers,
          uncertain: false,
        },
      );
    }
    this.#proved.set(walkProofs.entity, { answers });
  }

  async #call(walker: Walker, operation: StateOperation, provokes: readonly number[] = []) {
    const invoke = callOf(operation, walker);
    const key = this.#t.uuid(`${this.#name}-${walker.who}-${this.#moves}`);
    const reply = await this.#t.call(invoke, {
      identity,
      ...(operation === 'getCustomerChallenge' ? {} : { idempotencyKey: key }),
      ...(provokes.length > 0 ? { intent: { kind: 'invalid' as const, provokes } } : {}),
    });
    // That a server fails is the finding of the check on every answer.
    if (reply.status >= 500) throw unmet(`${operation} answered ${reply.status} (${reply.answer.record.id})`);
    return { invoke, key, reply };
  }

  #tell(text: string, answer: Answer, due?: string): void {
    const missed = due === undefined || due === '' ? '' : `; due: ${due}`;
    this.#lines.push({ text: `${text}${missed}`, exchange: answer.record.id });
  }

  #find(walker: Walker, due: Due, finding: Omit<Finding, 'move' | 'cell'>): never {
    const act: Act = due.kind === 'read' ? 'getCustomer' : due.kind === 'replay' ? 'replay' : due.operation;
    throw new Found({ ...finding, move: { who: walker.who, act }, cell: cellOf(walker.model, due) });
  }
}

function unmet(message: string): StepFailed {
  return new StepFailed({ kind: 'unmet', message });
}

function isStatus(status: unknown): boolean {
  return machine.transitions.some(({ from, to }) => from === status || to === status);
}

function challengeOf(reply: Reply<unknown>): string | undefined {
  const challenge = (reply.data as { challenge?: unknown } | undefined)?.challenge;
  return typeof challenge === 'string' ? challenge : undefined;
}
