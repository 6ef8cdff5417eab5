import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import { operations } from '../routes/operations.ts';
import type { World } from '../world.ts';
import type { WireAnswer } from './answer.ts';
import { refused } from './answer.ts';
import { render } from './answer-policy.ts';
import type { Call } from './call.ts';
import { frameworkRefusal, rejectBrokenConnection, unmatchedRefusal } from './framework-refusals.ts';
import type { Operation } from './operation.ts';
import { answerCall } from './pipeline.ts';
import { headerLines } from './request-message.ts';

/** The largest body that is read, in bytes. */
const BODY_LIMIT = 1024 * 1024;

/** The HTTP server of the API, not yet listening. */
export function createServer(world: World): FastifyInstance {
  const offered: readonly Operation[] = [...operations, ...world.behaviour.answers.furtherOperations()];
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    keepAliveTimeout: 30_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: (error, _request, reply) => sendRefusal(error, reply),
    clientErrorHandler: (error, socket) => rejectBrokenConnection(error, socket, world),
  });
  const sendRefusal = (error: unknown, reply: FastifyReply) => {
    const { answers } = world.behaviour;
    send(reply, render(refused(frameworkRefusal(error)), undefined, answers), undefined);
  };
  const send = (reply: FastifyReply, answer: WireAnswer, call: Call | undefined) => {
    const { answers } = world.behaviour;
    const date = new Date(world.clock.milliseconds()).toUTCString();
    const finished = answers.finish({ ...answer, headers: [['date', date], ...answer.headers] }, call);
    answers.write(reply, finished, call);
  };
  // Fastify's own parsers would hand on values; the digest is over bytes.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  for (const operation of offered) {
    server.route({
      method: operation.method,
      url: operation.path,
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const call = callOf(request, operation, world);
        // The router takes `/customers/` for a customer without an id.
        if (Object.values(call.parameters).includes('')) return sendRefusal(unmatchedRefusal('', offered), reply);
        send(reply, await answerCall(call), call);
        return reply;
      },
    });
  }
  server.setNotFoundHandler((request, reply) => sendRefusal(unmatchedRefusal(request.raw.url ?? '/', offered), reply));
  server.setErrorHandler((error, _request, reply) => sendRefusal(error, reply));
  return server;
}

function callOf(request: FastifyRequest, operation: Operation, world: World): Call {
  return {
    operation,
    world,
    parameters: { ...(request.params as Record<string, string>) },
    message: {
      method: request.method,
      scheme: 'http',
      target: request.raw.url ?? '/',
      headers: headerLines(request.raw.rawHeaders),
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    },
  };
}
