/** Why something that somebody named can't be done, in words for the person who must act. */
export interface RunProblem {
  /** Stable upper-case code. */
  readonly code: string;
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  readonly where: string;
  readonly next: string;
}

/** A problem as text for the console. */
export function formatRunProblem({ code, what, expected, received, where, next }: RunProblem): string {
  return [
    `${code}  ${what}`,
    `  expected  ${expected}`,
    `  received  ${received}`,
    `  where     ${where}`,
    `  next      ${next}`,
  ].join('\n');
}
