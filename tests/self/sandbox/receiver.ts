import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that arrived. */
export interface Delivery {
  method: string;
  contentType: string | undefined;
  at: number;
  /** The body as it came. */
  text: string;
  event: Record<string, unknown>;
}

/** A receiver of webhooks. */
export interface Receiver {
  readonly url: string;
  readonly deliveries: Delivery[];
  close(): Promise<void>;
}

/** Listens for webhooks on the loopback address; `answer` gives the status for the nth delivery (from 0). */
export async function startReceiver(answer: (index: number) => number = () => 200): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const event: unknown = JSON.parse(text);
      const index = deliveries.push({
        method: request.method ?? '',
        contentType: request.headers['content-type'],
        at: Date.now(),
        text,
        event: { ...(typeof event === 'object' ? event : {}) },
      });
      const status = answer(index - 1);
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/callback`,
    deliveries,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
