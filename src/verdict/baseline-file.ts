import { readFileSync } from 'node:fs';
import type { Baseline, KnownOffence } from './baseline.ts';
import { fingerprintPattern } from './fingerprint.ts';
import type { DocumentProblem } from './project-document.ts';

/** Version of the form in which baselines are written. */
const version = 1;

/** Path of an environment's baseline from the project's folder. */
export function baselinePath(environment: string): string {
  return `baselines/${environment}.json`;
}

/** A baseline as it is written: the same text for the same baseline. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/**
 * Reads the baseline of an environment.
 * @returns nothing where there is no such file; a problem where it can't be relied on: what it knew would be called new
 */
export function readBaseline(
  file: string,
  environment: string,
): { readonly baseline?: Baseline; readonly problem?: DocumentProblem } {
  const where = baselinePath(environment);
  const expected = `what npm run baseline writes for ${environment}`;
  const next = 'restore it from version control; or remove it: then nothing is known, and npm run baseline begins anew';
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    return { problem: { code: 'BASELINE_UNREADABLE', where, expected, received: code ?? message, next } };
  }
  const read = parsed(text);
  if (typeof read === 'string')
    return { problem: { code: 'BASELINE_MALFORMED', where, expected, received: read, next } };
  const { schemaVersion } = read;
  if (typeof schemaVersion === 'number' && schemaVersion > version)
    return {
      problem: {
        code: 'BASELINE_NEWER',
        where,
        expected: `schemaVersion ${version}, the newest that this suite knows`,
        received: `schemaVersion ${schemaVersion}`,
        next: 'update this suite to the one that wrote it; writing it again from here would lose what that one knows',
      },
    };
  if (typeof read.environment === 'string' && read.environment !== environment)
    return {
      problem: {
        code: 'BASELINE_OF_ANOTHER_ENVIRONMENT',
        where,
        expected: `a baseline of ${environment}`,
        received: `one of ${read.environment}`,
        next: `move it to ${baselinePath(read.environment)}, or restore what was here from version control`,
      },
    };
  const defect = defectOf(read);
  if (defect !== undefined) return { problem: { code: 'BASELINE_MALFORMED', where, expected, received: defect, next } };
  return { baseline: read as unknown as Baseline }; // Each member was looked at.
}

type Members = Partial<Record<keyof Baseline, unknown>>;

function parsed(text: string): Members | string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : 'no object';
  } catch (error) {
    return `no JSON: ${(error as Error).message}`;
  }
}

/** The first member that is not as it is written; undefined where all are. */
function defectOf(baseline: Members): string | undefined {
  const told = (name: keyof Baseline): string => `${name} ${JSON.stringify(baseline[name]) ?? 'absent'}`.slice(0, 200);
  const { schemaVersion, build, checks, offences, observations } = baseline;
  if (schemaVersion !== version) return told('schemaVersion');
  for (const name of ['environment', 'run', 'profile'] as const)
    if (typeof baseline[name] !== 'string') return told(name);
  if (!isDay(baseline.day)) return told('day');
  if (build !== null && typeof build !== 'string') return told('build');
  if (!Number.isInteger(checks)) return told('checks');
  if (!Array.isArray(offences)) return told('offences');
  const foreign: unknown = offences.find((one: unknown) => !isKnownOffence(one));
  if (foreign !== undefined) return `the offence ${JSON.stringify(foreign)}`.slice(0, 200);
  const isObject = typeof observations === 'object' && observations !== null && !Array.isArray(observations);
  return isObject && Object.values(observations).every((value) => typeof value === 'string')
    ? undefined
    : told('observations');
}

function isKnownOffence(value: unknown): value is KnownOffence {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, requirement, operation, message, checks, since } = value as Partial<
    Record<keyof KnownOffence, unknown>
  >;
  return (
    typeof fingerprint === 'string' &&
    fingerprintPattern.test(fingerprint) &&
    [requirement, message].every((text) => typeof text === 'string') &&
    (operation === undefined || typeof operation === 'string') &&
    isDay(since) &&
    Array.isArray(checks) &&
    // Without a check that showed it, nobody could tell whether it was looked at again.
    checks.length > 0 &&
    checks.every((id) => typeof id === 'string')
  );
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
