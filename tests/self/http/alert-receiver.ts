import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '../../../src/config/secret.ts';
import type { HealthSettings } from '../../../src/config/settings.ts';
import type { AlertMessage, SinkName } from '../../../src/http/alert-message.ts';
import { alertSinks } from '../../../src/http/alert-sinks.ts';

/** A request as a receiver of alerts got it. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: http.IncomingHttpHeaders;
  /** Undefined without a body. */
  readonly json: unknown;
}

/** A receiver on this machine. */
export interface Receiver {
  readonly origin: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/**
 * Starts a receiver on a free loopback port.
 * @param answer answers the n-th request, counted from 0
 */
export async function startReceiver(
  answer: (response: ServerResponse, request: Received, number: number) => void,
): Promise<Receiver> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', url: target = '', headers } = request;
      const one = { method, target, headers, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
      received.push(one);
      answer(response, one, received.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers with a status, a text, and leave to try again at once. */
export function reply(response: ServerResponse, status: number, text = '', headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Retry-After': '0', ...headers });
  response.end(text);
}

/** What makes the URLs below secret. */
export const hush = 'hush-T0-B0-xyzzy';

/** The token of the settings below. */
export const githubToken = 'ghp_hush_token_of_nobody';

/** Health settings with one sink, on the receiver at `origin`. */
export function healthOf(name: SinkName, origin: string): HealthSettings {
  const base = { dir: 'health', budgets: new Map<string, number>(), noiseMs: 100 };
  const url = `${origin}/services/${hush}?key=${hush}`;
  if (name === 'webhook') return { ...base, webhookUrl: new Secret('CONTRACT_HEALTH_WEBHOOK_URL', url) };
  if (name === 'slack') return { ...base, slackUrl: new Secret('CONTRACT_HEALTH_SLACK_URL', url) };
  const token = new Secret('CONTRACT_HEALTH_GITHUB_TOKEN', githubToken);
  return { ...base, github: { repository: 'acme/onboarding', token, apiUrl: new URL(`${origin}/api/v3`) } };
}

/** Gives a message to the one sink of the settings; resolves to the reason why it was not taken, or to `delivered`. */
export async function deliver(health: HealthSettings, message: AlertMessage, timeoutMs = 5000): Promise<string> {
  const { sinks, close } = alertSinks({ health, timeoutMs });
  try {
    for (const sink of sinks) await sink.deliver(message);
    return 'delivered';
  } catch (error) {
    return (error as Error).message;
  } finally {
    close();
  }
}

/** An alert of the incident with the given marker. */
export function messageOf(kind: AlertMessage['kind'], id = 'a1b2c3d4e5f6', incident = 'one'): AlertMessage {
  const marker = `<!-- onboarding-health incident ${incident} -->`;
  const body = `**createCustomer** is ${kind}.\n\n${marker}`;
  return {
    id,
    kind,
    text: `staging is ${kind}: createCustomer answered 503`,
    body: { id, kind, environment: 'staging' },
    issue: { title: `Onboarding on staging is ${kind}`, body, marker },
  };
}
