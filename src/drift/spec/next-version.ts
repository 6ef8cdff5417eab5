import type { DriftFinding } from '../finding.ts';

/** What the version of the second document should be, by Semantic Versioning 2.0.0. */
export interface VersionAdvice {
  readonly before: string;
  readonly after: string;
  readonly step: 'major' | 'minor' | 'patch' | 'none';
  /** The least version that says what changed; undefined where the first document's version is none of semver. */
  readonly suggested?: string;
  /** Whether the second document's version says enough. */
  readonly enough: boolean;
}

type Triple = readonly [number, number, number];

function parse(version: string): Triple | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}

function stepOf(findings: readonly DriftFinding[]): VersionAdvice['step'] {
  const has = (name: DriftFinding['class']): boolean => findings.some((finding) => finding.class === name);
  if (has('breaking')) return 'major';
  if (has('compatible')) return 'minor';
  // A new number is no reason for a new number.
  return findings.some(({ code }) => code !== 'INFO_VERSION_CHANGED') ? 'patch' : 'none';
}

function raised([major, minor, patch]: Triple, step: VersionAdvice['step']): Triple {
  if (step === 'none') return [major, minor, patch];
  // Before 1.0.0 the minor number tells of breaking changes, and the last one of all others (semver, item 4).
  if (major === 0) return step === 'major' ? [0, minor + 1, 0] : [0, minor, patch + 1];
  if (step === 'major') return [major + 1, 0, 0];
  return step === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

function atLeast(version: Triple, least: Triple): boolean {
  const index = [0, 1, 2].find((part) => version[part] !== least[part]);
  return index === undefined || (version[index] ?? 0) > (least[index] ?? 0);
}

/**
 * The version that findings ask for: breaking changes raise the major number, compatible ones the minor, wording the patch;
 * below 1.0.0 each one place further down.
 */
export function nextVersion(before: string, after: string, findings: readonly DriftFinding[]): VersionAdvice {
  const step = stepOf(findings);
  const old = parse(before);
  const now = parse(after);
  if (!old) return { before, after, step, enough: step === 'none' };
  const suggested = raised(old, step);
  return { before, after, step, suggested: suggested.join('.'), enough: now !== undefined && atLeast(now, suggested) };
}
