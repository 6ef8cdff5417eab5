import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';

/** An answer as a client without any knowledge of the API sees it. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What is sent; nothing is added but what HTTP itself needs. */
export interface PlainRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends a request that is signed by nobody; Host and Origin may be given, unlike to `fetch`. */
export async function send(
  url: string,
  { method = 'GET', headers = {}, body }: PlainRequest = {},
): Promise<PlainAnswer> {
  const outgoing = request(url, { method, headers: { Connection: 'close', ...headers } });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  let text = '';
  response.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  await once(response, 'end');
  return { status: response.statusCode, headers: response.headers, text };
}

/** Sends bytes that need not be HTTP to a port of the loopback address, and gives all that comes back. */
export async function sendBytes(port: number, bytes: string): Promise<PlainAnswer> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece;
  });
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const lines = head.split('\r\n').slice(1);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), headers, text: body };
}
