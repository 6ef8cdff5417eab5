import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generatePets, projectFolder, temporaryFolder } from './generated-copy.ts';

interface Validators {
  validators: Record<string, (data: unknown) => boolean>;
}

const folder = temporaryFolder();
const file = join(folder.path, 'validators.mjs');
const pet = '#/components/schemas/Pet';
const verdicts = `[v[${JSON.stringify(pet)}]({ kind: 'cat', name: 'Tom' }), v[${JSON.stringify(pet)}]({ kind: 'cat' })]`;

beforeAll(() => generatePets(folder.path));
afterAll(folder.remove);

/** What a process prints: two verdicts, and the milliseconds that loading took. */
function run(arguments_: readonly string[]): unknown[] {
  const printed = execFileSync(process.execPath, arguments_, {
    encoding: 'utf8',
    cwd: projectFolder,
    env: { PATH: process.env.PATH },
  });
  return JSON.parse(printed) as unknown[];
}

const imported = `const s = performance.now(); const { validators: v } = await import(${JSON.stringify(pathToFileURL(file).href)}); const ms = performance.now() - s; console.log(JSON.stringify([...${verdicts}, ms]));`;
const required = `const s = performance.now(); const { validators: v } = require(${JSON.stringify(file)}); const ms = performance.now() - s; console.log(JSON.stringify([...${verdicts}, ms]));`;

describe('the generated validators', () => {
  it.each([
    ['plain Node', ['--input-type=module', '--eval', imported]],
    ['tsx', ['--import', 'tsx', '--input-type=module', '--eval', imported]],
    ['require() in CommonJS', ['--no-warnings', '--input-type=commonjs', '--eval', required]],
  ])('load in %s', (name, flags) => {
    const [valid, invalid, milliseconds] = run(flags);
    process.stdout.write(`validators load in ${name}: ${Number(milliseconds).toFixed(1)} ms\n`);
    expect([valid, invalid]).toEqual([true, false]);
  });

  it("load in Jest's native ES modules", async () => {
    const { validators }: Validators = await import(pathToFileURL(file).href);
    expect(validators[pet]?.({ kind: 'cat', name: 'Tom' })).toBe(true);
  });

  it('load in a TypeScript environment of Jest, which Jest transpiles to CommonJS', () => {
    const within = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
    within(
      'environment.ts',
      `import { TestEnvironment } from 'jest-environment-node';
       import { validators as v } from './validators.mjs';
       export default class extends TestEnvironment {
         async setup(): Promise<void> { await super.setup(); this.global.verdicts = JSON.stringify(${verdicts}); }
       }`,
    );
    within('environment.case.ts', `test('the environment knows', () => expect(verdicts).toBe('[true,false]'));`);
    const swc = { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'es6' } };
    const config = {
      rootDir: folder.path,
      testMatch: ['**/*.case.ts'],
      testEnvironment: './environment.ts',
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '\\.ts$': ['@swc/jest', swc] },
    };
    const jest = join(projectFolder, 'node_modules/jest/bin/jest.js');
    const flags = ['--no-warnings', '--experimental-vm-modules', jest, '--config', JSON.stringify(config)];
    const { status, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8', cwd: folder.path });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('1 passed') });
  });

  it('import and require nothing, so that they load without ajv and cannot meet another version of it', () => {
    expect(readFileSync(file, 'utf8').match(/^import .*|(?<!')\brequire\(.*/gm)).toBeNull();
  });
});
