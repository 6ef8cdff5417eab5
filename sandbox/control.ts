import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { World } from './world.ts';

/** The largest step of the clock: ten years, in seconds. */
const LONGEST_STEP_SECONDS = 10 * 366 * 24 * 3600;

/** The control server, which is no part of the API: moves the clock forward, and says that it is there. */
export function createControlServer(world: World): FastifyInstance {
  const server = fastify({ forceCloseConnections: true, keepAliveTimeout: 30_000 });
  const now = () => new Date(world.clock.milliseconds()).toISOString();
  server.get('/health', () => ({ status: 'up', now: now() }));
  server.post('/clock', (request, reply) => {
    // Fastify has parsed it as JSON: it takes no other media type.
    const body = request.body as Json | undefined;
    const seconds = isJsonObject(body) ? body.advanceSeconds : undefined;
    if (typeof seconds !== 'number' || seconds < 0 || seconds > LONGEST_STEP_SECONDS) {
      return reply.code(400).send({
        code: 'INVALID_BODY',
        message: `advanceSeconds must be a number from 0 to ${LONGEST_STEP_SECONDS}: the clock only goes forward.`,
      });
    }
    world.clock.advance(seconds);
    return reply.send({ now: now() });
  });
  return server;
}
