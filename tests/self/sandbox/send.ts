import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** A request as it goes on the wire. */
export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string | string[]>;
  body?: Buffer;
}

/** An answer as it came. */
export interface Received {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  rawHeaders: string[];
  body: Buffer;
}

/** Sends a request just as given, over a connection of its own. */
export function send(outgoing: Outgoing): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(outgoing.url);
    const target = outgoing.url.replace(/^http:\/\/[^/]+/, '');
    const message = request({
      hostname,
      port,
      path: target,
      method: outgoing.method,
      headers: outgoing.headers,
      agent: false,
    });
    message.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
    });
    message.on('error', reject);
    message.end(outgoing.body);
  });
}

/** The body as text, unpacked. */
export function textOf({ headers, body }: Received): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

/** The JSON object that an answer carries. */
export function objectOf(received: Received): Record<string, unknown> {
  const value: unknown = JSON.parse(textOf(received));
  if (typeof value !== 'object' || value === null) throw new Error(`expected an object, received ${textOf(received)}`);
  return { ...value };
}

/** The JSON array of objects that an answer carries. */
export function listOf(received: Received): Array<Record<string, unknown>> {
  const value: unknown = JSON.parse(textOf(received));
  if (!Array.isArray(value)) throw new Error(`expected an array, received ${textOf(received)}`);
  return value.map((item: object) => ({ ...item }));
}
