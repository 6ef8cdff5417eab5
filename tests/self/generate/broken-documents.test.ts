import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { generate } from '../../../src/generate/generate.ts';
import { ContractError } from '../../../src/generate/problem.ts';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const folder = new URL('./fixtures/broken/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

async function refusal(text: string, documentName: string): Promise<string> {
  const error: unknown = await generate(text, documentName, projectFolder).catch((reason: unknown) => reason);
  if (!(error instanceof ContractError)) throw new Error(`${documentName} was not refused: ${String(error)}`);
  return error.message;
}

function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

describe('a broken document', () => {
  it.each(names)('%s is refused with the text of its .txt file', async (name) => {
    expect(`${await refusal(fixture(`${name}.yaml`), `${name}.yaml`)}\n`).toBe(fixture(`${name}.txt`));
  });

  it('tells of every code that the generator knows at least once among the fixtures', () => {
    const told = new Set(names.flatMap((name) => fixture(`${name}.txt`).match(/^CONTRACT_\w+/gm) ?? []));
    const sources = ['check/examples', 'check/keywords', 'check/operations', 'check/references', 'check/schemas']
      .concat('source-document', 'walk-document')
      .map((name) => readFileSync(`${projectFolder}/src/generate/${name}.ts`, 'utf8'));
    const known = new Set(sources.flatMap((text) => text.match(/(?<=')CONTRACT_\w+(?=')/g) ?? []));
    expect([...told].sort()).toEqual([...known].sort());
  });

  it('is refused for a format that is spelt with a name of Object.prototype', async () => {
    const text = fixture('unknown-format.yaml').replace('datetime', 'constructor');
    expect(await refusal(text, 'a.yaml')).toContain('there is no checker for the format constructor');
  });

  it('is refused for a number that JSON cannot carry', async () => {
    const text = fixture('unknown-format.yaml').replace('format: datetime', 'default: .nan');
    expect(await refusal(text, 'a.yaml')).toContain('of values that JSON can carry');
  });
});
