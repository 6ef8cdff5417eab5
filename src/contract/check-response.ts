import { contract, type Operation } from '../../generated/operations.ts';
import { checkBody } from './check-body.ts';
import { checkContent } from './check-content.ts';
import { checkDeclaredHeaders } from './check-declared-headers.ts';
import { checkChallengeShown, checkInternals, checkSecrets } from './check-disclosure.ts';
import { checkFraming, checkSingleHeaders } from './check-headers.ts';
import {
  checkAllowedMethods,
  checkChallengeOfUnauthorized,
  checkNoRedirect,
  checkNoServerError,
  checkRetryAfter,
  checkStatusDeclared,
  isEnvironmentStatus,
} from './check-status.ts';
import type { Exchange } from './exchange.ts';
import type { Evaluation } from './finding.ts';
import type { OperationMatch } from './operation-match.ts';

/** One exchange of which nobody knows the operation yet. */
type Unmatched = Omit<Exchange, 'match'>;

type Check = (exchange: Exchange) => Evaluation[];

const checks: readonly Check[] = [
  checkNoServerError,
  checkStatusDeclared,
  checkNoRedirect,
  checkChallengeOfUnauthorized,
  checkAllowedMethods,
  checkFraming,
  checkSingleHeaders,
  checkDeclaredHeaders,
  checkContent,
  checkBody,
  checkInternals,
  checkSecrets,
  checkChallengeShown,
];

/** What can be said of any answer, whatever was asked for. */
const everywhere: readonly Check[] = [
  checkNoServerError,
  checkNoRedirect,
  checkChallengeOfUnauthorized,
  checkAllowedMethods,
  checkFraming,
  checkSingleHeaders,
  checkInternals,
  checkSecrets,
];

/** What an answer is held against that the contract has no operation for: a made-up one that declares nothing. */
function undeclared({ request, ...rest }: Unmatched): Exchange {
  const operation: Operation = {
    operationId: 'undeclared' as Operation['operationId'],
    method: request.method,
    path: request.url.pathname,
    tag: '',
    summary: '',
    security: true,
    pathParameters: [],
    queryParameters: [],
    headerParameters: [],
    requestBody: null,
    responses: {},
    line: contract.lines['#/paths'] ?? 1,
    pointer: '#/paths',
  };
  return { ...rest, request, match: { operation, pathParameters: {} } };
}

/**
 * Every judgement that one exchange allows by itself. An answer of an intermediary (429, 502, 503, 504) allows none but
 * on how it asks to wait; a request that the contract has no operation for is judged as far as that goes.
 */
export function checkResponse({
  match,
  ...rest
}: Unmatched & { readonly match?: OperationMatch | undefined }): Evaluation[] {
  const exchange = match === undefined ? undeclared(rest) : { ...rest, match };
  if (isEnvironmentStatus(exchange)) return checkRetryAfter(exchange);
  return (match === undefined ? everywhere : checks).flatMap((check) => check(exchange));
}
