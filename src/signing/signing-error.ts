/** Every way in which signing can refuse its input; stable, so that reports and tests can name them. */
export type SigningErrorCode =
  | 'COMPONENT_MALFORMED'
  | 'COMPONENT_UNKNOWN'
  | 'COMPONENT_PARAMETER'
  | 'COMPONENT_REPEATED'
  | 'COMPONENT_ABSENT'
  | 'COMPONENT_VALUE'
  | 'SIGNATURE_PARAMETER'
  | 'SIGNATURE_LABEL'
  | 'SIGNING_KEY'
  | 'DIGEST_ALGORITHM';

/** What a refusal tells the person who must act; `received` never holds key material. */
export interface SigningProblem {
  readonly code: SigningErrorCode;
  /** One sentence: what was refused, and where. */
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  /** What to do about it. */
  readonly next: string;
}

/** Signing refused its input: the message carries code, what, expected, received and the next step, one a line. */
export class SigningError extends Error {
  readonly code: SigningErrorCode;
  readonly expected: string;
  readonly received: string;
  readonly next: string;

  constructor(problem: SigningProblem, cause?: unknown) {
    const { code, what, expected, received, next } = problem;
    super(`${code}  ${what}\n  expected  ${expected}\n  received  ${received}\n  next      ${next}`, { cause });
    this.name = 'SigningError';
    this.code = code;
    this.expected = expected;
    this.received = received;
    this.next = next;
  }
}
