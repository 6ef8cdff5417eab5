import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

/** A real server on a free loopback port. */
export interface LittleServer {
  /** Base URL as a setting would give it. */
  readonly baseUrl: string;
  readonly port: number;
  /** Requests or connections seen so far. */
  seen(): number;
  close(): Promise<void>;
}

/** Answers each request with what the handler writes; the body has been read whole. */
export async function startHttpServer(
  handle: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void,
): Promise<LittleServer> {
  let seen = 0;
  const server = createServer((request, response) => {
    seen += 1;
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => handle(request, Buffer.concat(pieces), response));
  });
  return listening(
    server,
    () => seen,
    () => server.closeAllConnections(),
  );
}

/** Treats each connection as the handler says: a server that does not speak HTTP, or not for long. */
export async function startTcpServer(handle: (socket: Socket) => void): Promise<LittleServer> {
  let seen = 0;
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    seen += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A reset is what some of these servers are for.
    socket.on('error', () => undefined);
    handle(socket);
  });
  return listening(
    server,
    () => seen,
    () => {
      for (const socket of sockets) socket.destroy();
    },
  );
}

/** A port of this machine where nothing listens: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await startTcpServer((socket) => socket.destroy());
  await server.close();
  return server.port;
}

async function listening(server: Server, seen: () => number, drop: () => void): Promise<LittleServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    port,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
}
