import { contract } from '../../generated/operations.ts';
import { answerCase, type Exchange } from './exchange.ts';
import { broken, type Evaluation, holds } from './finding.ts';
import { isJsonType } from './message.ts';
import { declaredProperties } from './schema-aspects.ts';

/** Marks of an implementation that has no business in an answer (OWASP API8:2023, improper error handling). */
const marks: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
  ['a JavaScript stack frame', /\bat\s+(?:async\s+)?[\w$.<>[\] ]*\(?[^()\s"]+:\d+:\d+\)?/],
  ['a Python traceback', /Traceback \(most recent call last\)|File "[^"]+", line \d+/],
  ['a Go panic or stack frame', /goroutine \d+ \[|panic: |[\w/.-]+\.go:\d+/],
  [
    'a Java or .NET stack frame',
    /\bat [\w$.]+\([\w$]+\.(?:java|kt|scala|cs):\d+\)|\b(?:java|javax|org\.springframework)\.[\w.]+Exception/,
  ],
  [
    'a database error',
    /SQLSTATE|syntax error at or near|ORA-\d{5}|duplicate key value violates|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^"]{0,80}\b(?:FROM|VALUES|SET|WHERE)\b|\bpq: /,
  ],
  ['a file path', /(?:^|[\s"'(=:])(?:\/(?:usr|home|var|opt|etc|app|srv|root|go|src)\/[\w.-]+|[A-Z]:\\\\?[\w.-]+\\)/],
  [
    'an internal host',
    /\b(?:localhost|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}):\d{2,5}\b|\b[\w-]+\.(?:svc\.cluster\.local|internal)\b/,
  ],
];

/** C19: an error tells what was wrong with the request and nothing of the implementation. */
export function checkInternals(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, body } = exchange.response;
  if (status < 400) return [];
  const text = new TextDecoder().decode(body);
  const found = marks.filter(([, pattern]) => pattern.test(text));
  if (found.length === 0) return [holds('error.no-internals', answerCase(exchange))];
  const match = found[0]?.[1].exec(text)?.[0].trim() ?? '';
  return [
    broken('error.no-internals', answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered ${status} and told how it is built`,
      expected: 'an error without stack trace, database text, file path or internal host',
      received: `${found.map(([what]) => what).join(', ')}: ${match.slice(0, 120)}`,
      where: 'body',
      pointer: operation.responses[String(status)]?.pointer ?? operation.pointer,
      line: operation.responses[String(status)]?.line ?? operation.line,
    }),
  ];
}

function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ];
}

/** E11: no answer repeats a secret, raw, base64 or URL-encoded, except the one that issues it. */
export function checkSecrets(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { body, headers, status } = exchange.response;
  const text = `${headers.map((line) => line.join(': ')).join('\n')}\n${new TextDecoder().decode(body)}`;
  const told = exchange.confidential.filter(
    ({ value, issuedBy }) =>
      issuedBy !== operation.operationId && spellings(value).some((spelling) => text.includes(spelling)),
  );
  if (told.length === 0) return [holds('response.no-secret', operation.operationId)];
  return [
    broken('response.no-secret', operation.operationId, {
      message: `${operation.method} ${operation.path} answered ${status} and repeated a secret`,
      expected: 'an answer that never echoes a secret',
      received: told.map(({ name }) => name).join(', '),
      where: 'body',
      pointer: operation.responses[String(status)]?.pointer ?? operation.pointer,
      line: operation.responses[String(status)]?.line ?? operation.line,
    }),
  ];
}

/** A challenge is shown only by the operations that the contract gives it to: creation and its own GET. */
export function checkChallengeShown(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, body } = exchange.response;
  const declared = operation.responses[String(status)];
  const schema = declared?.schemas[declared.mediaTypes.find(isJsonType) ?? ''];
  if (!declared || schema === undefined) return [];
  // It concerns the answers that show a customer.
  const properties = declaredProperties(schema);
  if (!properties.has('chainId') || properties.has('challenge')) return [];
  const requirement = 'challenge.shown-only-where-declared';
  if (!/"challenge"\s*:/.test(new TextDecoder().decode(body))) return [holds(requirement, answerCase(exchange))];
  return [
    broken(requirement, answerCase(exchange), {
      message: `${operation.method} ${operation.path} shows a wallet challenge`,
      expected: 'a challenge only in the answer of creation and of its own GET',
      received: 'a property "challenge"',
      where: 'body#/challenge',
      pointer: schema,
      line: contract.lines[schema] ?? declared.line,
    }),
  ];
}
