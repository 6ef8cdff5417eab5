import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { SentRequest } from '../contract/message.ts';
import { completeExchange, type WireResult } from './complete-exchange.ts';

/** How to reach the environment. */
export interface WireOptions {
  readonly timeoutMs: number;
  readonly httpsProxy?: URL;
  readonly caFile?: string;
  readonly connections: number;
}

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
  readonly #trust: { readonly ca?: readonly (string | Buffer)[] };
  #strays: string[] = [];

  constructor(options: WireOptions) {
    this.#options = options;
    const agentOptions = { keepAlive: true, maxSockets: options.connections, noDelay: true };
    // The file names further authorities; `ca` alone would replace the known ones.
    this.#trust = options.caFile === undefined ? {} : { ca: [...rootCertificates, readFileSync(options.caFile)] };
    this.#plain = new http.Agent(agentOptions);
    const secureOptions = { ...agentOptions, ...(this.#trust.ca ? { ca: [...this.#trust.ca] } : {}) };
    this.#secure = options.httpsProxy
      ? new HttpsProxyAgent(options.httpsProxy, secureOptions)
      : new https.Agent(secureOptions);
  }

  /**
   * Sends the bytes as given, headers in their order, and reads the whole response.
   * @throws TypeError for a request that HTTP can't express; whatever the environment does is a result
   */
  async send(request: SentRequest): Promise<WireResult> {
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
      ...(secure && this.#trust.ca ? { ca: [...this.#trust.ca] } : {}),
    });
    requestsOnTheWire.add(outgoing);
    return completeExchange(outgoing, request.body, this.#options.timeoutMs, (bytes) => {
      this.#strays.push(`${request.method} ${request.url.pathname}: ${bytes} bytes`);
    });
  }

  /** What came unasked on idle connections since this was last asked: too late for the answer that it belongs to. */
  takeStrays(): string[] {
    return this.#strays.splice(0);
  }

  /** Closes the kept-alive connections. */
  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }
}
