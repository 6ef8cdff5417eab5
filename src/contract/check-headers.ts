import { type Exchange, quoted } from './exchange.ts';
import { broken, type Evaluation, holds } from './finding.ts';
import { headerValues } from './message.ts';

/**
 * Fields that a sender may repeat because their values combine into one list (RFC 9110 §5.3 and the field's own
 * definition), and some that intermediaries add a line to by common practice.
 */
const listFields = new Set(
  (
    'accept-ch accept-patch accept-post accept-ranges access-control-allow-headers access-control-allow-methods ' +
    'access-control-expose-headers allow alt-svc authentication-info cache-control cache-status cdn-cache-control ' +
    'clear-site-data connection content-digest content-encoding content-language content-security-policy ' +
    'content-security-policy-report-only keep-alive link nel permissions-policy pragma proxy-authenticate proxy-status ' +
    'ratelimit ratelimit-policy report-to reporting-endpoints repr-digest server-timing set-cookie signature ' +
    'signature-input timing-allow-origin trailer transfer-encoding upgrade vary via want-content-digest ' +
    'want-repr-digest warning www-authenticate x-cache x-cache-hits x-robots-tag x-served-by'
  ).split(' '),
);

/** What is expected of the framing of an answer (RFC 9112 §6). */
export const truthfulFraming = 'a body that ends where its framing says, in the encoding it names (RFC 9112 §6)';

/** B15: the framing tells the truth: no bytes beyond the end, an encoding that can be undone. */
export function checkFraming(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { framingProblem, status } = exchange.response;
  if (framingProblem === undefined) return [holds('response.framing', operation.operationId)];
  return [
    broken('response.framing', operation.operationId, {
      message: `${operation.method} ${operation.path} answered ${status} with a framing that lies`,
      expected: truthfulFraming,
      received: framingProblem,
      where: 'body',
      pointer: operation.pointer,
      line: operation.line,
    }),
  ];
}

/** B18: no field that holds one value appears twice with different values (RFC 9110 §5.3). */
export function checkSingleHeaders(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const requirement = 'response.headers-single';
  const names = new Set(exchange.response.headers.map(([name]) => name.toLowerCase()));
  const contradictions = [...names].flatMap((name) => {
    const values = new Set(headerValues(exchange.response.headers, name));
    return values.size > 1 && !listFields.has(name) ? [`${name}: ${[...values].join(' | ')}`] : [];
  });
  if (contradictions.length === 0) return [holds(requirement, operation.operationId)];
  return [
    broken(requirement, operation.operationId, {
      message: `${operation.method} ${operation.path} sent a header twice with different values`,
      expected: 'one value for each of these fields',
      received: quoted(exchange, contradictions.join('; ')),
      where: `header ${contradictions[0]?.split(':', 1)[0] ?? ''}`,
      pointer: operation.pointer,
      line: operation.line,
    }),
  ];
}
