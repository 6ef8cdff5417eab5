import { execFileSync } from 'node:child_process';
import type { lookup } from 'node:dns';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentError } from '../../../src/http/document-error.ts';
import type { DownloadOptions } from '../../../src/http/download-document.ts';
import { fetchDocument } from '../../../src/http/fetch-document.ts';
import { isPrivateAddress, namesAddress } from '../../../src/http/private-address.ts';

let folder = '';
const closing: Array<() => Promise<void>> = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@a.test', ...args], { stdio: 'pipe' });
  git('init', '--quiet');
  writeFileSync(join(folder, 'api.yaml'), 'old');
  git('add', 'api.yaml');
  git('commit', '--quiet', '-m', 'One');
  writeFileSync(join(folder, 'api.yaml'), 'new');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'bytes.yaml'), Buffer.from([0xff, 0xfe, 0x41]));
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A system that knows one address for all names. */
function leadingTo(address: string): typeof lookup {
  const answer = (_: string, __: object, callback: (error: null, found: object[]) => void): void =>
    callback(null, [{ address, family: 4 }]);
  // The overloads of the original cannot be written as one function; only this form is called.
  return answer as unknown as typeof lookup;
}

async function refusal(given: string, options: Partial<DownloadOptions> = {}): Promise<DocumentError> {
  const error: unknown = await fetchDocument(given, folder, options).catch((reason: unknown) => reason);
  if (!(error instanceof DocumentError)) throw new Error(`${given} was not refused: ${String(error)}`);
  for (const row of ['expected', 'received', 'where', 'next']) expect(error.message).toContain(`\n  ${row}`);
  return error;
}

describe('a document of this machine', () => {
  it('is a file', async () => {
    expect(await fetchDocument('api.yaml', folder)).toEqual({ name: 'api.yaml', text: 'new' });
    expect((await fetchDocument(join(folder, 'api.yaml'), tmpdir())).text).toBe('new');
  });

  it('is a file of a git revision', async () => {
    expect(await fetchDocument('HEAD:api.yaml', folder)).toEqual({ name: 'HEAD:api.yaml', text: 'old' });
  });

  it.each([
    ['none.yaml', 'DOCUMENT_NOT_FOUND'],
    ['empty', 'DOCUMENT_UNREADABLE'],
    ['bytes.yaml', 'DOCUMENT_NOT_TEXT'],
    ['HEAD:none.yaml', 'DOCUMENT_REVISION'],
    ['v9:api.yaml', 'DOCUMENT_REVISION'],
    ['--output=x:api.yaml', 'DOCUMENT_NOT_FOUND'],
    ['ftp://a.test/api.yaml', 'DOCUMENT_ADDRESS'],
    ['https://', 'DOCUMENT_ADDRESS'],
  ])('%s is refused: %s', async (given, code) => {
    expect((await refusal(given)).code).toBe(code);
  });

  it('is refused where it is too large', async () => {
    expect((await refusal('api.yaml', { maxBytes: 2 })).code).toBe('DOCUMENT_TOO_LARGE');
    expect((await refusal('HEAD:api.yaml', { maxBytes: 2 })).code).toBe('DOCUMENT_TOO_LARGE');
  });

  it('tells no credentials of an address that has some', async () => {
    const { code, message } = await refusal('https://anna:hunter2@a.test/api.yaml');
    expect(code).toBe('DOCUMENT_ADDRESS');
    expect(message).not.toMatch(/anna|hunter2/);
  });
});

describe('a document behind an address', () => {
  it('is fetched, and called by its address without the query', async () => {
    const origin = await serve((_, response) => response.end('openapi'));
    expect(await fetchDocument(`${origin}/api.yaml?token=abc`, folder)).toEqual({
      name: `${origin}/api.yaml`,
      text: 'openapi',
    });
  });

  it('is fetched through a redirect of the same host', async () => {
    const origin = await serve((request, response) =>
      request.url === '/b' ? response.end('there') : response.writeHead(302, { location: '/b' }).end(),
    );
    expect((await fetchDocument(`${origin}/a`, folder)).text).toBe('there');
  });

  it('is decoded where it comes encoded all the same', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
    );
    expect((await fetchDocument(origin, folder)).text).toBe('packed');
  });

  it('is not fetched from another host', async () => {
    let asked = 0;
    const other = await serve((_, response) => {
      asked += 1;
      response.end('secret');
    });
    const origin = await serve((_, response) => response.writeHead(301, { location: `${other}/x` }).end());
    const { code, message } = await refusal(`${origin}/a`);
    expect(code).toBe('DOCUMENT_REDIRECT');
    expect(message).toContain(`301 to ${other}/x`);
    expect(asked).toBe(0);
  });

  it('is given up where redirects never end', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    expect((await refusal(origin)).message).toContain('more than 3 redirects');
  });

  it.each([
    ['another status', 404, {}, 'DOCUMENT_STATUS'],
    ['a redirect to nowhere', 302, {}, 'DOCUMENT_STATUS'],
    ['a body that is not encoded as it says', 200, { 'content-encoding': 'gzip' }, 'DOCUMENT_UNREADABLE'],
  ])('is refused for %s', async (_, status, headers, code) => {
    const origin = await serve((__, response) => response.writeHead(status, headers).end('text'));
    expect((await refusal(origin)).code).toBe(code);
  });

  it('is refused where it is too large, also where it unpacks to too much', async () => {
    const plain = await serve((_, response) => response.end('x'.repeat(2000)));
    expect((await refusal(plain, { maxBytes: 1000 })).code).toBe('DOCUMENT_TOO_LARGE');
    const packed = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(2000))),
    );
    expect((await refusal(packed, { maxBytes: 1000 })).code).toBe('DOCUMENT_TOO_LARGE');
  });

  it('is given up where it does not come in time, before and within its body', async () => {
    const silent = await serve(() => undefined);
    expect((await refusal(silent, { timeoutMs: 50 })).code).toBe('DOCUMENT_TIMEOUT');
    const slow = await serve((_, response) => {
      response.writeHead(200);
      response.write('open');
    });
    expect((await refusal(slow, { timeoutMs: 50 })).code).toBe('DOCUMENT_TIMEOUT');
  });

  it('is refused where nobody answers or the answer is cut off', async () => {
    expect((await refusal('http://127.0.0.1:1/api.yaml')).code).toBe('DOCUMENT_UNREACHABLE');
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('open', () => response.destroy());
    });
    expect((await refusal(cut)).code).toBe('DOCUMENT_UNREACHABLE');
  });
});

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
  ])('is %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('is not %s', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  it('is not asked where a name leads to it', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      response.end('internal');
    });
    const given = origin.replace('127.0.0.1', 'intranet.example');
    const { code, message } = await refusal(given, { lookup: leadingTo('127.0.0.1') });
    expect([code, asked]).toEqual(['DOCUMENT_PRIVATE_ADDRESS', 0]);
    expect(message).toContain('intranet.example is 127.0.0.1');
  });

  it('is meant where it is written down, and not where a name leads to it', () => {
    expect(['localhost', '127.0.0.1', '[::1]', '10.0.0.1'].map(namesAddress)).toEqual([true, true, true, true]);
    expect(namesAddress('intranet.example')).toBe(false);
  });
});
