import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange, quoted, quotedBody } from './exchange.ts';
import { because, broken, type Evaluation, holds } from './finding.ts';
import { headerValue } from './message.ts';

const statusesOfIntermediaries = [429, 502, 503, 504];
/** Statuses that send the client to another target (RFC 9110 §15.4.2–4, 15.4.8–9). */
const redirects = [301, 302, 303, 307, 308];

/** Whether the status is one that an intermediary or an overloaded environment gives (RFC 6585 §4, RFC 9110 §15.6.3–5), which says nothing about the contract. */
export function isEnvironmentStatus(exchange: Exchange): boolean {
  const { status } = exchange.response;
  return statusesOfIntermediaries.includes(status) && exchange.match.operation.responses[String(status)] === undefined;
}

function isServerError(status: number): boolean {
  return status >= 500 && status < 600;
}

function received(exchange: Exchange): string {
  return `${exchange.response.status}  ${quotedBody(exchange)}`.trimEnd();
}

/** A1: the server failed; 500 is documented everywhere as "Internal error" and is never the right answer to anything. */
export function checkNoServerError(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status } = exchange.response;
  if (isEnvironmentStatus(exchange)) return [];
  if (!isServerError(status)) return [holds('response.no-server-error', operation.operationId)];
  return [
    broken('response.no-server-error', operation.operationId, {
      message: `${operation.method} ${operation.path} answered ${status}: the server failed on this request`,
      expected: 'a status below 500',
      received: received(exchange),
      where: 'status',
      pointer: operation.pointer,
      line: operation.line,
    }),
  ];
}

/** A2: the status is one that the contract declares for the operation, or one that the request provoked. */
export function checkStatusDeclared(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status } = exchange.response;
  if (isEnvironmentStatus(exchange)) return [];
  const declared = declaredResponse(operation, status) !== undefined;
  const provoked = exchange.intent.provokes.includes(status);
  const requirement = 'response.status-declared';
  if (declared || provoked) return [holds(requirement, operation.operationId)];
  // Each of these has a finding of its own: one cause, one finding.
  if (isServerError(status) || redirects.includes(status)) return [];
  const expected = [...Object.keys(operation.responses), ...exchange.intent.provokes.map(String)];
  return [
    broken(requirement, operation.operationId, {
      message: `${operation.method} ${operation.path} answered ${status}, which the contract does not declare`,
      expected: [...new Set(expected)].sort().join(', '),
      received: received(exchange),
      where: 'status',
      pointer: `${operation.pointer}/responses`,
      line: operation.line,
      ...because(operation.responsesInferred),
    }),
  ];
}

/** A18: an answer is never a redirect, because a signature must not travel to another target. */
export function checkNoRedirect(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, headers } = exchange.response;
  const requirement = 'response.no-redirect';
  if (!redirects.includes(status) || declaredResponse(operation, status) !== undefined)
    return [holds(requirement, operation.operationId)];
  return [
    broken(requirement, operation.operationId, {
      message: `${operation.method} ${operation.path} answered with a redirect, which was not followed`,
      expected: 'an answer from the target that was signed',
      received: `${status} to ${quoted(exchange, headerValue(headers, 'location') ?? 'nowhere')}`,
      where: 'status',
      pointer: operation.pointer,
      line: operation.line,
    }),
  ];
}

/** A20: whoever is told to come less often is told when to come again (RFC 6585 §4). */
export function checkRetryAfter(exchange: Exchange): Evaluation[] {
  if (exchange.response.status !== 429) return [];
  return namedHeader(exchange, 'response.retry-after', 'retry-after', 'a Retry-After header, in seconds or as a date');
}

/** A9: 405 lists the methods that there are (RFC 9110 §15.5.6). */
export function checkAllowedMethods(exchange: Exchange): Evaluation[] {
  if (exchange.response.status !== 405) return [];
  return namedHeader(exchange, 'response.allow', 'allow', 'an Allow header with the methods of this path');
}

/** A8: 401 names the scheme to use (RFC 9110 §15.5.2). */
export function checkChallengeOfUnauthorized(exchange: Exchange): Evaluation[] {
  if (exchange.response.status !== 401) return [];
  const expected = 'a WWW-Authenticate header, for example: Bearer';
  return namedHeader(exchange, 'response.www-authenticate', 'www-authenticate', expected);
}

/** A header that an answer of this status has to carry, whatever it says. */
function namedHeader(exchange: Exchange, requirement: string, name: string, expected: string): Evaluation[] {
  const { operation } = exchange.match;
  const { status, headers } = exchange.response;
  if (headerValue(headers, name)) return [holds(requirement, answerCase(exchange))];
  const declared = declaredResponse(operation, status);
  return [
    broken(requirement, answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered ${status} without ${titled(name)}`,
      expected,
      received: 'no such header',
      where: `header ${name}`,
      pointer: declared?.pointer ?? operation.pointer,
      line: declared?.line ?? operation.line,
    }),
  ];
}

function titled(name: string): string {
  return name
    .split('-')
    .map((word) => (word === 'www' ? 'WWW' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('-');
}
