/** Every way in which a wallet can refuse its input; stable, so that reports and tests can name them. */
export type WalletErrorCode =
  | 'WALLET_SEED'
  | 'WALLET_KEY'
  | 'CHAIN_ID_MALFORMED'
  | 'ACCOUNT_ID_MALFORMED'
  | 'ADDRESS_MALFORMED'
  | 'CHALLENGE_NOT_BASE64'
  | 'SIWE_MALFORMED';

/** What a refusal tells the person who must act; `received` never holds key material. */
export interface WalletProblem {
  readonly code: WalletErrorCode;
  /** One sentence: what was refused, and where. */
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  /** What to do about it. */
  readonly next: string;
}

/** A wallet refused its input: the message carries code, what, expected, received and the next step, one a line. */
export class WalletError extends Error {
  readonly code: WalletErrorCode;
  readonly expected: string;
  readonly received: string;
  readonly next: string;

  constructor(problem: WalletProblem) {
    const { code, what, expected, received, next } = problem;
    super(`${code}  ${what}\n  expected  ${expected}\n  received  ${received}\n  next      ${next}`);
    this.name = 'WalletError';
    this.code = code;
    this.expected = expected;
    this.received = received;
    this.next = next;
  }
}
