import { basename } from 'node:path';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { fingerprintPattern } from './fingerprint.ts';
import { nearIds } from './near-ids.ts';
import { type DocumentProblem, missingFile, readText } from './project-document.ts';
import type { Requirements } from './requirements.ts';

/** What a waiver accepts: every offender of a requirement, or one discrepancy by its fingerprint. */
export type Waived = { readonly requirement: string } | { readonly fingerprint: string };

/** An accepted deviation in one environment. */
export type Waiver = Waived & {
  readonly environment: string;
  readonly reason: string;
  readonly owner: string;
  readonly link: string;
  /** Last day on which it counts, YYYY-MM-DD. */
  readonly expires: string;
  /** `waivers.yaml:LINE`. */
  readonly where: string;
};

const subjects = ['requirement', 'fingerprint'] as const;
const facts = ['environment', 'reason', 'owner', 'link', 'expires'] as const;
const members: readonly string[] = [...subjects, ...facts];
const complete = `requirement or fingerprint, and ${facts.join(', ')}`;
/** What the name of an environment looks like (docs/environment.md): a waiver of any other would never match. */
const environmentPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Reads waivers.yaml; a malformed or unknown waiver is a problem with its line and what to do, never skipped. */
export function readWaivers(
  file: string,
  requirements: Requirements,
): { waivers: Waiver[]; problems: DocumentProblem[] } {
  const lineCounter = new LineCounter();
  const text = readText(file);
  if (text === undefined) return { waivers: [], problems: [missingFile('WAIVERS_MISSING', file)] };
  const document = parseDocument(text, { lineCounter });
  // Waivers are quoted in reports, which tell nothing of the machine that they were made on.
  const name = basename(file);
  const lineOf = (node: unknown): number => (isNode(node) && node.range ? lineCounter.linePos(node.range[0]).line : 1);
  const problems: DocumentProblem[] = document.errors.map((error) => ({
    code: 'WAIVERS_NOT_YAML',
    where: `${name}:${error.linePos?.[0].line ?? 1}`,
    expected: 'YAML',
    received: error.message.split('\n', 1)[0] ?? '',
    next: 'correct the line; the comment at the top of the file shows a waiver',
  }));
  const root = document.contents;
  const list = isMap(root) ? root.get('waivers') : undefined;
  if (!isMap(root) || !isSeq(list)) {
    const expected = 'a list `waivers:` (it may be empty: [])';
    problems.push({ code: 'WAIVERS_MISSING', where: name, expected, received: 'none', next: 'write: waivers: []' });
    return { waivers: [], problems };
  }
  for (const { key } of root.items.filter((pair) => String(pair.key) !== 'waivers'))
    problems.push({
      code: 'WAIVERS_MEMBER_UNKNOWN',
      where: `${name}:${lineOf(key)}`,
      expected: 'waivers and nothing else',
      received: String(key),
      next: 'move what it holds into the list `waivers:`, or remove it',
    });
  const waivers: Waiver[] = [];
  for (const item of list.items) {
    const where = `${name}:${lineOf(item)}`;
    const { waiver, problems: own } = readOne(item, where, requirements, document);
    problems.push(...own);
    if (own.length > 0) continue;
    const twin = waivers.find(
      (other) => subjectOf(other) === subjectOf(waiver) && other.environment === waiver.environment,
    );
    if (twin)
      problems.push({
        code: 'WAIVER_TWICE',
        where,
        expected: 'one waiver of a requirement or fingerprint in an environment',
        received: `${subjectOf(waiver)} in ${waiver.environment}, as at ${twin.where}`,
        next: 'keep one of the two',
      });
    else waivers.push(waiver);
  }
  return { waivers, problems };
}

/** The requirement or fingerprint that a waiver accepts. */
export function subjectOf(waiver: Waived): string {
  return 'requirement' in waiver ? waiver.requirement : waiver.fingerprint;
}

function readOne(
  item: unknown,
  where: string,
  requirements: Requirements,
  document: Document,
): { readonly waiver: Waiver; readonly problems: readonly DocumentProblem[] } {
  const problems: DocumentProblem[] = [];
  const part = (name: string): string => (isMap(item) ? textOf(item.get(name, true), document) : '');
  const say = (code: string, expected: string, received: string, next: string): unknown =>
    problems.push({ code, where, expected, received, next });
  const given = subjects.filter((name) => part(name) !== '');
  const missing = [
    ...(given.length === 0 ? ['requirement or fingerprint'] : []),
    ...facts.filter((name) => part(name) === ''),
  ];
  const foreign = isMap(item) ? item.items.map(({ key }) => String(key)).filter((key) => !members.includes(key)) : [];
  if (missing.length > 0)
    say('WAIVER_INCOMPLETE', complete, `no ${missing.join(', no ')}`, `write ${missing.join(', ')}`);
  if (foreign.length > 0)
    say('WAIVER_MEMBER_UNKNOWN', members.join(', '), foreign.join(', '), 'correct its name, or remove it');
  const expires = part('expires');
  const whichDay = 'write the last day on which the deviation is accepted';
  if (!isDay(expires))
    say('WAIVER_EXPIRY', 'expires: a day of the calendar, YYYY-MM-DD', expires || 'nothing', whichDay);
  const [environment, reason, owner, link] = [part('environment'), part('reason'), part('owner'), part('link')];
  if (environment !== '' && !environmentPattern.test(environment))
    say('WAIVER_ENVIRONMENT', 'the name of an environment: a-z, 0-9 and -', environment, 'use the NAME of .env.NAME');
  const requirement = part('requirement');
  const fingerprint = part('fingerprint');
  if (given.length === 2)
    say('WAIVER_AMBIGUOUS', 'a requirement or a fingerprint, not both', given.join(' and '), 'make two waivers of it');
  if (requirement !== '' && !requirements.has(requirement)) {
    const near = nearIds(requirement, [...requirements.keys()]);
    const next = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'look it up in requirements.yaml';
    say('WAIVER_UNKNOWN', 'an id of requirements.yaml', requirement, next);
  }
  if (fingerprint !== '' && !fingerprintPattern.test(fingerprint)) {
    const next = 'copy it from the line `finding` of a report';
    say('WAIVER_UNKNOWN', 'a fingerprint: 12 characters of 0-9 and a-f', fingerprint, next);
  }
  const about = { environment, reason, owner, link, expires, where };
  return { waiver: fingerprint === '' ? { requirement, ...about } : { fingerprint, ...about }, problems };
}

/** A scalar as it was written: a fingerprint of digits alone would lose its zeros as a number. */
function textOf(given: unknown, document: Document): string {
  const node = isAlias(given) ? given.resolve(document) : given;
  // A list or a mapping is no text, whatever it holds, and null is none.
  if (!isScalar(node) || node.value === null) return '';
  return (typeof node.value === 'string' ? node.value : (node.source ?? '')).trim();
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
