import { readFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';

/** Something that listens on the loopback interface before, or in place of, an environment. */
export interface Front {
  readonly port: number;
  close(): Promise<void>;
}

/** An answer of a front's own. */
export interface OwnAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function listening(server: Server): Promise<Front> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    // A client that goes away is no error of the front's.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** An HTTP server that answers for itself where it wants to, and hands on everything else, Host included. */
export function httpFront(
  target: string,
  answer: (request: http.IncomingMessage) => OwnAnswer | undefined,
): Promise<Front> {
  const { hostname, port } = new URL(target);
  const server = http.createServer((request, response) => {
    const own = answer(request);
    if (own) {
      response.sendDate = own.headers?.date === undefined;
      const { date = '', ...headers } = own.headers ?? {};
      response.writeHead(own.status, date === '' ? headers : { ...headers, date }).end(own.body ?? '');
      return;
    }
    const { method, url: path, headers } = request;
    const onward = http.request({ hostname, port, method, path, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
      answered.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return listening(server);
}

/** A server that says this as soon as somebody connects, or nothing at all. */
export function rawFront(greeting: string | undefined): Promise<Front> {
  return listening(
    net.createServer((socket) => {
      socket.resume();
      if (greeting !== undefined) socket.end(greeting);
    }),
  );
}

const fixtures = join(process.cwd(), 'tests/self/doctor/fixtures');

/** Path of the certificate that the TLS front shows. */
export const testCertificate = join(fixtures, 'test-certificate-localhost.pem');

/** An end of TLS, for localhost and 127.0.0.1, before a plain server; bytes pass as they are. */
export function tlsFront(target: string): Promise<Front> {
  const { hostname, port } = new URL(target);
  const server = tls.createServer(
    { cert: readFileSync(testCertificate), key: readFileSync(join(fixtures, 'test-certificate-localhost-key.pem')) },
    (socket) => {
      const onward = net.connect(Number(port), hostname);
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
      socket.pipe(onward).pipe(socket);
    },
  );
  server.on('tlsClientError', () => undefined);
  return listening(server);
}

/** A proxy that opens tunnels, or refuses each with this status; it notes whom it was asked for. */
export async function tunnelFront(refusal?: number): Promise<Front & { readonly asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer();
  server.on('connect', (request, socket) => {
    const authority = request.url ?? '';
    asked.push(authority);
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`);
    const { hostname, port } = new URL(`http://${authority}`);
    const onward = net.connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return { ...(await listening(server)), asked };
}

/** A port of the loopback interface where nothing listens. */
export async function closedPort(): Promise<number> {
  const front = await rawFront(undefined);
  await front.close();
  return front.port;
}
