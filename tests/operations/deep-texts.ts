import type { Operation } from '../../generated/operations.ts';
import { flattened, isObject, valueAt } from '../../src/cases/case-contract.ts';
import type { Json } from '../../src/cases/edit.ts';
import type { StepFailed } from '../../src/evidence/ledger.ts';
import type { RawRequest, Reply } from '../../src/http/call.ts';
import type { Answer, CallOptions } from '../../src/http/transport.ts';
import type { StepContext } from '../../src/jest/step-context.ts';
import { answerOf, sendTwin } from './accepted-answer.ts';
import { caseRequest } from './case-request.ts';
import { bodyPointer, propertiesAt, valueContract } from './deep-bodies.ts';
import { type Precondition, preconditionOf } from './preconditions.ts';
import type { Prepared } from './valid-request.ts';

const { document, judge } = valueContract;
/** Lengths of texts and headers that no caller needs, in characters. */
const oversizes = [8 * 1024, 64 * 1024, 512 * 1024] as const;
/** Refusals of what is too much (RFC 9110, sections 15.5.14 and 15.5.15; RFC 6585, section 5). */
const tooMuch = [400, 413, 414, 422, 431];

/** Texts that mean something to what an API may hand them to; `{mark}` is a text that is found again. */
const injections: Readonly<Record<string, string>> = {
  'sql-quote': "{mark}' OR '1'='1' --",
  'sql-statement': "{mark}'; SELECT pg_sleep(0); --",
  'nosql-operator': '{mark}{"$gt": ""}',
  markup: '<script>alert("{mark}")</script>',
  'markup-attribute': '"><img src=x onerror=alert("{mark}")>',
  'shell-substitution': '{mark}$(id)`id`',
  'shell-pipe': '{mark}; id | cat',
  'template-braces': '{mark}{{7*7}}\u0024{7*7}#{7*7}',
  'template-percent': '{mark}<%= 7*7 %>',
  'jndi-lookup': '{mark}\u0024{jndi:ldap://127.0.0.1:9/a}',
  'format-string': '{mark}%s%s%n%x',
  'path-traversal': '../../../../{mark}',
  'header-break': '{mark}\r\nX-Injected: yes',
  'xml-entity': '<!DOCTYPE a [<!ENTITY b "{mark}">]><a>&b;</a>',
  'ldap-filter': '{mark}*)(uid=*))(|(uid=*',
  'spreadsheet-formula': '=1+1+cmd|{mark}',
};

/** What a step of odd texts proves. */
export function textProofs(operation: Operation): string[] {
  const { operationId } = operation;
  const reflection = `error.no-reflection#${operationId}`;
  return [`response.no-server-error#${operationId}.texts`, `input.injection-inert#${operationId}`, reflection];
}

/** One request with a text where none like it belongs. */
interface Odd {
  readonly name: string;
  readonly raw: RawRequest;
  readonly options: Partial<CallOptions> & Pick<CallOptions, 'identity'>;
  /** The text, where it must come back unchanged or not at all. */
  readonly text: string | undefined;
  /** The property that holds it. */
  readonly property: string | undefined;
  /** What must not become of the text: accepted at all, or changed. That its schema forbids it is judged elsewhere. */
  readonly never: 'accepted' | 'changed' | 'nothing';
}

/** C11, C16: sends texts and headers that are far too long, and texts in the syntax of other languages. */
export async function sendTexts(t: StepContext, operation: Operation): Promise<void> {
  const { operationId } = operation;
  const [failure = '', inert = '', reflection = ''] = textProofs(operation);
  const precondition = preconditionOf(operationId);
  const prepared = await precondition.prepare(t, `${operationId}-texts`);
  const odds = [...longOnes(t, operation, precondition, prepared), ...injected(t, operation, precondition, prepared)];
  const replies: { odd: Odd; reply: Reply<unknown> }[] = [];
  for (const odd of odds) {
    const reply = await answered(t, operationId, odd);
    if (reply === undefined) continue;
    replies.push({ odd, reply });
    // Removed at once: what is subscribed or created by chance must not stay for the next.
    const answer = reply.status < 300 ? answerOf(reply) : undefined;
    if (answer !== undefined && !precondition.bound.length) await prepared.remove?.([answer]);
  }
  // Whoever refuses by closing the connection must still be there.
  await sendTwin(t, operation, `${operationId}-twin-texts`);
  const state = (
    proof: string,
    message: string,
    expected: string,
    wrong: readonly { odd: Odd; reply: Reply<unknown> }[],
  ): void => {
    const [first] = wrong;
    const answers: readonly Answer[] = (first ? wrong : replies).slice(-4).map(({ reply }) => reply.answer);
    const received = first
      ? `${first.reply.status} to ${first.odd.name}: ${first.reply.answer.record.response?.body.content.slice(0, 200) ?? ''}`
      : '';
    const shown = first ? [...answers.filter((answer) => answer !== first.reply.answer), first.reply.answer] : answers;
    t.check(proof, { holds: first === undefined, message, expected, received, answers: shown });
  };
  state(
    failure,
    'the server failed on a text',
    'an answer below 500',
    replies.filter(({ reply }) => reply.status >= 500),
  );
  state(
    inert,
    'a text in the syntax of another language did something',
    'a refusal, or the text as it was sent',
    replies.filter(({ odd, reply }) => acted(odd, reply)),
  );
  state(
    reflection,
    'an error repeats a text that was sent to it',
    'an error without it',
    replies.filter(
      ({ odd, reply }) => odd.text !== undefined && reply.status >= 400 && contentOf(reply).includes(odd.text),
    ),
  );
}

/** An answer; undefined where the connection was closed instead, as a server may on what is too long (RFC 9110, section 15.5.14). */
async function answered(
  t: StepContext,
  operationId: string,
  { name, raw, options }: Odd,
): Promise<Reply<unknown> | undefined> {
  try {
    return await t.send(raw, { ...options, intent: { kind: 'invalid', provokes: tooMuch } });
  } catch (error) {
    const closed =
      (error as StepFailed).name === 'StepFailed' && (error as StepFailed).stepCause.kind === 'environment';
    if (!closed || !name.startsWith('long-')) throw error;
    t.observe(`input.closed-on.${operationId}.${name}`, 'the connection was closed without an answer');
    return undefined;
  }
}

function contentOf({ answer }: Reply<unknown>): string {
  return new TextDecoder().decode(answer.response?.body ?? new Uint8Array());
}

/** Whether a text did more than being refused or kept. */
function acted({ text, property, never }: Odd, reply: Reply<unknown>): boolean {
  if (reply.status >= 300 || text === undefined || never === 'nothing') return false;
  if (never === 'accepted') return true;
  const answer = answerOf(reply);
  const received = isObject(answer) && property !== undefined ? answer[property] : undefined;
  return typeof received === 'string' && received !== text;
}

function longOnes(t: StepContext, operation: Operation, precondition: Precondition, prepared: Prepared): Odd[] {
  const bodies = textsOf(operation).flatMap((property) =>
    oversizes.map((length) =>
      withText(t, operation, precondition, prepared, `long-${property}-${length}`, property, 'a'.repeat(length)),
    ),
  );
  const headers = oversizes.map((length): Odd => {
    const plain = request(t, operation, prepared, `long-header-${length}`, prepared.request.body);
    const raw = { ...plain.raw, headers: [...(plain.raw.headers ?? []), ['X-Filler', 'a'.repeat(length)] as const] };
    return { ...plain, raw, name: `long-header-${length}`, text: undefined, property: undefined, never: 'nothing' };
  });
  // A call that is accepted moves its entity on, and only reads and creations can be made again and again.
  return repeatable(operation, precondition) ? [...bodies, ...headers] : bodies;
}

function repeatable({ method }: Operation, { bound, traced }: Precondition): boolean {
  return method === 'GET' || (!traced && bound.length > 0);
}

function injected(t: StepContext, operation: Operation, precondition: Precondition, prepared: Prepared): Odd[] {
  const marked = Object.entries(injections).map(
    ([name, text]) => [name, text.replace('{mark}', markOf(t, name))] as const,
  );
  const bodies = textsOf(operation).flatMap((property) =>
    marked.map(([name, text]) => withText(t, operation, precondition, prepared, `${name}-${property}`, property, text)),
  );
  const paths = Object.keys(prepared.request.path).flatMap((parameter) =>
    marked.map(([name, text]): Odd => {
      const path = { ...prepared.request.path, [parameter]: text };
      const own = { ...prepared, request: { ...prepared.request, path } };
      const sent = request(t, operation, own, `${name}-${parameter}`, prepared.request.body);
      return { ...sent, name: `${name}-${parameter}`, text, property: undefined, never: 'accepted' };
    }),
  );
  return [...bodies, ...paths];
}

function markOf(t: StepContext, name: string): string {
  return `mark-${t.uuid(name).slice(0, 8)}`;
}

/** The properties of a body that are texts. */
function textsOf(operation: Operation): string[] {
  const pointer = bodyPointer(operation);
  if (pointer === undefined) return [];
  const { properties } = flattened(document, valueAt(document, pointer));
  return propertiesAt(pointer).filter((name) => {
    const property = isObject(properties) ? properties[name] : undefined;
    return flattened(document, property).type === 'string';
  });
}

function withText(
  t: StepContext,
  operation: Operation,
  { bound }: Precondition,
  prepared: Prepared,
  name: string,
  property: string,
  text: string,
): Odd {
  const { body } = prepared.request;
  const own: Json = { ...(isObject(body) ? body : {}), [property]: text };
  const valid = judge(bodyPointer(operation) ?? '', own).length === 0;
  const never = !valid ? 'nothing' : bound.includes(`/${property}`) ? 'accepted' : 'changed';
  return {
    ...request(t, operation, prepared, name, own),
    name,
    text: name.startsWith('long-') ? undefined : text,
    property,
    never,
  };
}

function request(
  t: StepContext,
  operation: Operation,
  prepared: Prepared,
  name: string,
  body: Json | undefined,
): Pick<Odd, 'raw' | 'options'> {
  const own = `${operation.operationId}-${name}`;
  const ids = { idempotencyKey: t.uuid(`${own}/key`), unknown: t.uuid(`${own}/unknown`) };
  const { body: _prepared, ...others } = prepared.request;
  const { raw, options } = caseRequest(operation, body === undefined ? others : { ...others, body }, undefined, ids);
  return { raw, options };
}
