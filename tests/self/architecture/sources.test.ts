import { describe, expect, it } from '@jest/globals';
import { undocumentedExports } from './exports.ts';
import { layerOf, type SourceFile, sourceFiles } from './source-file.ts';

const files = sourceFiles().filter(({ path }) => layerOf(path) !== 'generated');
const source = files.filter(({ path }) => path.startsWith('src/'));

const linesOf = ({ text }: SourceFile): number => text.split('\n').length - 1;

function broken(found: readonly string[], because: string): string {
  return found.map((what) => `${what}, which is forbidden because ${because}`).join('\n');
}

/** Each line that matches, but for the file that writes the words down. */
function linesWith(pattern: RegExp, among: readonly SourceFile[]): string[] {
  return among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} says ${line.trim()}`] : [])),
  );
}

describe('the size of files', () => {
  it('no file has more than 400 lines', () => {
    const long = files.filter((file) => linesOf(file) > 400).map((file) => `${file.path} has ${linesOf(file)} lines`);
    expect(broken(long, 'a file with more than one reason to change is hard to find and to read')).toBe('');
  });

  it('half of the files of src have fewer than 100 lines', () => {
    const lengths = source.map(linesOf).sort((a, b) => a - b);
    expect(source.length).toBeGreaterThan(50);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });
});

describe('what is exported', () => {
  it('every export of src has a doc comment', () => {
    const bare = source.flatMap(({ path, text }) =>
      undocumentedExports(path, text).map(({ name, line }) => `${path}:${line} exports ${name} without a doc comment`),
    );
    expect(broken(bare, 'a name alone gives neither units nor what is thrown')).toBe('');
  });

  it('exports have names, but for what Jest loads as a whole', () => {
    const nameless = linesWith(
      /^export default /,
      source.filter(({ path }) => !path.startsWith('src/jest/')),
    );
    expect(broken(nameless, 'a nameless export is called something else at each place')).toBe('');
  });

  it('notices an export without a comment', () => {
    const text = [
      '/** Said. */',
      'export const one = 1;',
      'export const two = 2;',
      '// Not a doc comment.',
      'export function three(): void {}',
      'export type { Four } from "./four.ts";',
      'export interface Five { a: 1 }',
      '/** Said. */',
      'export default class Six {}',
    ].join('\n');
    expect(undocumentedExports('file.ts', text).map(({ name }) => name)).toEqual(['two', 'three', 'Five']);
  });
});

/** What decides that a machine is unable to run the tests that need a browser; it says so where it can't. */
const needsBrowser = 'tests/self/report/html/browser.ts:';

describe('words and calls that have no place here', () => {
  const here = 'tests/self/architecture/';
  const others = files.filter(({ path }) => !path.startsWith(here));

  it.each<[what: string, pattern: RegExp, because: string]>([
    [
      'a promise instead of work',
      /\b(TODO|FIXME|HACK)\b|(\/\/|\*).*\bXXX\b|\bnot implemented\b/,
      'what is missing is done or does not exist',
    ],
    [
      'a type that is switched off',
      /\bas any\b|: any(?=[[\];,)=]|$)|<any>|@ts-(ignore|nocheck|expect-error)/,
      'the compiler is silenced exactly where it is needed',
    ],
    ['a linter that is switched off', /biome-ignore|eslint-disable/, 'a rule holds everywhere or is no rule'],
    [
      'a test that does not run',
      /\b(it|test|describe)\.(only|skip|failing|todo)\b|\b[fx](it|describe)\(/,
      'a green run would not have looked',
    ],
    ['an assertion of nothing', /expect\(true\)/, 'it is green whatever happens'],
    ['a snapshot', /toMatch(Inline)?Snapshot\(/, 'a snapshot of an answer approves what it should judge'],
  ])('nothing has %s', (_what, pattern, because) => {
    const found = linesWith(pattern, others).filter((line) => !line.startsWith(needsBrowser));
    expect(broken(found, because)).toBe('');
  });

  it('only scripts and the sandbox end the process', () => {
    const found = linesWith(
      /\bprocess\.exit\(/,
      files.filter(({ path }) => !/^scripts\/|^sandbox\/main\.ts$|^tests\/self\//.test(path)),
    );
    expect(broken(found, 'one place decides the exit code, after everything was written')).toBe('');
  });

  it('nothing sleeps in a test of the product', () => {
    const found = linesWith(
      /setTimeout\(|\bsleep\(/,
      files.filter(({ path }) => layerOf(path) === 'tests'),
    );
    expect(broken(found, 'a state is polled within its bound, or waited for by its event')).toBe('');
  });
});
