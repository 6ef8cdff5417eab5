import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { WireResult } from '../../../src/http/complete-exchange.ts';
import { Wire } from '../../../src/http/wire.ts';
import { getOf, type RawServer, type Respond, startRawServer } from './raw-server.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function connected(respond: Respond, timeoutMs = 5000): Promise<{ wire: Wire; server: RawServer }> {
  const server = await startRawServer(respond);
  const wire = new Wire({ timeoutMs, connections: 1 });
  closers.push(() => wire.close(), server.close);
  return { wire, server };
}

async function answerTo(respond: Respond, timeoutMs?: number): Promise<WireResult> {
  const { wire, server } = await connected(respond, timeoutMs);
  return wire.send(getOf(server));
}

const writing = (text: string | Buffer) => (socket: Socket) => void socket.write(text);
const head = (status: string, ...lines: string[]): string => [`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n');
const body = ({ response }: WireResult): string => new TextDecoder().decode(response?.body);

describe('an honest answer', () => {
  it('is handed on with its bytes, and says nothing about framing', async () => {
    const result = await answerTo(writing(`${head('200 OK', 'Content-Length: 2')}{}`));
    expect(result.failure).toBeUndefined();
    expect(result.response).toMatchObject({ status: 200, reason: 'OK', encodedLength: 2 });
    expect(result.response?.framingProblem).toBeUndefined();
    expect(body(result)).toBe('{}');
  });

  it('keeps the spelling, order and repetition of its header lines', async () => {
    const lines = ['X-One: 1', 'x-ONE: 2', 'CONTENT-LENGTH: 0', 'x-one: 1'];
    const { response } = await answerTo(writing(head('200 OK', ...lines)));
    expect(response?.headers.map((line) => line.join(': '))).toEqual(lines);
  });

  it('may be chunked, in many packets', async () => {
    const result = await answerTo((socket) => {
      socket.write(`${head('200 OK', 'Transfer-Encoding: chunked')}1\r\n{\r\n`);
      setImmediate(() => socket.write('1\r\n}\r\n0\r\n\r\n'));
    });
    expect(body(result)).toBe('{}');
    expect(result.response?.framingProblem).toBeUndefined();
  });

  it('may end with its connection', async () => {
    const result = await answerTo((socket) => socket.end(`${head('200 OK', 'Connection: close')}{}`));
    expect(body(result)).toBe('{}');
  });

  it('may follow informational answers', async () => {
    const early = head('103 Early Hints', 'Link: </a>');
    const result = await answerTo(writing(`${head('100 Continue')}${early}${head('200 OK', 'Content-Length: 2')}{}`));
    expect(result.response?.status).toBe(200);
    expect(body(result)).toBe('{}');
  });

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
  ])('is decoded from %s, and its length is that of the encoded bytes', async (coding, bytes) => {
    const lines = head('200 OK', `Content-Encoding: ${coding}`, `Content-Length: ${bytes.length}`);
    const result = await answerTo(writing(Buffer.concat([Buffer.from(lines), bytes])));
    expect(body(result)).toBe('{"a":1}');
    expect(result.response?.encodedLength).toBe(bytes.length);
    expect(result.response?.framingProblem).toBeUndefined();
  });

  it('may carry bytes beyond ASCII in a header', async () => {
    const result = await answerTo(
      writing(Buffer.from(`${head('200 OK', 'X-Name: Zoë \u00ff', 'Content-Length: 0')}`, 'latin1')),
    );
    expect(result.response?.headers[0]).toEqual(['X-Name', 'Zoë \u00ff']);
  });

  it.each([
    ['names a short keep-alive', 'Keep-Alive: timeout=0', () => undefined],
    ['is followed by the end of the connection', 'X-Ends: 1', (socket: Socket) => void socket.end()],
    ['is followed by a reset of the connection', 'X-Resets: 1', (socket: Socket) => void socket.resetAndDestroy()],
  ])('that %s is whole', async (_name, line, after) => {
    const result = await answerTo((socket) => {
      socket.write(`${head('200 OK', line, 'Content-Length: 2')}{}`, () => after(socket));
    });
    expect(result.failure).toBeUndefined();
    expect(result.response?.framingProblem).toBeUndefined();
  });

  it('that redirects is not followed', async () => {
    const { wire, server } = await connected(writing(head('302 Found', 'Location: /elsewhere', 'Content-Length: 0')));
    const { response } = await wire.send(getOf(server));
    expect(response?.status).toBe(302);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an answer whose framing lies', () => {
  const surplus = /bytes after the end of the answer/;

  it.each([
    ['bytes after a 204', `${head('204 No Content')}{"a":1}`, ''],
    ['bytes after a 204 that announces them', `${head('204 No Content', 'Content-Length: 7')}{"a":1}`, ''],
    ['bytes beyond Content-Length', `${head('200 OK', 'Content-Length: 2')}{}{"b":2}`, '{}'],
    [
      'a second answer nobody asked for',
      `${head('200 OK', 'Content-Length: 2')}{}${head('200 OK', 'Content-Length: 0')}`,
      '{}',
    ],
    [
      'bytes beyond Content-Length before the end',
      `${head('200 OK', 'Connection: close', 'Content-Length: 2')}{}more`,
      '{}',
    ],
    ['bytes after the last chunk', `${head('200 OK', 'Transfer-Encoding: chunked')}2\r\n{}\r\n0\r\n\r\nmore`, '{}'],
  ])('is seen for %s in the same packet', async (_name, text, expected) => {
    const result = await answerTo(writing(text));
    expect(result.failure).toBeUndefined();
    expect(result.response?.framingProblem).toMatch(surplus);
    expect(body(result)).toBe(expected);
  });

  it.each([
    ['a 204', head('204 No Content'), ''],
    ['Content-Length', `${head('200 OK', 'Content-Length: 2')}{}`, '{}'],
  ])('is seen for bytes beyond %s in a packet of their own', async (_name, first, expected) => {
    const result = await answerTo((socket) => {
      // Two turns later the first packet has been read; the second is a packet of its own.
      socket.write(first, () => setImmediate(() => setImmediate(() => socket.write('{"b":2}'))));
    });
    expect(result.failure).toBeUndefined();
    expect(result.response?.framingProblem).toMatch(surplus);
    expect(body(result)).toBe(expected);
  });

  it('does not spoil the answer to the next request', async () => {
    const { wire, server } = await connected((socket, number) => {
      socket.write(`${head('200 OK', 'Content-Length: 2')}{}`);
      if (number === 0) setImmediate(() => socket.write(`${head('500 Oops', 'Content-Length: 0')}`));
    });
    await wire.send(getOf(server));
    const second = await wire.send(getOf(server));
    expect(second.response?.status).toBe(200);
    expect(server.connections).toBe(2);
  });

  it('is noted when the bytes come long after, and their connection is not used again', async () => {
    const sockets: Socket[] = [];
    const { wire, server } = await connected((socket) => {
      sockets.push(socket);
      socket.write(`${head('200 OK', 'Content-Length: 2')}{}`);
    });
    await wire.send(getOf(server));
    expect(wire.takeStrays()).toEqual([]);
    const stray = head('500 Oops', 'Content-Length: 0');
    sockets[0]?.write(stray);
    const noted = async (): Promise<string[]> => {
      for (let turn = 0; turn < 10_000; turn += 1) {
        const strays = wire.takeStrays();
        if (strays.length > 0) return strays;
        await new Promise((resolve) => setImmediate(resolve));
      }
      return [];
    };
    expect(await noted()).toEqual([`GET /v1/customers: ${stray.length} bytes`]);
    expect((await wire.send(getOf(server))).response?.status).toBe(200);
    expect(server.connections).toBe(2);
  });

  it.each([
    ['gzip', 'no gzip at all'],
    ['zstd', 'of an unknown coding'],
  ])('is seen where Content-Encoding %s can not be undone, and its bytes are marked', async (coding, text) => {
    const { response } = await answerTo(
      writing(`${head('200 OK', `Content-Encoding: ${coding}`, `Content-Length: ${text.length}`)}${text}`),
    );
    expect(response?.framingProblem).toContain(coding);
    expect(response?.undecodable).toBe(true);
  });

  it('is seen where a small body unpacks beyond the bound', async () => {
    const bytes = gzipSync(Buffer.alloc(17 * 1024 * 1024));
    const lines = head('200 OK', 'Content-Encoding: gzip', `Content-Length: ${bytes.length}`);
    const { response } = await answerTo(writing(Buffer.concat([Buffer.from(lines), bytes])));
    expect(response?.undecodable).toBe(true);
  });
});

describe('a failure to get an answer', () => {
  it.each([
    ['truncated', 'fewer bytes than Content-Length', `${head('200 OK', 'Content-Length: 9')}{}`],
    ['truncated', 'chunks without an end', `${head('200 OK', 'Transfer-Encoding: chunked')}2\r\n{}\r\n`],
    ['reset', 'a connection closed in silence', ''],
    ['not-http', 'another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['not-http', 'two lengths', `${head('200 OK', 'Content-Length: 2', 'Content-Length: 3')}{}`],
  ])('is "%s" for %s', async (kind, _name, text) => {
    const result = await answerTo((socket) => socket.end(text));
    expect(result.failure?.kind).toBe(kind);
    expect(result.failure?.message).not.toBe('');
    expect(result.response).toBeUndefined();
  });

  it('is "reset" for a connection that is reset', async () => {
    expect((await answerTo((socket) => socket.resetAndDestroy())).failure?.kind).toBe('reset');
  });

  it.each([
    ['before an answer', ''],
    ['in the middle of an answer', `${head('200 OK', 'Content-Length: 9')}{}`],
  ])('is "timeout" for a server that hangs %s', async (_name, text) => {
    const result = await answerTo((socket) => void (text === '' || socket.write(text)), 100);
    expect(result.failure).toMatchObject({ kind: 'timeout', cause: 'ETIMEDOUT' });
  });

  it('is reported for a switch of protocols that nobody asked for', async () => {
    const result = await answerTo(writing(head('101 Switching Protocols', 'Upgrade: x', 'Connection: Upgrade')));
    expect(result.failure?.kind).toBe('not-http');
  });

  it('is "refused" where nothing listens', async () => {
    const { wire, server } = await connected(() => undefined);
    const request = getOf(server);
    await server.close();
    closers.pop();
    expect((await wire.send(request)).failure).toMatchObject({ kind: 'refused', cause: 'ECONNREFUSED' });
  });

  it('is reported for an answer without end, beyond 16 MiB', async () => {
    const result = await answerTo((socket) => {
      socket.write(head('200 OK', 'Connection: close'));
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      const more = (): void => void (socket.destroyed || socket.write(chunk, () => setImmediate(more)));
      more();
    }, 60_000);
    expect(result.failure?.kind).toBe('too-long');
    expect(result.failure?.message).toContain('16777216');
  });
});

describe('a kept-alive connection', () => {
  it('is used again', async () => {
    const { wire, server } = await connected(writing(`${head('200 OK', 'Content-Length: 2')}{}`));
    for (const _ of [1, 2, 3]) expect((await wire.send(getOf(server))).response?.status).toBe(200);
    expect(server.connections).toBe(1);
  });

  it('is not used again after Connection: close', async () => {
    const { wire, server } = await connected((socket) =>
      socket.end(`${head('200 OK', 'Connection: close', 'Content-Length: 2')}{}`),
    );
    for (const _ of [1, 2]) expect((await wire.send(getOf(server))).response?.status).toBe(200);
    expect(server.connections).toBe(2);
  });

  it('that the server drops at the next request gives a reset, and the one after works', async () => {
    const { wire, server } = await connected((socket, number) => {
      if (number === 1) socket.resetAndDestroy();
      else socket.write(`${head('200 OK', 'Content-Length: 2')}{}`);
    });
    await wire.send(getOf(server));
    expect((await wire.send(getOf(server))).failure?.kind).toBe('reset');
    expect((await wire.send(getOf(server))).response?.status).toBe(200);
  });
});

describe('a request', () => {
  it('leaves with its header lines in their order and its body by length', async () => {
    const { wire, server } = await connected(writing(head('204 No Content')));
    const headers = [
      ['B', '2'],
      ['a', '1'],
      ['B', '3'],
    ] as const;
    await wire.send({ method: 'POST', url: server.url, headers, body: new TextEncoder().encode('{}') });
    expect(server.requests[0]).toMatch(
      /^POST \/v1\/customers HTTP\/1\.1\r\nHost: 127\.0\.0\.1:\d+\r\nB: 2\r\na: 1\r\nB: 3\r\n/,
    );
    expect(server.requests[0]).toMatch(/\r\nContent-Length: 2\r\n[\s\S]*\r\n\r\n\{\}$/);
  });

  it('that HTTP can not express is refused by name, and does not leave', async () => {
    const { wire, server } = await connected(writing(head('204 No Content')));
    const request = { ...getOf(server), headers: [['X-Name', 'a\r\nInjected: 1']] as const };
    await expect(wire.send(request)).rejects.toThrow(/X-Name|header/i);
    expect(server.requests).toHaveLength(0);
  });
});
