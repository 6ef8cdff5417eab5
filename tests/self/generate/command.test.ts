import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { petsDocument, projectFolder, temporaryFolder } from './generated-copy.ts';

const folder = temporaryFolder();
const spec = join(folder.path, 'pets.yaml');
const out = join(folder.path, 'generated');

/** Runs the command as `npm run generate` does, from the folder of the test or another one. */
function generate(flags: readonly string[], cwd = folder.path) {
  const tsx = join(projectFolder, 'node_modules/tsx/dist/cli.mjs');
  const script = join(projectFolder, 'scripts/generate.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, script, ...flags], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function contents(path: string): Record<string, string> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

beforeAll(() => {
  copyFileSync(petsDocument, spec);
  const made = generate(['--spec', 'pets.yaml']);
  if (made.status !== 0) throw new Error(made.stderr);
});
afterAll(folder.remove);

describe('npm run generate', () => {
  it('gives the same bytes again from another folder, and leaves nothing else behind', () => {
    const again = join(folder.path, 'again');
    expect(generate(['--spec', spec, '--out', again], projectFolder).status).toBe(0);
    expect(contents(again)).toEqual(contents(out));
    expect(readdirSync(folder.path).sort()).toEqual(['again', 'generated', 'pets.yaml']);
    rmSync(again, { recursive: true });
  });

  it('writes a header that names the command, or says so in JSON', () => {
    for (const [name, text] of Object.entries(contents(out))) {
      expect(text.slice(0, 200)).toContain('Do not edit: change pets.yaml and run');
      expect(text.slice(0, 200)).toContain('npm run generate');
      expect(name.endsWith('.json') ? typeof JSON.parse(text) : 'object').toBe('object');
    }
  });

  it('records the document, the tools and the hash of each other file', () => {
    const source = JSON.parse(readFileSync(join(out, 'SOURCE.json'), 'utf8')) as Record<string, Record<string, string>>;
    expect(source.document?.name).toBe('pets.yaml');
    expect(source.document?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(source.tools ?? {})).toEqual(
      expect.arrayContaining(['openapi-typescript', 'openapi-fetch', 'ajv', 'ajv-formats', 'esbuild', 'typescript']),
    );
    expect(Object.keys(source.files ?? {})).toEqual(
      readdirSync(out)
        .filter((name) => name !== 'SOURCE.json')
        .sort(),
    );
  });

  it('refuses to clear a folder that it has not made', () => {
    const foreign = join(folder.path, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'work.txt'), 'mine');
    const { status, stderr } = generate(['--spec', 'pets.yaml', '--out', 'foreign']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: [
        'GENERATED_FOLDER_FOREIGN  foreign holds files that were not generated',
        '  expected  an empty folder, or one with SOURCE.json',
        '  received  work.txt',
        '  to do     name another folder with --out, or move these files away',
        '',
      ].join('\n'),
    });
    expect(readdirSync(foreign)).toEqual(['work.txt']);
    rmSync(foreign, { recursive: true });
  });

  it('tells of a document that is not there, and of a flag that it does not know, with exit code 2', () => {
    expect(generate(['--spec', 'nowhere.yaml'])).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        "CONTRACT_UNREADABLE  the document can't be read",
        '  expected  a readable file',
        '  received  ENOENT',
        '  where     nowhere.yaml',
        '  to do     name the document with --spec',
        '',
        '1 problem in nowhere.yaml',
        '',
      ].join('\n'),
    });
    const unknown = generate(['--chekc']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain("unknown option '--chekc'");
  });

  it('keeps what is there when the document is broken', () => {
    const before = contents(out);
    const broken = join(projectFolder, 'tests/self/generate/fixtures/broken/unknown-format.yaml');
    expect(generate(['--spec', broken]).status).toBe(2);
    expect(contents(out)).toEqual(before);
  });
});

describe('npm run generate -- --check', () => {
  it('passes for a folder that was just generated, and writes nothing', () => {
    const { status, stdout } = generate(['--spec', 'pets.yaml', '--check']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'generated: 7 files, fresh\n' });
  });

  it('names each stale, missing and extra file and the command that mends them, which it does', () => {
    const before = contents(out);
    appendFileSync(join(out, 'client.ts'), '// by hand\n');
    rmSync(join(out, 'types.ts'));
    mkdirSync(join(out, 'more'));
    writeFileSync(join(out, 'more', 'extra.ts'), '');
    const { status, stdout, stderr } = generate(['--spec', 'pets.yaml', '--check']);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        'GENERATED_NOT_FRESH  generated is not what pets.yaml and the installed tools give',
        '  stale     generated/client.ts',
        '  missing   generated/types.ts',
        '  extra     generated/more/extra.ts',
        '  to do     npm run generate -- --spec pets.yaml',
        '',
      ].join('\n'),
    });
    expect(existsSync(join(out, 'types.ts'))).toBe(false);
    expect(generate(['--spec', 'pets.yaml']).status).toBe(0);
    expect(existsSync(join(out, 'more/extra.ts'))).toBe(false);
    rmSync(join(out, 'more'), { recursive: true, force: true });
    expect(contents(out)).toEqual(before);
  });

  it('fails when only a comment of the document has changed, because its hash and lines are recorded', () => {
    writeFileSync(spec, `# a comment\n${readFileSync(petsDocument, 'utf8')}`);
    const { status, stderr } = generate(['--spec', 'pets.yaml', '--check']);
    copyFileSync(petsDocument, spec);
    expect(status).toBe(1);
    expect(stderr).toContain('stale     generated/operations.ts');
    expect(stderr).toContain('stale     generated/SOURCE.json');
    expect(stderr).not.toContain('types.ts');
  });

  it('passes for a document with CRLF, as a checkout on Windows has it', () => {
    writeFileSync(spec, readFileSync(petsDocument, 'utf8').replaceAll('\n', '\r\n'));
    const { status } = generate(['--spec', 'pets.yaml', '--check']);
    copyFileSync(petsDocument, spec);
    expect(status).toBe(0);
  });
});
