import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Refusal, refusalBody } from './refusal.ts';

const headersTooLong: Refusal = {
  status: 431,
  code: 'PROXY_HEADERS_TOO_LONG',
  what: 'the headers are longer than 16384 bytes together',
  next: 'send less',
};

const tooSlow: Refusal = {
  status: 408,
  code: 'PROXY_TOO_SLOW',
  what: 'the request was not complete in time',
  next: 'send it again',
};

const asTunnel: Refusal = {
  status: 400,
  code: 'PROXY_TARGET',
  what: 'the request asks for a tunnel to another server',
  next: 'use the address of this proxy as base URL of the API, not as the HTTP proxy of your client',
};

/**
 * Answers what Node could not read as a request (its event `clientError`), and closes the connection.
 * @returns undefined where nobody is left to answer
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): Refusal | undefined {
  return refuseOn(socket, refusalOf(error));
}

function refusalOf({ code, message }: NodeJS.ErrnoException): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLong;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow;
  return {
    status: 400,
    code: 'PROXY_NOT_HTTP',
    // The parser's message names what it stumbled over, never the bytes.
    what: `the request is no HTTP/1.1 that can be read: ${message}`,
    next: 'send it by an HTTP client, to http and not to https',
  };
}

/** Answers the method CONNECT (RFC 9110 §9.3.6), and closes the connection. */
export function refuseTunnel(socket: Duplex): Refusal | undefined {
  return refuseOn(socket, asTunnel);
}

/** Writes an answer where Node offers none to write it with. */
function refuseOn(socket: Duplex, refusal: Refusal): Refusal | undefined {
  if (!socket.writable) {
    socket.destroy();
    return undefined;
  }
  const body = refusalBody(refusal);
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.end(body);
  socket.once('finish', () => socket.destroy());
  return refusal;
}
