/** One thing that is wrong with the document or with generated/, told to the person who has to mend it. */
export interface Problem {
  code: string;
  what: string;
  expected: string;
  received: string;
  /** JSON pointer of the offending place, where there is one. */
  pointer?: string;
  /** 1-based line in the document. */
  line?: number;
  fix: string;
}

/** All problems of one document, thrown together so that one run shows everything there is to mend. */
export class ContractError extends Error {
  readonly documentName: string;
  readonly problems: readonly Problem[];

  /** @param documentName file name as it is to be shown, for example `openapi.yaml` */
  constructor(documentName: string, problems: readonly Problem[]) {
    super(renderProblems(documentName, problems));
    this.name = 'ContractError';
    this.documentName = documentName;
    this.problems = problems;
  }
}

/** The text for the console: problems in the order of their lines, then their number. */
export function renderProblems(documentName: string, problems: readonly Problem[]): string {
  const ordered = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [...ordered.map((problem) => renderProblem(documentName, problem)), `${count} in ${documentName}`].join(
    '\n\n',
  );
}

function renderProblem(documentName: string, problem: Problem): string {
  const place = problem.line === undefined ? documentName : `${documentName}:${problem.line}`;
  return [
    `${problem.code}  ${problem.what}`,
    `  expected  ${problem.expected}`,
    `  received  ${problem.received}`,
    `  where     ${problem.pointer === undefined ? place : `${place}  ${problem.pointer}`}`,
    `  to do     ${problem.fix}`,
  ].join('\n');
}
