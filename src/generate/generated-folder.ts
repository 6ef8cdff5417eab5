import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** How a folder differs from what would be generated; names relative to it, with `/`, sorted. */
export interface Difference {
  stale: string[];
  missing: string[];
  extra: string[];
}

/** The mark of a folder that may be cleared of extra files, because all of it was generated. */
const markFile = 'SOURCE.json';

/** Compares a folder with the files that belong into it, byte by byte; whether git tracks them makes no difference. */
export function compareFolder(folder: string, files: ReadonlyMap<string, string>): Difference {
  const present = filesBelow(folder);
  const names = [...files.keys()].sort();
  return {
    stale: names.filter(
      (name) => present.includes(name) && readFileSync(join(folder, name), 'utf8') !== files.get(name),
    ),
    missing: names.filter((name) => !present.includes(name)),
    extra: present.filter((name) => !files.has(name)),
  };
}

/** True where nothing would be changed. */
export function isFresh({ stale, missing, extra }: Difference): boolean {
  return stale.length + missing.length + extra.length === 0;
}

/**
 * Brings a folder up to date: each file is written beside it and renamed, so that none is ever half written; the rest
 * goes. Throws an Error for a folder with files that no earlier run has marked as generated: it may be somebody's work.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): Difference {
  const difference = compareFolder(folder, files);
  const { stale, missing, extra } = difference;
  if (extra.length > 0 && !filesBelow(folder).includes(markFile)) {
    throw new Error(
      [
        `GENERATED_FOLDER_FOREIGN  ${folder} holds files that were not generated`,
        `  expected  an empty folder, or one with ${markFile}`,
        `  received  ${extra.slice(0, 5).join(', ')}${extra.length > 5 ? ', …' : ''}`,
        '  to do     name another folder with --out, or move these files away',
      ].join('\n'),
    );
  }
  mkdirSync(folder, { recursive: true });
  const beside = `${folder.replace(/[/\\]+$/, '')}.${process.pid}.tmp`;
  try {
    mkdirSync(beside, { recursive: true });
    // The mark comes last: a run that is stopped before leaves a folder that --check calls stale.
    for (const name of [...stale, ...missing].sort((a, b) => Number(a === markFile) - Number(b === markFile))) {
      writeFileSync(join(beside, name), files.get(name) ?? '');
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      renameSync(join(beside, name), join(folder, name));
    }
    for (const name of extra) rmSync(join(folder, name));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return difference;
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
