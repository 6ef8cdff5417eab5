import { readFileSync } from 'node:fs';

/** What is wrong with requirements.yaml or waivers.yaml; each makes the run misconfigured. */
export interface DocumentProblem {
  readonly code: string;
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  /** What to do about it, where the rest does not say so. */
  readonly next?: string;
}

/** The text of a file of the project; undefined when it can't be read. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The problem of a file that can't be read. */
export function missingFile(code: string, file: string): DocumentProblem {
  return { code, where: file, expected: 'a readable file', received: 'none' };
}
