/** What keeps a key from being registered before anything is sent. */
export interface RegistrationProblem {
  readonly code:
    | 'REGISTRATION_LOCAL'
    | 'REGISTRATION_READ_ONLY'
    | 'TENANT_ABSENT'
    | 'OPTION_NEEDS_NEW'
    | 'KEY_FILE_EXISTS'
    | 'KEY_FILE_UNWRITABLE';
  readonly what: string;
  readonly expected: string;
  readonly received: string;
  readonly next: string;
}

/** The problem as text for the console; the caller exits with 2. */
export function formatRegistrationProblem({ code, what, expected, received, next }: RegistrationProblem): string {
  return `${code}  ${what}\n  expected  ${expected}\n  received  ${received}\n  next      ${next}`;
}
