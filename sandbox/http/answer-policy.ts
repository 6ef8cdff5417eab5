import type { FastifyReply } from 'fastify';
import type { Json } from '../json.ts';
import type { Answer, WireAnswer } from './answer.ts';
import type { Call } from './call.ts';
import type { Operation } from './operation.ts';

/** How answers become bytes; each member may be replaced by a fault or a variant. */
export interface AnswerPolicy {
  /** Called before anything of a call is looked at; an answer ends the call there. */
  before(call: Call): Promise<Answer | undefined>;
  /** The answer as it is meant; without a call where the request fits no operation. */
  shape(answer: Answer, call: Call | undefined): Answer;
  /** The text of a body. */
  serialise(body: Json, call: Call | undefined): string;
  /** The answer as it is sent, stored and replayed ones included. */
  finish(answer: WireAnswer, call: Call | undefined): WireAnswer;
  /** Writes the answer. */
  write(reply: FastifyReply, answer: WireAnswer, call: Call | undefined): void;
  /** Operations that exist besides the documented ones. */
  furtherOperations(): readonly Operation[];
}

/** The strict policy: compact JSON, sent as it is. */
export const strictAnswers: AnswerPolicy = {
  before: () => Promise.resolve(undefined),
  shape: (answer) => answer,
  serialise: (body) => JSON.stringify(body),
  finish: (answer) => answer,
  write(reply, answer) {
    reply.code(answer.status);
    for (const [name, value] of answer.headers) reply.header(name, value);
    // Without a type of its own Fastify would call bytes an octet stream.
    reply.send(answer.body.length === 0 ? undefined : answer.body);
  },
  furtherOperations: () => [],
};

/** The bytes of an answer. */
export function render(answer: Answer, call: Call | undefined, policy: AnswerPolicy): WireAnswer {
  const shaped = policy.shape(answer, call);
  const body = shaped.body === undefined ? '' : policy.serialise(shaped.body, call);
  return { status: shaped.status, headers: Object.entries(shaped.headers), body: Buffer.from(body) };
}
