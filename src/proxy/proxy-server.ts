import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Identity } from '../evidence/records.ts';
import type { Session } from '../http/session.ts';
import { admit, isPreflight, preflightHeaders } from './admission.ts';
import { draftRequest } from './draft-request.ts';
import { forward } from './forward.ts';
import { headerLines } from './forwarded-headers.ts';
import { type ProxyAnswer, passedOn, refused } from './proxy-answer.ts';
import { ClientGone, longestRequest, readBody } from './read-body.ts';
import type { Refusal } from './refusal.ts';
import { refuseTunnel, refuseUnreadable } from './unreadable.ts';

/** One request that went through, or did not. */
export interface ProxiedRequest {
  readonly method: string;
  /** Request target without secrets. */
  readonly target: string;
  readonly status: number;
  readonly durationMs: number;
  /** Id of the exchange; absent where nothing was sent. */
  readonly exchange?: string;
  /** Code of the proxy's own answer, where it gave one. */
  readonly code?: string;
}

/** What a proxy is made of. */
export interface ProxyParts {
  readonly session: Session;
  readonly identity: Identity;
  /** Whether requests that replace credentials or signing keys go through. */
  readonly accessChanges: boolean;
  /** Lower-case names of headers that the proxy makes itself, whatever the caller gave. */
  readonly replaced: ReadonlySet<string>;
  /** Port on the loopback address; 0 takes a free one. */
  readonly port: number;
  readonly onRequest: (request: ProxiedRequest) => void;
}

/** A proxy that listens. */
export interface RunningProxy {
  readonly port: number;
  /** Takes no more requests, lets those under way end for up to three seconds, and closes all connections. */
  close(): Promise<void>;
}

const patienceMs = 3000;

/**
 * Starts the signing proxy, on 127.0.0.1 only: whoever reaches it can spend the credentials of the settings.
 * @throws the error of the operating system when the port is taken
 */
export async function startProxy(parts: ProxyParts): Promise<RunningProxy> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    serve(parts, port, request, response).catch(() => response.destroy());
  });
  // Without listeners Node would answer without a word why, or cut the connection.
  server.on('clientError', (error, socket) => tell(parts, '-', '(not read)', refuseUnreadable(error, socket)));
  server.on('connect', ({ url = '' }, socket) => tell(parts, 'CONNECT', url, refuseTunnel(socket)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

/** A refusal outside of Node's requests; a client that speaks TLS can't read its answer, so that only the terminal tells. */
function tell({ session, onRequest }: ProxyParts, method: string, target: string, refusal: Refusal | undefined): void {
  if (refusal === undefined) return;
  onRequest({
    method,
    target: session.redactor.text(target),
    status: refusal.status,
    durationMs: 0,
    code: refusal.code,
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

interface Served {
  readonly answer: ProxyAnswer;
  readonly exchange?: string | undefined;
  readonly code?: string;
}

async function serve(
  parts: ProxyParts,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const { method = '', url: target = '' } = request;
  const crashed = (error: unknown): Served => {
    if (error instanceof ClientGone)
      return own({ status: 400, code: 'PROXY_CLIENT_GONE', what: error.message, next: 'send it again' });
    const what = parts.session.redactor.text(String((error as Error | undefined)?.message ?? error));
    return own({ status: 500, code: 'PROXY_CRASHED', what, next: 'look at its terminal, then start it again' });
  };
  let outcome = await served(parts, port, request).catch(crashed);
  try {
    write(response, outcome.answer);
  } catch (error) {
    // An answer that Node can't express, with a status below 100 for example.
    outcome = crashed(error);
    write(response, outcome.answer);
  }
  const { answer, exchange, code } = outcome;
  parts.onRequest({
    method,
    target: parts.session.redactor.text(target),
    status: answer.status,
    durationMs: performance.now() - started,
    ...(exchange === undefined ? {} : { exchange }),
    ...(code === undefined ? {} : { code }),
  });
}

function own(refusal: Refusal, origin?: string): Served {
  return { answer: refused(refusal, origin), code: refusal.code, exchange: refusal.exchange };
}

async function served(parts: ProxyParts, port: number, request: IncomingMessage): Promise<Served> {
  const { session, identity } = parts;
  const { method = '', url: target = '' } = request;
  const headers = headerLines(request.rawHeaders);
  const admitted = admit(headers, port);
  if ('status' in admitted) return own(admitted);
  const { origin } = admitted;
  if (origin !== undefined && isPreflight(method, headers)) {
    const answer = { status: 204, reason: '', headers: preflightHeaders(origin, headers), body: new Uint8Array() };
    return { answer };
  }
  const body = await readBody(request);
  if (body === undefined) {
    const what = `the body is longer than ${longestRequest} bytes`;
    return own({ status: 413, code: 'PROXY_BODY_TOO_LONG', what, next: 'send less' }, origin);
  }
  const draft = draftRequest({ method, target, headers, body }, { ...parts, settings: session.settings });
  if ('status' in draft) return own(draft, origin);
  const forwarded = await forward(session, identity, draft);
  if ('status' in forwarded) return own(forwarded, origin);
  return { answer: passedOn(forwarded.response, method, origin), exchange: forwarded.exchange };
}

function write(response: ServerResponse, { status, reason, headers, body, closes }: ProxyAnswer): void {
  response.sendDate = false;
  const lines = closes ? [...headers, ['Connection', 'close'] as const] : headers;
  const flat = lines.flat();
  if (reason === '') response.writeHead(status, flat);
  else response.writeHead(status, reason, flat);
  response.end(body);
}
