import type { Operation } from '../../generated/operations.ts';
import { isObject } from '../../src/cases/case-contract.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { RequestCase } from '../../src/cases/request-case.ts';
import { headerValue, isJsonType, mediaTypeOf } from '../../src/contract/message.ts';
import type { Reply } from '../../src/http/call.ts';
import type { Answer } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import type { AddStep } from '../../src/jest/story.ts';
import { answerOf, sendTwin, successOf } from './accepted-answer.ts';
import { caseRequest } from './case-request.ts';
import { idOf, type Precondition, preconditionOf } from './preconditions.ts';
import { requirementOfCase } from './requirement-of.ts';
import { together } from './together.ts';
import type { Prepared } from './valid-request.ts';

const kept = 'input.value-kept';

/** One case with what came of it. */
interface Tried {
  readonly each: RequestCase;
  readonly prepared: Prepared;
  readonly sent: Json | undefined;
  readonly reply: Reply<unknown>;
  readonly answer: Json | undefined;
  /** What reading it afterwards gave, where it was accepted and can be read, by itself and in the list. */
  readonly read: Json | undefined;
  readonly row?: Json | undefined;
  readonly answers: readonly Answer[];
}

/** One step: everything that a request of one operation may contain is accepted, and comes back as it was sent. */
export function acceptedStep(step: AddStep, operation: Operation, cases: readonly RequestCase[]): void {
  const { operationId } = operation;
  const proofs = cases.map((each) => `${requirementOfCase(each)}#${each.id}`);
  const keeps = cases.some(({ family }) => family === 'body') ? [`${kept}#${operationId}`] : [];
  const answers = [`${operationId}.${successOf(operation)}`] as const;
  step(operationId, { answers: [answers[0] as `${string}.${number}`], proves: [...proofs, ...keeps] }, async (t) => {
    const precondition = preconditionOf(operationId);
    const twin = await sendTwin(t, operation, `${operationId}-twin`);
    const alone = await together(cases.map((each) => tryCase(t, operation, precondition, each)));
    const tried = await withRows(t, precondition, alone);
    for (const one of tried) judge(t, operation, one, twin.answer);
    if (keeps.length > 0) judgeKept(t, operationId, precondition, tried);
    for (const { prepared, answer } of tried) await prepared.remove?.(answer === undefined ? [] : [answer]);
  });
}

async function tryCase(
  t: StepContext,
  operation: Operation,
  precondition: Precondition,
  each: RequestCase,
): Promise<Tried> {
  const prepared = await precondition.prepare(t, each.id);
  const ids = { idempotencyKey: t.uuid(`${each.id}/key`), unknown: t.uuid(`${each.id}/unknown`) };
  const { raw, options, sent } = caseRequest(operation, prepared.request, each.change, ids);
  const kind = each.family === 'path' ? 'invalid' : 'valid';
  const reply = await t.send(raw, { ...options, intent: { kind, provokes: each.refusals } });
  const answer = reply.status < 300 ? answerOf(reply) : undefined;
  const read = answer === undefined ? undefined : await prepared.read?.(answer);
  return {
    each,
    prepared,
    sent,
    reply,
    answer,
    read: read === undefined ? undefined : answerOf(read),
    answers: [...(read ? [read.answer] : []), reply.answer],
  };
}

/** Looks all of them up in one list; what is not in it has no row. */
async function withRows(t: StepContext, { list }: Precondition, tried: readonly Tried[]): Promise<readonly Tried[]> {
  if (list === undefined || !tried.some(({ answer }) => answer !== undefined)) return tried;
  const reply = await list(t);
  const rows = answerOf(reply);
  return tried.map((one) => {
    const id = one.answer === undefined ? undefined : idOf(one.answer);
    if (id === undefined || !Array.isArray(rows)) return one;
    const own = rows.filter((row) => idOf(row) === id);
    return { ...one, row: own.length === 1 ? own[0] : null, answers: [reply.answer, ...one.answers] };
  });
}

function judge(t: StepContext, operation: Operation, tried: Tried, twin: Json | undefined): void {
  const { each, reply, answers } = tried;
  const accepted = reply.status >= 200 && reply.status < 300;
  const excused = each.refusals.includes(reply.status);
  const objection = accepted ? objectionTo(tried, twin) : undefined;
  t.check(`${requirementOfCase(each)}#${each.id}`, {
    holds: (accepted && objection === undefined) || excused,
    message: objection ?? `${operation.method} ${operation.path} answered ${reply.status} to ${each.id}`,
    expected: [String(successOf(operation)), ...each.refusals].join(' or '),
    received: `${reply.status} ${reply.answer.record.response?.body.content.slice(0, 160) ?? ''}`.trim(),
    answers,
  });
}

/** What is wrong with the acceptance of a case; undefined when nothing is. */
function objectionTo(
  { each, prepared, sent, reply, answer, read, row }: Tried,
  twin: Json | undefined,
): string | undefined {
  const views = [answer, read, row].filter((view) => isObject(view));
  if (each.family === 'accept') {
    if (reply.answer.response?.body.length === 0) return undefined;
    const type = mediaTypeOf(headerValue(reply.answer.response?.headers ?? [], 'content-type'));
    return isJsonType(type) ? undefined : `asked for XML it answered ${type ?? 'without a media type'}`;
  }
  if (each.rule === 'same-resource') {
    const wanted = Object.values(prepared.request.path).map((id) => id.toLowerCase());
    const other = views.find(({ id }) => typeof id === 'string' && !wanted.includes(id.toLowerCase()));
    return other === undefined ? undefined : `another spelling of an id reached ${String(other.id)}`;
  }
  if (each.change.part !== 'body' || !isObject(sent)) return undefined;
  const name = each.change.at.slice(1);
  const value = sent[name];
  const received = views.flatMap((view) => (view[name] === undefined ? [] : [view[name]]));
  if (each.family === 'extra') {
    const natural = isObject(twin) && sameValue(twin[name], value);
    return received.some((view) => sameValue(view, value)) && !natural
      ? `the property ${name}, which is not the caller's to decide, was stored`
      : undefined;
  }
  if (each.family !== 'text') return undefined;
  const changed = received.find((view) => typeof view === 'string' && view !== value);
  return changed === undefined ? undefined : `${name} ${JSON.stringify(value)} came back as ${JSON.stringify(changed)}`;
}

/** Whether two values are equal or name the same instant. */
function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'string' || typeof other !== 'string' || !/^\d{4}-/.test(one)) return false;
  return Date.parse(one) === Date.parse(other);
}

function judgeKept(t: StepContext, operationId: string, precondition: Precondition, all: readonly Tried[]): void {
  const same = precondition.same ?? ((_name, sent, received) => sent === received);
  const changed = all.flatMap(({ each, sent, answer, read, row, answers }) => {
    if (each.family !== 'body' || !isObject(sent)) return [];
    if (row === null) return [{ text: `${each.id}: the list does not have it in exactly one row`, answers }];
    return Object.entries(sent).flatMap(([name, value]) =>
      [answer, read, row].flatMap((view) => {
        const received = isObject(view) ? view[name] : undefined;
        if (received === undefined || typeof received !== typeof value || same(name, value, received)) return [];
        return [{ text: `${each.id}: ${JSON.stringify(value)} became ${JSON.stringify(received)}`, answers }];
      }),
    );
  });
  t.check(`${kept}#${operationId}`, {
    holds: changed.length === 0,
    message: 'an accepted value did not come back as it was sent',
    expected: 'every property as it was sent',
    received: changed
      .map(({ text }) => text)
      .join('; ')
      .slice(0, 400),
    answers: changed[0]?.answers ?? all.flatMap(({ answers }) => answers.slice(-1)),
    twin: operationId,
  });
}
