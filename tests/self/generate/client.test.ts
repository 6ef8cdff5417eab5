import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { generatePets, projectFolder, temporaryFolder } from './generated-copy.ts';

type Result = { data?: unknown; error?: unknown; response: Response };
type Method = (options?: Record<string, unknown>) => Promise<Result>;
interface ClientModule {
  createContractClient(options: {
    baseUrl: string;
    fetch: (request: Request) => Promise<Response>;
    headers?: Record<string, string>;
  }): Record<string, Method>;
}

const folder = temporaryFolder();
const sent: Request[] = [];
let answer = () => Response.json([]);
let client: Record<string, Method>;

beforeAll(async () => {
  await generatePets(folder.path);
  const generated: unknown = await import(pathToFileURL(join(folder.path, 'client.ts')).href);
  client = (generated as ClientModule).createContractClient({
    baseUrl: 'https://pets.example/v1/',
    headers: { authorization: 'Bearer t' },
    fetch: async (request) => {
      sent.push(request);
      return answer();
    },
  });
});
afterAll(folder.remove);

async function call(
  operationId: string,
  options?: Record<string, unknown>,
): Promise<{ request: Request; result: Result }> {
  sent.length = 0;
  const result = await client[operationId]?.(options);
  const [request] = sent;
  if (!request || !result || sent.length !== 1) throw new Error(`${operationId} sent ${sent.length} requests`);
  return { request, result };
}

describe('the generated client', () => {
  it('has one method for each operationId and nothing else', () => {
    expect(Object.keys(client)).toEqual(['listPets', 'addPet', 'getPet', 'setNote', 'search']);
    for (const name of ['use', 'eject', 'request', 'GET']) expect(client[name]).toBeUndefined();
    expect(Object.isFrozen(client)).toBe(true);
  });

  it('sends path, query, headers and body through the given fetch, with redirects left alone', async () => {
    const { request, result } = await call('listPets', {
      params: { query: { limit: 3 }, header: { 'X-Tenant': 't' } },
      headers: { 'x-more': '1' },
    });
    expect(`${request.method} ${request.url}`).toBe('GET https://pets.example/v1/pets?limit=3');
    expect(Object.fromEntries(request.headers)).toEqual({ authorization: 'Bearer t', 'x-tenant': 't', 'x-more': '1' });
    expect(request.redirect).toBe('manual');
    expect(result).toMatchObject({ data: [], response: { status: 200 } });
  });

  it('gives the error and the response of an answer that is not 2xx', async () => {
    answer = () => Response.json({ title: 'no' }, { status: 404 });
    const { request, result } = await call('getPet', { params: { path: { petId: 'p7' } } });
    expect(new URL(request.url).pathname).toBe('/v1/pets/p7');
    expect(result).toMatchObject({ error: { title: 'no' }, response: { status: 404 } });
    answer = () => Response.json([]);
  });

  it('sends the Content-Type that the contract declares, and none without a body', async () => {
    const json = await call('addPet', { body: { kind: 'cat', name: 'Töm' } });
    expect(json.request.headers.get('content-type')).toBe('application/json');
    expect(await json.request.text()).toBe('{"kind":"cat","name":"Töm"}');
    const text = await call('setNote', { params: { path: { petId: 'p7' } }, body: 'purrs' });
    expect(text.request.headers.get('content-type')).toBe('text/plain');
    expect(await text.request.text()).toBe('purrs');
    const form = await call('search', { body: { q: 'a b' } });
    expect(form.request.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(await form.request.text()).toBe('q=a+b');
    const none = await call('setNote', { params: { path: { petId: 'p7' } } });
    expect(none.request.headers.has('content-type')).toBe(false);
  });

  it('lets the caller send another Content-Type or none at all', async () => {
    const body = { kind: 'cat', name: 'Tom' };
    const other = await call('addPet', { body, headers: { 'content-type': 'application/pet+json' } });
    expect(other.request.headers.get('content-type')).toBe('application/pet+json');
    const none = await call('addPet', { body, headers: { 'Content-Type': null } });
    expect(none.request.headers.has('content-type')).toBe(false);
    expect(await none.request.json()).toEqual(body);
  });

  it('ignores a fetch, a base URL or a middleware of a single call', async () => {
    const stray = () => {
      throw new Error('the call escaped the transport');
    };
    const { request } = await call('listPets', {
      fetch: stray,
      baseUrl: 'https://evil.example',
      middleware: [{ onRequest: stray }],
      redirect: 'follow',
    });
    expect(request.url).toBe('https://pets.example/v1/pets');
    expect(request.redirect).toBe('manual');
  });
});

describe('the types of the generated client', () => {
  const uses = `
import { createContractClient } from './client.ts';
import { operations, type Operation, type OperationId } from './operations.ts';
import { validators } from './validators.mjs';
const client = createContractClient({ baseUrl: '', fetch: (request) => Promise.resolve(new Response(request.url)) });
const id: OperationId = 'getPet';
const row: Operation = operations[id];
export const checked: boolean | undefined = validators[row.pointer]?.(1);
export async function use(): Promise<string | undefined> {
  await client.listPets({ params: { query: { limit: 1 } } });
  await client.addPet({ body: { kind: 'cat', name: 'Tom' }, signal: new AbortController().signal });
  await client.addPet({ params: { header: { 'X-Trace': '1' } }, body: { kind: 'dog', name: 'Rex' } });
  const { data, error, response } = await client.getPet({ params: { path: { petId: 'p7' } } });
  const status: number = response.status;
  return data ? data.name + status : error.title;
}
`;
  const misuses = [
    "client.getPet({ params: { path: { petId: 'p7' } }, fetch })",
    "client.getPet({ params: { path: { petId: 'p7' } }, baseUrl: 'https://evil.example' })",
    'client.getPet()',
    'client.getPet({ params: {} })',
    "client.addPet({ body: { kind: 'fish', name: 'Nemo' } })",
    "client.addPet({ body: { kind: 'cat' } })",
    "client.listPets({ params: { query: { limit: 'many' } } })",
    "client.listPets({ params: { query: { limit: 1 }, header: { 'X-Tenant': 7 } } })",
    'client.use({})',
    'client.unknown()',
  ];

  function complaints(code: string): string[] {
    const file = join(folder.path, 'use.ts');
    writeFileSync(file, code);
    const config = ts.readConfigFile(join(projectFolder, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(
      { ...config.config, include: ['scripts'] },
      ts.sys,
      projectFolder,
    );
    return ts.getPreEmitDiagnostics(ts.createProgram([file], options)).map(({ file: at, start, messageText }) => {
      const line = at && start !== undefined ? at.getLineAndCharacterOfPosition(start).line : -1;
      return `${at?.fileName.split('/').at(-1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  }

  it('take what the contract allows, without the headers that the transport fills in', () => {
    expect(complaints(uses)).toEqual([]);
  });

  it('refuse each misuse', () => {
    const code = `import { createContractClient } from './client.ts';\nconst client = createContractClient({ baseUrl: '', fetch });\n${misuses.map((misuse) => `void ${misuse};`).join('\n')}\n`;
    const refused = new Set(complaints(code).map((complaint) => Number(/^use\.ts:(\d+)/.exec(complaint)?.[1]) - 2));
    expect(misuses.filter((_, index) => !refused.has(index))).toEqual([]);
  });
});
