import { readFileSync, statSync } from 'node:fs';

/** Text of a file, or why it cannot be had, as the end of a sentence. */
export function readTextFile(path: string): { text: string; mode: number } | { reason: string; absent: boolean } {
  try {
    // The text first: it fails for a folder, which statSync does not.
    const text = readFileSync(path, 'utf8');
    return { text, mode: statSync(path).mode };
  } catch (error) {
    // Inside Jest's realm errors of node:fs are not instances of its Error; the code is what can be relied on.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { reason: 'does not exist', absent: true };
    if (code === 'EISDIR') return { reason: 'is a folder', absent: false };
    return { reason: `cannot be read (${String(code)})`, absent: false };
  }
}

/** A sentence for a file with secrets that others on this machine may read; Windows has no such bits. */
export function readableByOthers(path: string, mode: number): string | undefined {
  if (process.platform === 'win32' || (mode & 0o044) === 0) return undefined;
  return `${path} holds secrets and is readable by others on this machine; run: chmod 600 ${path}`;
}
