import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import type { SentRequest } from '../../../src/contract/message.ts';

/** A TCP server that answers with whatever bytes a test writes. */
export interface RawServer {
  readonly url: URL;
  /** How many connections it accepted so far. */
  readonly connections: number;
  /** The text of every request head and body received, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Answers the n-th request, counted from 0 over all connections. */
export type Respond = (socket: Socket, number: number) => void;

/**
 * Starts a raw server on a free loopback port.
 * @param respond called once per request, when its head and as many body bytes as its Content-Length says have arrived
 */
export async function startRawServer(respond: Respond): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    let received = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (received.length < head + 4 + length) return;
      requests.push(received);
      received = '';
      respond(socket, requests.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/v1/customers`),
    get connections() {
      return connections;
    },
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A GET of the server's URL. */
export function getOf({ url }: RawServer): SentRequest {
  return { method: 'GET', url, headers: [['Accept', 'application/json']] };
}
