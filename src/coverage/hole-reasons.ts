import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { type DocumentProblem, missingFile, readText } from '../verdict/project-document.ts';

/** Why places are not reached, as somebody wrote it down in coverage.yaml. */
export interface HoleReason {
  /** A place, with `*` for any text. */
  readonly place: string;
  readonly reason: string;
  /** The capability without which the places can't be reached; where it is offered the reason says nothing. */
  readonly needs?: string;
  /** `coverage.yaml:<line>`. */
  readonly where: string;
}

const members = ['place', 'reason', 'needs'];

/**
 * Reads coverage.yaml; all problems are found at once, each with its line.
 * @param capabilities names that `needs` may have
 */
export function readHoleReasons(
  file: string,
  capabilities: readonly string[],
): { reasons: HoleReason[]; problems: DocumentProblem[] } {
  const text = readText(file);
  if (text === undefined) return { reasons: [], problems: [missingFile('COVERAGE_MISSING', file)] };
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const problems: DocumentProblem[] = document.errors.map((error) => ({
    code: 'COVERAGE_NOT_YAML',
    where: `${file}:${error.linePos?.[0].line ?? 1}`,
    expected: 'YAML',
    received: error.message.split('\n', 1)[0] ?? '',
  }));
  const list = isMap(document.contents) ? document.contents.get('holes') : undefined;
  if (!isSeq(list)) {
    problems.push({
      code: 'COVERAGE_MISSING',
      where: file,
      expected: 'a list `holes:`, empty if need be',
      received: 'none',
    });
    return { reasons: [], problems };
  }
  const reasons: HoleReason[] = [];
  for (const item of list.items) {
    const line = isMap(item) && item.range ? lineCounter.linePos(item.range[0]).line : 1;
    const found = isMap(item)
      ? problemsOf(item, capabilities)
      : [{ code: 'COVERAGE_MALFORMED', expected: 'a mapping', received: String(item) }];
    problems.push(...found.map((problem) => ({ ...problem, where: `${file}:${line}` })));
    if (!isMap(item) || found.length > 0) continue;
    const place = textOf(item, 'place');
    if (reasons.some((other) => other.place === place && (other.needs ?? '') === textOf(item, 'needs')))
      problems.push({ code: 'COVERAGE_TWICE', where: `${file}:${line}`, expected: 'each place once', received: place });
    reasons.push({
      place,
      reason: textOf(item, 'reason'),
      ...(item.has('needs') ? { needs: textOf(item, 'needs') } : {}),
      where: `coverage.yaml:${line}`,
    });
  }
  return { reasons, problems };
}

function textOf(item: YAMLMap, name: string): string {
  const value = item.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function problemsOf(item: YAMLMap, capabilities: readonly string[]): Omit<DocumentProblem, 'where'>[] {
  const problems: Omit<DocumentProblem, 'where'>[] = [];
  const foreign = item.items
    .map(({ key }) => String(isScalar(key) ? key.value : key))
    .filter((name) => !members.includes(name));
  if (foreign.length > 0)
    problems.push({ code: 'COVERAGE_MEMBER_UNKNOWN', expected: members.join(', '), received: foreign.join(', ') });
  for (const name of members) {
    if ((item.has(name) || name === 'place' || name === 'reason') && textOf(item, name) === '')
      problems.push({ code: 'COVERAGE_INCOMPLETE', expected: `a text for ${name}`, received: 'none' });
  }
  const needs = textOf(item, 'needs');
  if (needs !== '' && !capabilities.includes(needs))
    problems.push({ code: 'COVERAGE_CAPABILITY', expected: capabilities.join(', '), received: needs });
  return problems;
}
