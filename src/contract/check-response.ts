import { checkBody } from './check-body.ts';
import { checkContent } from './check-content.ts';
import { checkDeclaredHeaders } from './check-declared-headers.ts';
import { checkChallengeShown, checkInternals, checkSecrets } from './check-disclosure.ts';
import { checkFraming, checkSingleHeaders } from './check-headers.ts';
import {
  checkChallengeOfUnauthorized,
  checkNoRedirect,
  checkNoServerError,
  checkStatusDeclared,
  isEnvironmentStatus,
} from './check-status.ts';
import type { Exchange } from './exchange.ts';
import type { Evaluation } from './finding.ts';

const checks = [
  checkNoServerError,
  checkStatusDeclared,
  checkNoRedirect,
  checkChallengeOfUnauthorized,
  checkFraming,
  checkSingleHeaders,
  checkDeclaredHeaders,
  checkContent,
  checkBody,
  checkInternals,
  checkSecrets,
  checkChallengeShown,
];

/** Every judgement that one exchange allows by itself; an answer of an intermediary (502, 503, 504) allows none. */
export function checkResponse(exchange: Exchange): Evaluation[] {
  return isEnvironmentStatus(exchange) ? [] : checks.flatMap((check) => check(exchange));
}
