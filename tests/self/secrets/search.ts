import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ContractOutcome } from '../run/contract-process.ts';
import { spellingsOf } from './spellings.ts';

/** Where a secret was found, and how it was written there; never the secret itself. */
export interface Leak {
  readonly secret: string;
  readonly how: string;
  readonly where: string;
}

/** All text that a run leaves behind: every file of its report folder, and what it printed. */
export function artefactsOf({ reportDir, stdout, stderr }: ContractOutcome): ReadonlyMap<string, string> {
  const files = readdirSync(reportDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map([
    ['standard output', stdout],
    ['standard error', stderr],
    ...files.map((file) => [relative(reportDir, file), unpacked(readFileSync(file, 'latin1'))] as const),
    ['names of files', files.join('\n')],
  ]);
}

/**
 * Searches artefacts for secrets in every spelling.
 * @param secrets values by a name to report them under
 */
export function leaksIn(artefacts: ReadonlyMap<string, string>, secrets: Readonly<Record<string, string>>): Leak[] {
  return Object.entries(secrets).flatMap(([secret, value]) =>
    spellingsOf(value).flatMap(({ how, text }) =>
      [...artefacts].flatMap(([where, content]) => (content.includes(text) ? [{ secret, how, where }] : [])),
    ),
  );
}

/** The lines of a private key in PEM that carry its bytes, each as a secret of its own. */
export function linesOfKey(name: string, pem: string): Record<string, string> {
  const lines = pem
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('-----'));
  return Object.fromEntries([
    ...lines.map((line, index) => [`line ${index + 1} of ${name}`, line] as const),
    [`the bytes of ${name}`, lines.join('')] as const,
  ]);
}

/** A text with what a report keeps compressed in it unpacked behind it: a search would pass it by. */
function unpacked(text: string): string {
  const packed = [...text.matchAll(/data-packed>([^<]+)/g)].map(([, data = '']) => Buffer.from(data, 'base64'));
  return [text, ...packed.map((data) => gunzipSync(data).toString('latin1'))].join('\n');
}
