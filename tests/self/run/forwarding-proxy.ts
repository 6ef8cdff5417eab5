import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One exchange that went through, with the bytes that the client never writes down. */
export interface ForwardedExchange {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly sent: string;
  readonly status: number;
  readonly body: string;
}

/** A server that stands before another one on the same machine and passes everything on unchanged. */
export interface ForwardingProxy {
  readonly baseUrl: string;
  readonly exchanges: readonly ForwardedExchange[];
  close(): Promise<void>;
}

/**
 * Starts a proxy on a free loopback port.
 * @param target base URL of the server behind it; its path is kept
 * @param beforeEach called before the n-th request, from 1, is passed on; what it awaits happens first
 */
export async function startForwardingProxy(
  target: string,
  beforeEach: (n: number) => Promise<void> = async () => undefined,
): Promise<ForwardingProxy> {
  const { hostname, port, pathname } = new URL(target);
  const exchanges: ForwardedExchange[] = [];
  let count = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    beforeEach(count).then(
      () => pass(incoming, outgoing, { hostname, port }, exchanges),
      (error: unknown) => outgoing.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${address.port}${pathname}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: { hostname: string; port: string },
  exchanges: ForwardedExchange[],
): void {
  const { method = 'GET', url = '/' } = incoming;
  const sent: Buffer[] = [];
  incoming.on('data', (piece: Buffer) => sent.push(piece));
  const onward = forward({ ...target, method, path: url, headers: incoming.rawHeaders, setHost: false }, (answer) => {
    const pieces: Buffer[] = [];
    answer.on('data', (piece: Buffer) => pieces.push(piece));
    answer.on('end', () => {
      const status = answer.statusCode ?? 0;
      exchanges.push({
        method,
        path: url,
        authorization: incoming.headers.authorization,
        sent: Buffer.concat(sent).toString(),
        status,
        body: Buffer.concat(pieces).toString(),
      });
      outgoing.writeHead(status, answer.rawHeaders);
      outgoing.end(Buffer.concat(pieces));
    });
    answer.on('error', () => outgoing.destroy());
  });
  // The server behind is gone: so is this connection, without an answer.
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
