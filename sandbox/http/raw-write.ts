import type { FastifyReply } from 'fastify';
import type { WireAnswer } from './answer.ts';

/** How an answer is framed when it is written past Fastify. */
export type Framing = 'content-length' | 'chunked';

/** Writes an answer exactly as given, names of headers included; only the framing is added. */
export function writeRaw(reply: FastifyReply, answer: WireAnswer, framing: Framing = 'content-length'): void {
  reply.hijack();
  const response = reply.raw;
  response.sendDate = false;
  const bodyless = answer.status === 204 || (framing === 'chunked' && answer.body.length === 0);
  const length: Array<readonly [string, string]> = [['Content-Length', String(answer.body.length)]];
  const headers = [...answer.headers, ...(bodyless || framing === 'chunked' ? [] : length)];
  response.writeHead(answer.status, headers.flat());
  response.end(bodyless ? undefined : answer.body);
}
