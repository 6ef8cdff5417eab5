import { contract } from '../../generated/operations.ts';
import { declaredResponse } from './declared-response.ts';
import { answerCase, type Exchange, quoted } from './exchange.ts';
import { broken, type Evaluation, holds } from './finding.ts';
import { readJson } from './json-form.ts';
import { isJsonType } from './message.ts';
import { declaredProperties } from './schema-aspects.ts';
import { shortestSecret, spellingIn } from './spellings.ts';

/** Longest text that is searched, in characters: a hostile answer must not keep the run busy. */
const longestSearched = 256 * 1024;

/** Where code stands: a file with line and column. "at 12:30:45" is none. */
const codePlace = String.raw`(?:(?:file:\/\/|node:|webpack:)[^\s()":]{0,300}|[^\s()":]{0,300}\.[cm]?[jt]sx?|<anonymous>):\d+:\d+`;

/** Marks of an implementation that has no business in an answer (OWASP API8:2023, improper error handling). */
const marks: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
  [
    'a JavaScript stack frame',
    new RegExp(String.raw`\bat\s+(?:async\s+)?(?:[\w$.<>[\] ]{1,200}\()?(?:[A-Z]:)?${codePlace}`),
  ],
  ['a Python traceback', /Traceback \(most recent call last\)|File \\?"[^"]{1,300}", line \d+/],
  ['a Go panic or stack frame', /goroutine \d+ \[|\bpanic: runtime error|[\w/.-]{1,200}\.go:\d+/],
  [
    'a Java or .NET stack frame',
    /\bat [\w$.]{1,300}\([\w$]{1,100}\.(?:java|kt|scala|cs):\d+\)|\b(?:java|javax|org\.springframework)\.[\w.]{1,200}Exception|\.cs:line \d+/,
  ],
  [
    'a database error',
    /SQLSTATE|syntax error at or near|ORA-\d{5}|duplicate key value violates|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^"]{0,80}\b(?:FROM|VALUES|SET|WHERE)\b|\binsert into \\?["`]?\w+\\?["`]?\s*\(|\bselect\b.{1,120}\bfrom\b.{1,80}\bwhere\b|\bpq: /,
  ],
  [
    'a file path',
    /(?:^|[\s"'(=:])\/(?:usr|home|var|opt|etc|app|srv|root|go|src|tmp|mnt|workspace)\/[\w.-]+|\/node_modules\/|\b[A-Z]:\\\\?[\w.-]+\\/,
  ],
  [
    'an internal host',
    /\b(?:localhost|(?:127|10)(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}):\d{2,5}\b|\b[\w-]{1,63}\.(?:svc\.cluster\.local|internal)\b/,
  ],
];

/** The first match of a mark that is not an echo of what we sent ourselves. */
function telling(pattern: RegExp, text: string, sent: string): string | undefined {
  for (const [match] of text.matchAll(new RegExp(pattern, 'g'))) {
    if (!sent.includes(match.trim())) return match.trim();
  }
  return undefined;
}

/** C19: an error tells what was wrong with the request and nothing of the implementation. */
export function checkInternals(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, body } = exchange.response;
  if (status < 400) return [];
  const text = new TextDecoder().decode(body).slice(0, longestSearched);
  const { request } = exchange;
  const sent = `${request.url.href}\n${new TextDecoder().decode(request.body ?? new Uint8Array())}`;
  const found = marks.flatMap(([what, pattern]) => {
    const match = telling(pattern, text, sent);
    return match === undefined ? [] : [{ what, match }];
  });
  const [first] = found;
  if (first === undefined) return [holds('error.no-internals', answerCase(exchange))];
  return [
    broken('error.no-internals', answerCase(exchange), {
      message: `${operation.method} ${operation.path} answered ${status} and told how it is built`,
      expected: 'an error without stack trace, database text, file path or internal host',
      received: quoted(exchange, `${found.map(({ what }) => what).join(', ')}: ${first.match}`),
      where: 'body',
      pointer: declaredResponse(operation, status)?.pointer ?? operation.pointer,
      line: declaredResponse(operation, status)?.line ?? operation.line,
    }),
  ];
}

/** E11: no answer repeats a secret in any spelling, except the one that issues it. */
export function checkSecrets(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { body, headers, status } = exchange.response;
  const text = `${headers.map((line) => line.join(': ')).join('\n')}\n${new TextDecoder().decode(body)}`;
  const spelled = spellingIn(text);
  const told = exchange.confidential.filter(
    ({ value, issuedBy }) => issuedBy !== operation.operationId && value.length >= shortestSecret && spelled(value),
  );
  if (told.length === 0) return [holds('response.no-secret', operation.operationId)];
  return [
    broken('response.no-secret', operation.operationId, {
      message: `${operation.method} ${operation.path} answered ${status} and repeated a secret`,
      expected: 'an answer that never echoes a secret',
      received: told.map(({ name }) => name).join(', '),
      where: 'body',
      pointer: declaredResponse(operation, status)?.pointer ?? operation.pointer,
      line: declaredResponse(operation, status)?.line ?? operation.line,
    }),
  ];
}

/** A challenge is shown only by the operations that the contract gives it to: creation and its own GET. */
export function checkChallengeShown(exchange: Exchange): Evaluation[] {
  const { operation } = exchange.match;
  const { status, body } = exchange.response;
  const declared = declaredResponse(operation, status);
  const schema = declared?.schemas[declared.mediaTypes.find(isJsonType) ?? ''];
  if (!declared || schema === undefined) return [];
  // It concerns the answers that show a customer.
  const properties = declaredProperties(schema);
  if (!properties.has('chainId') || properties.has('challenge')) return [];
  const requirement = 'challenge.shown-only-where-declared';
  if (!showsChallenge(body)) return [holds(requirement, answerCase(exchange))];
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

/** Looks into the value where there is one: a name may be escaped, and a text may only speak of a "challenge". */
export function showsChallenge(body: Uint8Array): boolean {
  const { value } = readJson(body);
  return value === undefined ? /"challenge"\s*:/.test(new TextDecoder().decode(body)) : hasMember(value, 'challenge');
}

function hasMember(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, name) || Object.values(value).some((member) => hasMember(member, name));
}
