import type { DeclaredResponse } from '../../generated/operations.ts';
import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange, quoted, quotedBody } from './exchange.ts';
import { because, broken, type Evaluation, type Finding, holds } from './finding.ts';
import { headerValue, mediaTypeOf } from './message.ts';

/** B11, B12, A6, B14: the body and its media type are what the contract declares for this answer. */
export function checkContent(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, body, headers } = exchange.response;
  const declared = declaredResponse(operation, status);
  if (declared === undefined) return [];
  if (declared.mediaTypes.length === 0) {
    // Error bodies have no schema in the documentation: they are opaque, present or not.
    return status >= 200 && status < 300 ? [emptiness(exchange, declared)] : [];
  }
  // An answer without a body needs no label: that it is empty is the one finding.
  const unlabelled = body.length === 0 && headerValue(headers, 'content-type') === undefined;
  return [...(unlabelled ? [] : [label(exchange, declared)]), presence(exchange, declared)];
}

function accuse(
  exchange: Exchange,
  { pointer, line, inferred }: DeclaredResponse,
  requirement: string,
  what: string,
  finding: Pick<Finding, 'expected' | 'received' | 'where' | 'hint'>,
): Evaluation {
  const { method, path } = exchange.match.operation;
  const message = `${method} ${path} answered ${exchange.response.status} ${what}`;
  return broken(requirement, answerCase(exchange), { message, pointer, line, ...finding, ...because(inferred) });
}

function emptiness(exchange: Exchange, declared: DeclaredResponse): Evaluation {
  const requirement = 'response.body-empty';
  if (exchange.response.body.length === 0) return holds(requirement, answerCase(exchange));
  return accuse(exchange, declared, requirement, 'with a body where the contract declares none', {
    expected: 'no body',
    received: quotedBody(exchange),
    where: 'body',
  });
}

function presence(exchange: Exchange, declared: DeclaredResponse): Evaluation {
  const requirement = 'response.body-present';
  if (exchange.response.body.length > 0) return holds(requirement, answerCase(exchange));
  return accuse(exchange, declared, requirement, 'with an empty body', {
    expected: `a body of ${declared.mediaTypes.join(' or ')}`,
    received: 'no bytes',
    where: 'body',
  });
}

function label(exchange: Exchange, declared: DeclaredResponse): Evaluation {
  const requirement = 'response.content-type';
  const contentType = headerValue(exchange.response.headers, 'content-type');
  const right = declared.mediaTypes.some((mediaType) => mediaTypeOf(mediaType) === mediaTypeOf(contentType));
  if (right && charsetIsUtf8(contentType)) return holds(requirement, answerCase(exchange));
  return accuse(exchange, declared, requirement, 'with the wrong media type', {
    expected: `Content-Type: ${declared.mediaTypes.join(' or ')}, charset utf-8 or absent`,
    received: contentType === undefined ? 'no Content-Type' : `Content-Type: ${quoted(exchange, contentType)}`,
    where: 'header content-type',
    hint: 'an intermediary (proxy, load balancer, captive portal) may have answered or relabelled this response',
  });
}

function charsetIsUtf8(contentType: string | undefined): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}
