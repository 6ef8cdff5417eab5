import { validators } from '../../generated/validators.mjs';
import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange, quoted } from './exchange.ts';
import { because, broken, type Evaluation, holds } from './finding.ts';
import { headerValue } from './message.ts';

/** B16, B17: the response headers that the contract declares are present where required, and valid. */
export function checkDeclaredHeaders(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const declared = declaredResponse(operation, exchange.response.status);
  return (declared?.headers ?? []).flatMap(({ name, required, pointer, inferred }) => {
    const caseId = `${answerCase(exchange)}.${name.toLowerCase()}`;
    const value = headerValue(exchange.response.headers, name);
    const validate = validators[pointer];
    if (value === undefined && !required) return [];
    const asNumber = value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
    // A header is text; where the schema says integer, its digits are the value.
    const valid =
      value !== undefined &&
      (validate === undefined || validate(value) || (asNumber !== undefined && validate(asNumber)));
    if (valid) return [holds('response.headers-declared', caseId)];
    return [
      broken('response.headers-declared', caseId, {
        message: `${operation.method} ${operation.path} answered without a valid ${name} header`,
        expected: `a ${name} header as the contract declares it`,
        received: value === undefined ? 'no such header' : `${name}: ${quoted(exchange, value)}`,
        where: `header ${name.toLowerCase()}`,
        pointer,
        line: declared?.line ?? operation.line,
        ...because(inferred ?? declared?.inferred),
      }),
    ];
  });
}
