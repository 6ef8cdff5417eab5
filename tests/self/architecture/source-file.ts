import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../run/project-root.ts';

/** One source file with what it imports. */
export interface SourceFile {
  /** Path from the project's folder. */
  readonly path: string;
  readonly text: string;
  /** Paths of imported files of the project, and specifiers of packages. */
  readonly imports: readonly string[];
}

const folders = ['src', 'scripts', 'sandbox', 'tests', 'generated'];
const code = /\.(ts|mts|mjs)$/;

/** Every source file of the project, with its imports, exports from elsewhere, and dynamic and type imports. */
export function sourceFiles(): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && code.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  return { path: relative(projectRoot, file), text, imports: importsOf(file, text) };
}

/** The imports of one file: a relative specifier as a path from the project's folder, a package as it is written. */
export function importsOf(file: string, text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.') ? relative(projectRoot, join(file, '..', fileName)) : fileName,
    );
}

/** The layer that a file belongs to: a folder of src, `generated`, `scripts`, `sandbox`, `tests` or `self`. */
export function layerOf(path: string): string {
  const [top = '', second = '', third] = path.split('/');
  if (top === 'src' && third !== undefined) return second;
  return top === 'tests' && second === 'self' ? 'self' : top;
}
