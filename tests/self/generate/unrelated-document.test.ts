import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generatePets, petsDocument, projectFolder, temporaryFolder } from './generated-copy.ts';

interface Row {
  [member: string]: unknown;
  line: number;
}
interface Tables {
  operations: Record<string, Row & { responses: Record<string, Row> }>;
  webhooks: Record<string, Row>;
  contract: { title: string; version: string; hash: string; lines: Record<string, number> };
}
interface Validators {
  validators: Record<string, { (data: unknown): boolean; errors?: { instancePath: string; message: string }[] }>;
}

const folder = temporaryFolder();
const lines = readFileSync(petsDocument, 'utf8').split('\n');
let tables: Tables;
let validators: Validators['validators'];

beforeAll(async () => {
  await generatePets(folder.path);
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder.path, name)).href);
  tables = (await load('operations.ts')) as Tables;
  ({ validators } = (await load('validators.mjs')) as Validators);
});
afterAll(folder.remove);

describe('a document that has nothing to do with this project', () => {
  it('gives a row for each operation, in the order of the document', () => {
    expect(Object.keys(tables.operations)).toEqual(['listPets', 'addPet', 'getPet', 'setNote', 'search']);
    expect(tables.operations.addPet).toMatchObject({
      operationId: 'addPet',
      method: 'POST',
      path: '/pets',
      tag: '',
      security: true,
      source: 'https://pets.example/docs#add',
      responsesInferred: 'nobody wrote the statuses down',
      pointer: '#/paths/~1pets/post',
      requestBody: {
        required: true,
        mediaTypes: ['application/json'],
        pointer: '#/components/requestBodies/Pet',
        schemas: { 'application/json': '#/components/requestBodies/Pet/content/application~1json/schema' },
      },
    });
    expect(Object.keys(tables.operations.addPet?.responses ?? {})).toEqual(['201', '4XX']);
    expect(tables.operations.addPet?.responses['4XX']).toMatchObject({
      description: 'What went wrong',
      pointer: '#/components/responses/Problem',
      inferred: 'the shape was seen only once',
    });
  });

  it("lets an operation's parameter replace the path item's, and follows references", () => {
    expect(tables.operations.listPets).toMatchObject({
      queryParameters: [{ name: 'limit', required: true, pointer: '#/paths/~1pets/get/parameters/0/schema' }],
      headerParameters: [{ name: 'X-Tenant', required: true, pointer: '#/components/parameters/Tenant/schema' }],
    });
    expect(tables.operations.getPet).toMatchObject({
      path: '/pets/{petId}',
      pointer: '#/components/pathItems/OnePet/get',
    });
  });

  it('tells which operations need credentials', () => {
    const security = Object.entries(tables.operations).map(([id, row]) => [id, row.security]);
    expect(Object.fromEntries(security)).toEqual({
      listPets: false,
      addPet: true,
      getPet: true,
      setNote: false,
      search: true,
    });
  });

  it('names webhooks with the pointer of their payload', () => {
    expect(tables.webhooks.petAdopted).toMatchObject({
      inferred: 'seen, never documented',
      pointer: '#/webhooks/petAdopted/post/requestBody/content/application~1json/schema',
      headerParameters: [{ name: 'X-Signature', required: true }],
    });
  });

  it('knows the line of each part', () => {
    const { contract, operations, webhooks } = tables;
    const text = (line: number | undefined) => lines[(line ?? 0) - 1]?.trim();
    expect(text(operations.addPet?.line)).toBe('post:');
    expect(text(operations.addPet?.responses['4XX']?.line)).toMatch(/^4XX:/);
    expect(text(webhooks.petAdopted?.line)).toBe('post:');
    expect(text(contract.lines['#/components/schemas/Named/properties/born'])).toMatch(/^born:/);
    expect(text(contract.lines['#/paths/~1pets/post/responses'])).toBe('responses:');
    expect(text(contract.lines['#/paths/~1pets/get/responses/200/headers/X-Total'])).toMatch(/^X-Total:/);
  });

  it('holds nothing but JSON in its tables', () => {
    expect(JSON.parse(JSON.stringify(tables.operations))).toEqual(tables.operations);
    expect(JSON.parse(JSON.stringify(tables.webhooks))).toEqual(tables.webhooks);
  });

  it('has a validator for every schema that a row names', () => {
    const rows = JSON.stringify([tables.operations, tables.webhooks]);
    const named = (rows.match(/"#[^"]*\/schema"/g) ?? []).map((pointer) => JSON.parse(pointer) as string);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((pointer) => typeof validators[pointer] !== 'function')).toEqual([]);
  });

  it('validates recursion, alternatives, null, formats, and properties that nothing declares', () => {
    const pet = validators['#/components/schemas/Pet'];
    const reasons = (value: unknown) => (pet?.(value) ? [] : pet?.errors?.map(({ instancePath }) => instancePath));
    expect(reasons({ kind: 'cat', name: 'Tom', friends: [{ kind: 'dog', name: 'Rex', born: null }] })).toEqual([]);
    expect(reasons({ kind: 'cat', name: 'Tom', tail: 1 })).toContain('');
    expect(reasons({ kind: 'dog', name: 'Rex', born: '2024-02-30T00:00:00Z' })).toContain('/born');
    expect(reasons({ kind: 'dog', name: 'Rex', friends: [{ kind: 'dog', name: '' }] })).toContain('/friends/0/name');
    expect(reasons({ kind: 'dog', name: 'Rex', weight: '1e3' })).toContain('/weight');
  });

  it('validates parameters and headers', () => {
    expect(validators['#/components/parameters/PetId/schema']?.('p7')).toBe(true);
    expect(validators['#/components/parameters/PetId/schema']?.('q7')).toBe(false);
    expect(validators['#/paths/~1pets/parameters/1/schema']?.(0)).toBe(false);
  });

  it('leaves no trace of this project or machine in what is generated', () => {
    for (const name of readdirSync(folder.path)) {
      const text = readFileSync(join(folder.path, name), 'utf8');
      expect(text).not.toContain(projectFolder);
      expect(text).not.toMatch(/offblocks/i);
      expect(text).not.toContain('\r');
    }
  });

  it('leaves none in the generator either', () => {
    const files = readdirSync(join(projectFolder, 'src/generate'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((name) => name.endsWith('.ts')).map((name) => `src/generate/${name}`);
    for (const name of [...sources, 'scripts/generate.ts'])
      expect(readFileSync(join(projectFolder, name), 'utf8')).not.toMatch(/offblocks|customer|idempotency|signature/i);
  });
});
