import { answerCase, type Exchange } from './exchange.ts';
import { broken, type Evaluation, excerpt, holds } from './finding.ts';
import { headerValue, headerValues, mediaTypeOf } from './message.ts';

/** Fields that RFC 9110 §5.3 lets a sender repeat because their values combine into one list. */
const listFields = new Set([
  'accept-ranges',
  'allow',
  'alt-svc',
  'cache-control',
  'connection',
  'content-digest',
  'content-encoding',
  'content-language',
  'link',
  'proxy-authenticate',
  'server-timing',
  'set-cookie',
  'signature',
  'signature-input',
  'trailer',
  'transfer-encoding',
  'vary',
  'via',
  'warning',
  'www-authenticate',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
]);

/** B15: the framing tells the truth: no bytes beyond the end, an encoding that can be undone. */
export function checkFraming(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { framingProblem, status } = exchange.response;
  if (framingProblem === undefined) return [holds('response.framing', operation.operationId)];
  return [
    broken('response.framing', operation.operationId, {
      message: `${operation.method} ${operation.path} answered ${status} with a framing that lies`,
      expected: 'a body that ends where its framing says, in the encoding it names (RFC 9112 §6)',
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
      received: excerpt(contradictions.join('; ')),
      where: `header ${contradictions[0]?.split(':', 1)[0] ?? ''}`,
      pointer: operation.pointer,
      line: operation.line,
    }),
  ];
}

/** B11, B12, A6, B14: the body and its media type are what the contract declares for this answer. */
export function checkContent(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, body, headers } = exchange.response;
  const declared = operation.responses[String(status)];
  if (declared === undefined) return [];
  const place = { pointer: declared.pointer, line: declared.line };
  const success = status >= 200 && status < 300;
  const text = new TextDecoder().decode(body);
  if (declared.mediaTypes.length === 0) {
    // Error bodies have no schema in the documentation: they are opaque, present or not.
    if (!success) return [];
    if (body.length === 0) return [holds('response.body-empty', answerCase(exchange))];
    const message = `${operation.method} ${operation.path} answered ${status} with a body where the contract declares none`;
    return [
      broken('response.body-empty', answerCase(exchange), {
        message,
        expected: 'no body',
        received: excerpt(text),
        where: 'body',
        ...place,
      }),
    ];
  }
  const contentType = headerValue(headers, 'content-type');
  const evaluations: Evaluation[] = [];
  if (declared.mediaTypes.includes(mediaTypeOf(contentType) ?? '') && charsetIsUtf8(contentType)) {
    evaluations.push(holds('response.content-type', answerCase(exchange)));
  } else {
    evaluations.push(
      broken('response.content-type', answerCase(exchange), {
        message: `${operation.method} ${operation.path} answered ${status} with the wrong media type`,
        expected: `Content-Type: ${declared.mediaTypes.join(' or ')}, charset utf-8 or absent`,
        received: contentType === undefined ? 'no Content-Type' : `Content-Type: ${contentType}`,
        where: 'header content-type',
        hint: 'an intermediary (proxy, load balancer, captive portal) may have answered or relabelled this response',
        ...place,
      }),
    );
  }
  const present = body.length > 0;
  evaluations.push(
    present
      ? holds('response.body-present', answerCase(exchange))
      : broken('response.body-present', answerCase(exchange), {
          message: `${operation.method} ${operation.path} answered ${status} with an empty body`,
          expected: `a body of ${declared.mediaTypes.join(' or ')}`,
          received: 'no bytes',
          where: 'body',
          ...place,
        }),
  );
  return evaluations;
}

function charsetIsUtf8(contentType: string | undefined): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}
