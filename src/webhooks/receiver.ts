import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../config/settings.ts';
import type { Confidential } from '../contract/exchange.ts';
import type { Ledger, Position } from '../evidence/ledger.ts';
import { recordBody } from '../evidence/recorded-body.ts';
import type { Redactor } from '../evidence/redaction.ts';
import { checkDelivery } from './check-delivery.ts';
import { type Delivery, eventFacts } from './delivery.ts';
import { type AnswerScript, attemptOf, Inbox } from './inbox.ts';
import { webhookOfType } from './webhook-of-type.ts';

/** Longest payload that is taken, in bytes: a public port must not fill the memory. */
const longestPayload = 1024 * 1024;

/** What a receiver needs of the session it records for. */
export interface ReceiverParts {
  readonly settings: Pick<Settings, 'callbackUrl' | 'callbackPort'>;
  readonly ledger: Pick<Ledger, 'append'>;
  /** The step that runs: deliveries come by themselves, and belong to it. */
  readonly position: () => Position;
  readonly redactor: Redactor;
  /** The environment's now, in milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** What must not appear in a delivery. */
  readonly confidential: () => readonly Confidential[];
}

/** An HTTP server for webhooks: each delivery is recorded and judged before it is answered. */
export class Receiver {
  readonly #parts: ReceiverParts;
  readonly #server: Server;
  readonly #base: string;
  readonly #inboxes = new Map<string, Inbox>();
  #deliveries = 0;

  private constructor(parts: ReceiverParts, server: Server, base: string) {
    this.#parts = parts;
    this.#server = server;
    this.#base = base;
  }

  /**
   * Listens: on the loopback interface, or on the callback port behind the settings' public URL.
   * @throws an Error that names the port when it is taken
   */
  static async open(parts: ReceiverParts): Promise<Receiver> {
    const { callbackUrl, callbackPort = 0 } = parts.settings;
    const server = createServer();
    // A forwarder to a public URL may run on another machine; without one nobody else has to reach this port.
    await listen(server, callbackPort, callbackUrl ? undefined : '127.0.0.1');
    // It must not keep a process alive whose suites are over.
    server.unref();
    const { port } = server.address() as AddressInfo;
    const base = callbackUrl ? callbackUrl.href.replace(/\/$/, '') : `http://127.0.0.1:${port}`;
    const receiver = new Receiver(parts, server, base);
    server.on('request', (request, response) => {
      receiver.#receive(request, response);
    });
    return receiver;
  }

  /**
   * Opens a callback URL.
   * @param token last segment of its path; hard to guess, because the port may be public
   * @param script what to answer; 200 to everything unless told otherwise
   */
  inbox(token: string, script: AnswerScript = () => 200): Inbox {
    const inbox = new Inbox(`${this.#base}/${token}`, script);
    this.#inboxes.set(token, inbox);
    return inbox;
  }

  /** Stops listening; what is on its way is cut off. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    // A forwarder may add or take a prefix, so the last segment decides.
    const inbox = this.#inboxes.get(path.slice(path.lastIndexOf('/') + 1));
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestPayload) chunks.push(chunk);
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      // What a stranger sends to a public port is no evidence of the environment.
      if (inbox === undefined) response.writeHead(404).end();
      else if (length > longestPayload) response.writeHead(413).end();
      else response.writeHead(this.#take(inbox, request, new Uint8Array(Buffer.concat(chunks)))).end();
    });
  }

  /** Records and judges a delivery; returns the status to answer. */
  #take(inbox: Inbox, request: IncomingMessage, body: Uint8Array): number {
    const { ledger, position, redactor, nowMs, confidential } = this.#parts;
    const headers = headerLines(request.rawHeaders);
    const delivery: Delivery = { method: request.method ?? '', path: request.url ?? '', headers, body };
    const event = eventFacts(body);
    const answered = inbox.answerTo(event);
    const { suite, step } = position();
    const { webhook } = webhookOfType(event.webhookType);
    this.#deliveries += 1;
    const record = {
      kind: 'delivery',
      id: `${suite}.${step}.delivery#${this.#deliveries}`,
      suite,
      step,
      at: new Date().toISOString(),
      ...(webhook ? { operation: webhook.name } : {}),
      attempt: attemptOf(event, inbox.arrivals),
      method: delivery.method,
      path: redactor.text(delivery.path),
      headers: headers.map(([name, value]) => [name, redactor.header(name, value)] as const),
      body: recordBody(body, redactor),
      answered,
      evaluations: checkDelivery(delivery, {
        nowMs: nowMs(),
        confidential: confidential(),
        quotable: (text) => redactor.text(text),
      }),
    } as const;
    ledger.append(record);
    inbox.file({ event, record, atMs: performance.now() });
    return answered;
  }
}

function headerLines(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? '']);
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const text = [
        'RECEIVER_NOT_LISTENING  the webhook receiver could not listen',
        `  where     port ${port}`,
        '  expected  a free port on this machine',
        `  received  ${error.code ?? error.message}`,
        '  next      free the port, or set OFFBLOCKS_CALLBACK_PORT to another one',
      ];
      reject(new Error(text.join('\n'), { cause: error }));
    });
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => resolve());
  });
}
