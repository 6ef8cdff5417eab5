import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceDocument } from '../source-document.ts';
import { generateCommand } from './header.ts';

const tools = ['ajv', 'ajv-formats', 'esbuild', 'openapi-fetch', 'openapi-typescript', 'typescript', 'yaml'];

/**
 * The text of SOURCE.json: what generated/ was made from and by, and the SHA-256 of each file.
 * @param files text by file name
 * @param projectFolder where node_modules stands
 */
export function emitSourceJson(
  source: SourceDocument,
  files: ReadonlyMap<string, string>,
  projectFolder: string,
): string {
  const content = {
    $comment: `Generated from ${source.name}. Do not edit: change ${source.name} and run ${generateCommand}.`,
    document: { name: source.name, sha256: source.hash },
    tools: Object.fromEntries(tools.map((name) => [name, installedVersion(projectFolder, name)])),
    files: Object.fromEntries(
      [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => [name, sha256(text)]),
    ),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function installedVersion(projectFolder: string, name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder, 'node_modules', name, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}
