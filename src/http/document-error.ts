/** What keeps a document from being had. */
export type DocumentErrorCode =
  | 'DOCUMENT_NOT_FOUND'
  | 'DOCUMENT_UNREADABLE'
  | 'DOCUMENT_NOT_TEXT'
  | 'DOCUMENT_TOO_LARGE'
  | 'DOCUMENT_ADDRESS'
  | 'DOCUMENT_UNREACHABLE'
  | 'DOCUMENT_PRIVATE_ADDRESS'
  | 'DOCUMENT_TIMEOUT'
  | 'DOCUMENT_STATUS'
  | 'DOCUMENT_REDIRECT'
  | 'DOCUMENT_REVISION';

/** What a refusal tells the person who named the document. */
export interface DocumentProblem {
  readonly code: DocumentErrorCode;
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  /** The document as it may be shown. */
  readonly where: string;
  readonly next: string;
}

/** A document can't be had. The message says all, one fact a line. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor({ code, what, expected, received, where, next }: DocumentProblem, cause?: unknown) {
    const rows = [`expected  ${expected}`, `received  ${received}`, `where     ${where}`, `next      ${next}`];
    super([`${code}  ${what}`, ...rows.map((row) => `  ${row}`)].join('\n'), { cause });
    this.name = 'DocumentError';
    this.code = code;
  }
}
