import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { type DocumentProblem, missingFile, readText } from './project-document.ts';

/** Where an inferred reading was found right, by whom and when (YYYY-MM-DD). */
export interface Confirmation {
  readonly environment: string;
  readonly by: string;
  readonly when: string;
}

/** A sentence that the API must honour. */
export interface Requirement {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  readonly sentence: string;
  /** Page or standard that states it. */
  readonly source: string;
  /** Why it is demanded although no source states it outright. */
  readonly inferred?: string;
  readonly confirmed: readonly Confirmation[];
  /** Why nothing is checked for it. */
  readonly excluded?: string;
  /** Its line in requirements.yaml. */
  readonly line: number;
}

/** All requirements by id. */
export type Requirements = ReadonlyMap<string, Requirement>;

const members = new Set(['id', 'level', 'sentence', 'source', 'inferred', 'confirmed', 'excluded']);

/** Reads requirements.yaml; all problems are found at once, each with its line. */
export function readRequirements(file: string): { requirements: Requirements; problems: DocumentProblem[] } {
  const lineCounter = new LineCounter();
  const text = readText(file);
  if (text === undefined) return { requirements: new Map(), problems: [missingFile('REQUIREMENTS_MISSING', file)] };
  const document = parseDocument(text, { lineCounter });
  const problems: DocumentProblem[] = document.errors.map((error) => ({
    code: 'REQUIREMENTS_NOT_YAML',
    where: `${file}:${error.linePos?.[0].line ?? 1}`,
    expected: 'YAML',
    received: error.message.split('\n', 1)[0] ?? '',
  }));
  const requirements = new Map<string, Requirement>();
  const list = document.get('requirements');
  if (!isSeq(list)) {
    problems.push({ code: 'REQUIREMENTS_MISSING', where: file, expected: 'a list `requirements:`', received: 'none' });
    return { requirements, problems };
  }
  for (const item of list.items) {
    const line = isMap(item) && item.range ? lineCounter.linePos(item.range[0]).line : 1;
    const where = `${file}:${line}`;
    if (!isMap(item)) {
      problems.push({ code: 'REQUIREMENT_MALFORMED', where, expected: 'a mapping', received: String(item) });
      continue;
    }
    const requirement = readOne(item, line, where, problems);
    if (requirement === undefined) continue;
    if (requirements.has(requirement.id))
      problems.push({ code: 'REQUIREMENT_TWICE', where, expected: 'each id once', received: requirement.id });
    requirements.set(requirement.id, requirement);
  }
  return { requirements, problems };
}

function readOne(item: YAMLMap, line: number, where: string, problems: DocumentProblem[]): Requirement | undefined {
  const text = (name: string): string => {
    const value = item.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  for (const pair of item.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    if (!members.has(name))
      problems.push({ code: 'REQUIREMENT_MEMBER_UNKNOWN', where, expected: [...members].join(', '), received: name });
  }
  const level = text('level');
  const [id, sentence, source] = [text('id'), text('sentence'), text('source')];
  if (!/^[a-z][a-z-]*\.[a-z0-9-]+$/.test(id))
    problems.push({
      code: 'REQUIREMENT_ID',
      where,
      expected: 'an id like group.what-it-demands',
      received: id || 'nothing',
    });
  if (level !== 'MUST' && level !== 'SHOULD') {
    problems.push({ code: 'REQUIREMENT_LEVEL', where, expected: 'MUST or SHOULD', received: level || 'nothing' });
    return undefined;
  }
  if (sentence === '' || source === '')
    problems.push({ code: 'REQUIREMENT_INCOMPLETE', where, expected: 'a sentence and a source', received: id });
  return {
    id,
    level,
    sentence,
    source,
    line,
    confirmed: readConfirmations(item.get('confirmed'), where, problems),
    ...(item.has('inferred') ? { inferred: text('inferred') } : {}),
    ...(item.has('excluded') ? { excluded: text('excluded') } : {}),
  };
}

function readConfirmations(value: unknown, where: string, problems: DocumentProblem[]): Confirmation[] {
  if (value === undefined) return [];
  const items = isSeq(value) ? value.items : [value];
  return items.flatMap((item) => {
    const part = (name: string): string => (isMap(item) ? String(item.get(name) ?? '') : '');
    const confirmation = { environment: part('environment'), by: part('by'), when: part('when') };
    if (confirmation.environment && confirmation.by && /^\d{4}-\d{2}-\d{2}$/.test(confirmation.when))
      return [confirmation];
    problems.push({
      code: 'CONFIRMATION_MALFORMED',
      where,
      expected: 'environment, by and when (YYYY-MM-DD)',
      received: String(item),
    });
    return [];
  });
}
