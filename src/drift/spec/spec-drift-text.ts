import type { DriftFinding } from '../finding.ts';
import type { CallSite } from './call-sites.ts';
import type { SpecDrift } from './compare-documents.ts';
import type { VersionAdvice } from './next-version.ts';

/** What the two documents are called. */
export interface DocumentNames {
  readonly before: string;
  readonly after: string;
}

const classes = ['breaking', 'compatible', 'editorial'] as const;
/** Operations that a finding names before it counts the rest. */
const mostNamed = 4;
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What two documents promise differently, for a terminal: breaking changes first, one block each, and a sentence at the end. */
export function specDriftText(drift: SpecDrift, names: DocumentNames): string {
  const blocks = drift.findings.map((finding) => block(finding, names));
  return [...blocks, summary(drift, names)].join('\n\n');
}

function block(finding: DriftFinding, names: DocumentNames): string {
  const { class: verdict, code, direction, message, before, after, fingerprint } = finding;
  const heading = [verdict.toUpperCase().padEnd(10), code, direction && `(${direction})`, fingerprint];
  const rows = [
    ...(before === undefined ? [] : [`before  ${oneLine(before)}`]),
    ...(after === undefined ? [] : [`after   ${oneLine(after)}`]),
    `where   ${where(finding, names)}`,
    ...(finding.operations ? [`reaches ${reach(finding.operations)}`] : []),
  ];
  const first = heading.filter((part) => part !== undefined).join('  ');
  return [first, `  ${message}`, ...rows.map((row) => `    ${row}`)].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function where({ lines, place }: DriftFinding, { before, after }: DocumentNames): string {
  const places = [
    ...(lines?.before === undefined ? [] : [`${before}:${lines.before}`]),
    ...(lines?.after === undefined ? [] : [`${after}:${lines.after}`]),
  ];
  return `${places.join(' > ')}  ${place}`;
}

function reach(operations: readonly string[]): string {
  const rest = operations.length - mostNamed;
  return `${operations.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** How many changes there are of each class, and the version that they ask for. */
export function specAdvice({ findings, version }: SpecDrift, name: string): string {
  return `${countsOf(findings)}. ${versionSentence(version, name)}`;
}

function countsOf(findings: readonly DriftFinding[]): string {
  return classes.map((name) => `${findings.filter((one) => one.class === name).length} ${name}`).join(', ');
}

function summary({ findings, version, signed }: SpecDrift, { before, after }: DocumentNames): string {
  if (findings.length === 0) return `${before} and ${after} promise the same.`;
  const lines = [
    `${counted(findings.length, 'change')} from ${before} to ${after}: ${countsOf(findings)}.`,
    versionSentence(version, after),
  ];
  if (signed)
    lines.push('Messages are signed: what touches security, signatures, digests or required headers is breaking.');
  return lines.join('\n');
}

function versionSentence({ before, after, step, suggested, enough }: VersionAdvice, name: string): string {
  if (step === 'none') return 'No new version is needed.';
  if (suggested === undefined)
    return `The version ${before || 'of the first document'} is none of semver; the change is ${step}.`;
  const asked = `The changes ask for version ${suggested} (${step}, after ${before})`;
  return enough ? `${asked}; ${name} says ${after}, which is enough.` : `${asked}; ${name} says ${after || 'none'}.`;
}

/** The places of this project that no longer compile, one a line, and a sentence at the end. */
export function callSitesText(sites: readonly CallSite[]): string {
  if (sites.length === 0) return 'Call sites: everything compiles with the code generated from the second document.';
  const lines = sites.map(
    ({ file, line, column, code, message }) => `  ${file}:${line}:${column}  ${code}  ${message}`,
  );
  const files = new Set(sites.map(({ file }) => file)).size;
  const what = `${counted(sites.length, 'place')} in ${counted(files, 'file')}`;
  return [
    `Call sites: ${what} no longer compile${sites.length === 1 ? 's' : ''} with the code generated from the second document:`,
    ...lines,
  ].join('\n');
}
