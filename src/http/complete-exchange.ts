import type http from 'node:http';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { ReceivedResponse } from '../contract/message.ts';
import type { Timings, TransportFailure } from '../evidence/records.ts';
import { decodeContent, longestBody } from './content-encoding.ts';
import { classifyFailure } from './transport-failure.ts';

/** What came of sending one request: a response, or a failure that says nothing about the contract. */
export interface WireResult {
  readonly response?: ReceivedResponse;
  readonly failure?: TransportFailure;
  readonly timings: Timings;
}

/**
 * How long after an answer without a body bytes are waited for that should not come: a server that forgot that none is due
 * sends it after the head, and seldom waits longer. What exceeds a body comes with its end.
 */
const patienceMs = 2;

const watchers = new WeakMap<Socket, (bytes: Buffer) => void>();

/** Lets the exchange that uses a connection see its raw bytes, also while it is idle, until the next one takes over. */
function watch(socket: Socket, onBytes: (bytes: Buffer) => void): void {
  const before = watchers.get(socket);
  if (before) socket.off('data', before);
  watchers.set(socket, onBytes);
  socket.on('data', onBytes);
}

function received(message: http.IncomingMessage, chunks: readonly Buffer[], surplus?: string): ReceivedResponse {
  const encoded = Buffer.concat(chunks);
  const headers: [string, string][] = [];
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    headers.push([message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '']);
  }
  const decoded = decodeContent(encoded, headers);
  const framingProblem = surplus ?? decoded.problem;
  return {
    status: message.statusCode ?? 0,
    reason: message.statusMessage ?? '',
    headers,
    body: decoded.body,
    encodedLength: encoded.length,
    receivedAtMs: Date.now(),
    ...(framingProblem === undefined ? {} : { framingProblem }),
    ...(decoded.problem === undefined ? {} : { undecodable: true }),
  };
}

/**
 * Sends what is left of a request and waits for the whole answer.
 * @param onStray called with the number of bytes that came on the idle connection after the exchange was over
 */
export function completeExchange(
  outgoing: http.ClientRequest,
  body: Uint8Array | undefined,
  timeoutMs: number,
  onStray: (bytes: number) => void,
): Promise<WireResult> {
  const started = performance.now();
  const elapsed = (): number => Math.round((performance.now() - started) * 100) / 100;
  const phases: { -readonly [K in keyof Timings]: Timings[K] } = { totalMs: 0 };
  return new Promise((resolve) => {
    let incoming: http.IncomingMessage | undefined;
    let connection: Socket | undefined;
    let surplus: string | undefined;
    let settled = false;
    const chunks: Buffer[] = [];
    const settle = (result: Omit<WireResult, 'timings'>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve({ ...result, timings: { ...phases, totalMs: phases.totalMs || elapsed() } });
    };
    const fail = (kind: string, cause: string, message: string): void => {
      settle({ failure: { kind, cause, message } });
      outgoing.destroy();
    };
    const timer = setTimeout(
      () => fail('timeout', 'ETIMEDOUT', `no complete answer within ${timeoutMs} ms`),
      timeoutMs,
    );
    const lie = (what: string): void => {
      surplus ??= `bytes after the end of the answer (${what})`;
    };
    outgoing.on('socket', (socket) => {
      connection = socket;
      let over = false;
      watch(socket, (bytes) => {
        if (settled) {
          // They would be taken for the beginning of the next answer.
          onStray(bytes.length);
          socket.destroy();
        } else if (over) lie(`${bytes.length} bytes`);
        over ||= incoming?.complete === true;
      });
      if (!socket.connecting) return;
      socket.once('lookup', () => Object.assign(phases, { dnsMs: elapsed() }));
      socket.once('connect', () => Object.assign(phases, { connectMs: elapsed() }));
      socket.once('secureConnect', () => Object.assign(phases, { tlsMs: elapsed() }));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // The answer was complete and the parser met more bytes: the server's framing lies (RFC 9112 §6.3).
      if (incoming?.complete) lie(error.code ?? error.message);
      else settle({ failure: classifyFailure(error, incoming !== undefined) });
    });
    outgoing.on('upgrade', (_message, socket) => {
      socket.destroy();
      fail('not-http', 'HTTP_UPGRADE', 'the server switched to a protocol that nobody asked for');
    });
    outgoing.on('close', () => {
      // Every other end has been told by now; without this, one that was forgotten would wait for ever.
      if (!incoming?.complete)
        setImmediate(() => fail('reset', 'ECONNRESET', 'the connection closed without an answer'));
    });
    outgoing.on('response', (message) => {
      incoming = message;
      phases.firstByteMs = elapsed();
      let length = 0;
      message.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestBody) fail('too-long', 'TOO_LONG', `more than ${longestBody} bytes`);
        else chunks.push(chunk);
      });
      message.on('error', (error: NodeJS.ErrnoException) => settle({ failure: classifyFailure(error, true) }));
      message.on('end', () => {
        phases.totalMs = elapsed();
        clearTimeout(timer);
        // Node drops a second answer and its connection without a word; by now nobody else had a reason to close it.
        const dropped = connection?.destroyed && !connection.readableEnded && !connection.errored;
        if (dropped && outgoing.shouldKeepAlive) lie('another answer');
        const told = (): void => settle({ response: received(message, chunks, surplus) });
        // After the wait one turn more: what came meanwhile is read in it.
        const nextTurn = (): void => void setImmediate(told);
        if (length === 0) setTimeout(nextTurn, patienceMs);
        else setImmediate(nextTurn);
      });
    });
    outgoing.end(body);
  });
}
