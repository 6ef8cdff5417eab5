import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { performance } from 'node:perf_hooks';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ReceivedResponse, SentRequest } from '../contract/message.ts';
import type { Timings, TransportFailure } from '../evidence/records.ts';
import { decodeContent } from './content-encoding.ts';
import { classifyFailure } from './transport-failure.ts';

/** What came of sending one request: a response, or a failure that says nothing about the contract. */
export interface WireResult {
  readonly response?: ReceivedResponse;
  readonly failure?: TransportFailure;
  readonly timings: Timings;
}

/** How to reach the environment. */
export interface WireOptions {
  readonly timeoutMs: number;
  readonly httpsProxy?: URL;
  readonly caFile?: string;
  readonly connections: number;
}

/** Bytes after which a response is given up: no answer of an API is that long. */
const longestResponse = 16 * 1024 * 1024;

/** Every request that went through a wire; whatever else is seen leaving the process has bypassed it. */
export const requestsOnTheWire = new WeakSet<object>();

/**
 * The only thing that speaks HTTP: node:http(s) with kept-alive connections, because global fetch hides what must be
 * judged (duplicate headers, bytes after the end, the encoded length, socket timings). It never follows a redirect.
 */
export class Wire {
  readonly #options: WireOptions;
  readonly #plain: http.Agent;
  readonly #secure: https.Agent;

  constructor(options: WireOptions) {
    this.#options = options;
    const agentOptions = { keepAlive: true, maxSockets: options.connections, noDelay: true };
    this.#plain = new http.Agent(agentOptions);
    const ca = options.caFile === undefined ? {} : { ca: readFileSync(options.caFile) };
    this.#secure = options.httpsProxy
      ? new HttpsProxyAgent(options.httpsProxy, { ...agentOptions, ...ca })
      : new https.Agent({ ...agentOptions, ...ca });
  }

  /** Sends the bytes as given, headers in their order, and reads the whole response; it never throws. */
  send(request: SentRequest): Promise<WireResult> {
    const secure = request.url.protocol === 'https:';
    const headers: string[] = ['Host', request.url.host];
    for (const [name, value] of request.headers) headers.push(name, value);
    const bodyless = request.method === 'GET' || request.method === 'HEAD';
    if (request.body !== undefined || !bodyless) headers.push('Content-Length', String(request.body?.length ?? 0));
    const outgoing = (secure ? https : http).request({
      protocol: request.url.protocol,
      hostname: request.url.hostname.replace(/^\[|\]$/g, ''),
      port: request.url.port === '' ? (secure ? 443 : 80) : Number(request.url.port),
      method: request.method,
      path: `${request.url.pathname}${request.url.search}`,
      headers,
      agent: secure ? this.#secure : this.#plain,
    });
    requestsOnTheWire.add(outgoing);
    return this.#complete(outgoing, request.body);
  }

  #complete(outgoing: http.ClientRequest, body: Uint8Array | undefined): Promise<WireResult> {
    const started = performance.now();
    const elapsed = (): number => Math.round((performance.now() - started) * 100) / 100;
    const phases: { -readonly [K in keyof Timings]: Timings[K] } = { totalMs: 0 };
    return new Promise((resolve) => {
      let incoming: http.IncomingMessage | undefined;
      const chunks: Buffer[] = [];
      let ended = false;
      let settled = false;
      const settle = (result: Omit<WireResult, 'timings'>): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        resolve({ ...result, timings: { ...phases, totalMs: elapsed() } });
      };
      const timer = setTimeout(() => {
        const cause = Object.assign(new Error(`no complete answer within ${this.#options.timeoutMs} ms`), {
          code: 'ETIMEDOUT',
        });
        outgoing.destroy(cause);
      }, this.#options.timeoutMs);
      outgoing.on('socket', (socket) => {
        if (!socket.connecting) return;
        socket.once('lookup', () => Object.assign(phases, { dnsMs: elapsed() }));
        socket.once('connect', () => Object.assign(phases, { connectMs: elapsed() }));
        socket.once('secureConnect', () => Object.assign(phases, { tlsMs: elapsed() }));
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        // The answer was complete and the parser met more bytes: the server's framing lies (RFC 9112 §6.3).
        if (ended && incoming)
          settle(
            this.#received(incoming, chunks, `bytes after the end of the answer (${error.code ?? error.message})`),
          );
        else settle({ failure: classifyFailure(error, incoming !== undefined) });
      });
      outgoing.on('response', (message) => {
        incoming = message;
        phases.firstByteMs = elapsed();
        let length = 0;
        message.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > longestResponse) message.destroy(new Error(`more than ${longestResponse} bytes`));
          chunks.push(chunk);
        });
        message.on('error', (error: NodeJS.ErrnoException) => settle({ failure: classifyFailure(error, true) }));
        message.on('end', () => {
          ended = true;
          // A parse error of surplus bytes arrives in the same turn of the loop; one turn later the answer stands.
          setImmediate(() => settle(this.#received(message, chunks)));
        });
      });
      outgoing.end(body);
    });
  }

  #received(message: http.IncomingMessage, chunks: readonly Buffer[], surplus?: string): Omit<WireResult, 'timings'> {
    const encoded = Buffer.concat(chunks);
    const headers: [string, string][] = [];
    for (let index = 0; index < message.rawHeaders.length; index += 2) {
      headers.push([message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '']);
    }
    const decoded = decodeContent(encoded, headers);
    const framingProblem = surplus ?? decoded.problem;
    return {
      response: {
        status: message.statusCode ?? 0,
        reason: message.statusMessage ?? '',
        headers,
        body: decoded.body,
        encodedLength: encoded.length,
        receivedAtMs: Date.now(),
        ...(framingProblem === undefined ? {} : { framingProblem }),
      },
    };
  }

  /** Closes the kept-alive connections. */
  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }
}
