import { execFile } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DocumentError, type DocumentErrorCode } from './document-error.ts';
import { type DownloadOptions, downloadDocument, shownUrl } from './download-document.ts';

/** The text of a document, and what it is called in messages. */
export interface FetchedDocument {
  readonly name: string;
  readonly text: string;
}

/** Bounds of every document: the largest published ones have some 12 MB, and a slow host gives them within seconds. */
export const documentBounds = { maxBytes: 32 * 1024 * 1024, timeoutMs: 30_000 } as const;

const run = promisify(execFile);

/**
 * Reads a document from a file, an http(s) URL, or a git revision as `REVISION:path`; a file that exists is a file,
 * whatever it is called.
 * @param given what a person wrote
 * @param folder where relative paths start, and whose repository holds the revisions
 * @throws DocumentError where there is none, it is too large, comes too late or is no UTF-8
 */
export async function fetchDocument(
  given: string,
  folder: string,
  options: Partial<DownloadOptions> = {},
): Promise<FetchedDocument> {
  const bounds: DownloadOptions = { ...documentBounds, ...options };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(given)) {
    const url = addressOf(given);
    return textOf(shownUrl(url), await downloadDocument(url, bounds));
  }
  const path = resolve(folder, given);
  const bytes = await readWithin(path, given, bounds);
  if (bytes) {
    const short = relative(folder, path);
    return textOf(short.startsWith('..') ? given : short, bytes);
  }
  if (/^[^:-][^:]*:[^:]+$/.test(given)) return textOf(given, await readRevision(given, folder, bounds));
  throw refused('DOCUMENT_NOT_FOUND', given, {
    what: 'there is no such document',
    expected: 'a file, an http(s) URL, or REVISION:path of this repository',
    received: 'nothing of that name',
    next: 'correct the name; relative paths start in the folder of the project',
  });
}

function refused(
  code: DocumentErrorCode,
  where: string,
  rest: { readonly what: string; readonly expected: string; readonly received: string; readonly next: string },
  cause?: unknown,
): DocumentError {
  return new DocumentError({ code, where, ...rest }, cause);
}

function addressOf(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const plain = url && (url.protocol === 'http:' || url.protocol === 'https:') && url.username + url.password === '';
  if (url && plain) return url;
  throw refused('DOCUMENT_ADDRESS', url?.hostname ?? 'the given address', {
    what: 'the address cannot be used',
    expected: 'an http or https URL without user name and password',
    received: url === undefined ? 'no URL' : url.username + url.password === '' ? url.protocol : 'one with credentials',
    next: 'correct the address, or download the document and name the file',
  });
}

async function readWithin(path: string, given: string, { maxBytes }: DownloadOptions): Promise<Uint8Array | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { size } = await file.stat();
    if (size > maxBytes) throw tooLarge(given, maxBytes, `${size} bytes`);
    return await file.readFile();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw refused(
      'DOCUMENT_UNREADABLE',
      given,
      { what: 'the file cannot be read', expected: 'a readable file', received: code ?? message, next: 'name a file' },
      error,
    );
  } finally {
    await file?.close();
  }
}

function tooLarge(where: string, maxBytes: number, received: string): DocumentError {
  const expected = `at most ${maxBytes} bytes`;
  const next = 'name the document itself, without what else is in it';
  return refused('DOCUMENT_TOO_LARGE', where, { what: 'the document is too large', expected, received, next });
}

async function readRevision(given: string, folder: string, bounds: DownloadOptions): Promise<Uint8Array> {
  try {
    const { stdout } = await run('git', ['-C', folder, 'cat-file', 'blob', given], {
      encoding: 'buffer',
      maxBuffer: bounds.maxBytes,
      timeout: bounds.timeoutMs,
    });
    return stdout;
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: Uint8Array };
    if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
      throw tooLarge(given, bounds.maxBytes, `more than ${bounds.maxBytes} bytes`);
    const said =
      Buffer.from(stderr ?? [])
        .toString('utf8')
        .trim()
        .split('\n')
        .at(-1) || message;
    throw refused(
      'DOCUMENT_REVISION',
      given,
      {
        what: 'git has no such document, and there is no such file',
        expected: 'a file, an http(s) URL, or REVISION:path of this repository, with the path from its root',
        received: said,
        next: 'git show REVISION:path, until it shows the document; a shallow clone lacks older revisions',
      },
      error,
    );
  }
}

function textOf(name: string, bytes: Uint8Array): FetchedDocument {
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    throw refused(
      'DOCUMENT_NOT_TEXT',
      name,
      {
        what: 'the document is no text',
        expected: 'YAML or JSON in UTF-8',
        received: 'bytes that are no UTF-8',
        next: 'name the document, or save it as UTF-8',
      },
      error,
    );
  }
}
