import type { Socket } from 'node:net';
import type { World } from '../world.ts';
import { refused } from './answer.ts';
import { render } from './answer-policy.ts';
import type { Operation } from './operation.ts';
import { refusalOf } from './pipeline.ts';
import { Refusal } from './refusal.ts';

/** The refusal of a request that no operation takes: 405 with Allow where its path has other methods, else 404. */
export function unmatchedRefusal(target: string, operations: readonly Operation[]): Refusal {
  const path = target.split('?', 1)[0] ?? '';
  const methods = operations
    .filter((operation) => pathPattern(operation.path).test(path))
    .map((operation) => operation.method);
  if (methods.length === 0) return new Refusal(404, 'NOT_FOUND', 'There is nothing here');
  return new Refusal(405, 'METHOD_NOT_ALLOWED', 'The method is not possible here', { allow: methods.join(', ') });
}

/** The refusal that an error of Fastify amounts to: its status, in the environment's own words. */
export function frameworkRefusal(error: unknown): Refusal {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (error instanceof Refusal) return error;
  if (status === 413) return new Refusal(413, 'BODY_TOO_LARGE', 'The body is too large');
  if (status === 415) return new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json.');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Refusal(400, 'INVALID_REQUEST', 'Invalid request');
  return refusalOf(error);
}

/** Answers what is not HTTP, on the bare socket, and closes it. */
export function rejectBrokenConnection(error: Error & { code?: string }, socket: Socket, world: World): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const refusal = tooLarge
    ? new Refusal(431, 'HEADERS_TOO_LARGE', 'The header is too large')
    : new Refusal(400, 'INVALID_REQUEST', 'Invalid request');
  const { body } = render(refused(refusal), undefined, world.behaviour.answers);
  const head = [
    `HTTP/1.1 ${refusal.status} ${tooLarge ? 'Request Header Fields Too Large' : 'Bad Request'}`,
    `Date: ${new Date(world.clock.milliseconds()).toUTCString()}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body.toString('utf8')}`);
}

function pathPattern(template: string): RegExp {
  return new RegExp(`^${template.replace(/:[A-Za-z]+/g, '[^/]+')}$`);
}
