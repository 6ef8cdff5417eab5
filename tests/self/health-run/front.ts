import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands between the visitor and the environment tonight. */
export interface Weather {
  /** `closed`: nothing listens; `unavailable`: each request is answered with 503; `open`: everything passes. */
  readonly gate: 'open' | 'closed' | 'unavailable';
  /** Base URL of the environment that plays tonight. */
  readonly target: string;
  /** Milliseconds that the creation of a customer takes longer. */
  readonly createDelayMs?: number;
  /** How many creations are answered with 503 before one passes. */
  readonly refusedCreations?: number;
  /** Whether the first creation is answered with 429, and a second to wait. */
  readonly busy?: boolean;
}

/** A host name that stays the same while what answers there changes from night to night. */
export interface Front {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  change(weather: Weather): Promise<void>;
  close(): Promise<void>;
}

function unavailable(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'application/json' });
  response.end('{"message":"maintenance"}');
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, target: URL): void {
  const { hostname, port } = target;
  const { method = 'GET', url: path = '/' } = incoming;
  const onward = forward({ hostname, port, method, path, headers: incoming.rawHeaders, setHost: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 0, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

/** Opens a front on a free loopback port; it is closed until its first change. */
export async function openFront(): Promise<Front> {
  let weather: Weather = { gate: 'closed', target: 'http://127.0.0.1:1/v1' };
  let refused = 0;
  let creations = 0;
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const creates = incoming.method === 'POST' && incoming.url === '/v1/customers';
    const flaps = creates && refused < (weather.refusedCreations ?? 0);
    if (flaps) refused += 1;
    if (creates) creations += 1;
    if (creates && weather.busy && creations === 1) {
      outgoing.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' });
      outgoing.end('{"message":"slow down"}');
    } else if (weather.gate === 'unavailable' || flaps) unavailable(outgoing);
    else if (creates && weather.createDelayMs !== undefined)
      setTimeout(() => pass(incoming, outgoing, new URL(weather.target)), weather.createDelayMs);
    else pass(incoming, outgoing, new URL(weather.target));
  };
  const server: Server = createServer(serve);
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  await shut();
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    change: async (next) => {
      weather = next;
      refused = 0;
      creations = 0;
      if (next.gate === 'closed' && server.listening) await shut();
      if (next.gate !== 'closed' && !server.listening) await listen(port);
    },
    close: async () => {
      if (server.listening) await shut();
    },
  };
}
