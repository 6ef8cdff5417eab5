/** One discrepancy in an exchange: what was demanded, what came, and where both can be seen. */
export interface Finding {
  /** Stable upper-case code, derived from the requirement. */
  readonly code: string;
  readonly requirement: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  /** Place in the exchange: `status`, `header content-type`, `body#/status`. */
  readonly where: string;
  /** JSON pointer into the contract (`#/paths/…`), where the contract is what speaks. */
  readonly pointer?: string;
  /** Line of that pointer in openapi.yaml, from 1. */
  readonly line?: number;
  readonly hint?: string;
  /** Why the contract's sentence is only inferred; then it warns where nobody confirmed it. */
  readonly inferred?: string;
}

/** One evaluation of a requirement on one exchange; `case` keeps its id the same when it passes and when it fails. */
export interface Evaluation {
  readonly requirement: string;
  readonly case: string;
  readonly finding?: Finding;
}

/** The stable id of a check: the requirement, and the case where there are many. */
export function checkId(requirement: string, caseId: string): string {
  return `${requirement}:${caseId}`;
}

/** The finding code of a requirement: `body.required` becomes `BODY_REQUIRED`. */
export function findingCode(requirement: string): string {
  return requirement.replace(/[.-]/g, '_').toUpperCase();
}

/** An evaluation that found nothing wrong. */
export function holds(requirement: string, caseId: string): Evaluation {
  return { requirement, case: caseId };
}

/** An evaluation that found a discrepancy; the code is added. */
export function broken(
  requirement: string,
  caseId: string,
  finding: Omit<Finding, 'code' | 'requirement'>,
): Evaluation {
  return { requirement, case: caseId, finding: { code: findingCode(requirement), requirement, ...finding } };
}

/** The member that says why a finding's sentence is only inferred; empty where it is stated. */
export function because(inferred: string | undefined): { inferred?: string } {
  return inferred === undefined ? {} : { inferred };
}

/** The text shortened to `limit` characters for a message, with the full length named. */
export function excerpt(text: string, limit = 200): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} characters)`;
}
