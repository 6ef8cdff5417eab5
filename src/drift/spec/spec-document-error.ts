/** What keeps two documents from being compared. */
export type SpecDocumentErrorCode =
  | 'SPEC_UNREADABLE'
  | 'SPEC_VERSION'
  | 'SPEC_PATHS'
  | 'SPEC_REFERENCE_EXTERNAL'
  | 'SPEC_REFERENCE_BROKEN'
  | 'SPEC_SHAPE';

/** What a refusal tells the person who named the document. */
export interface SpecDocumentProblem {
  readonly code: SpecDocumentErrorCode;
  /** One sentence: what is wrong. */
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  /** Document, and line or pointer in it. */
  readonly where: string;
  readonly next: string;
}

/** A document can't be compared: nothing can be said about what it promises. The message says all, one fact a line. */
export class SpecDocumentError extends Error {
  readonly code: SpecDocumentErrorCode;

  constructor({ code, what, expected, received, where, next }: SpecDocumentProblem, cause?: unknown) {
    const rows = [`expected  ${expected}`, `received  ${received}`, `where     ${where}`, `next      ${next}`];
    super([`${code}  ${what}`, ...rows.map((row) => `  ${row}`)].join('\n'), { cause });
    this.name = 'SpecDocumentError';
    this.code = code;
  }
}
