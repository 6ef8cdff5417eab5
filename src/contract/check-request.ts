import { validators } from '../../generated/validators.mjs';
import { readJson } from './json-form.ts';
import { headerValue, mediaTypeOf, type SentRequest } from './message.ts';
import type { OperationMatch } from './operation-match.ts';

/** One way in which our own request breaks the contract. */
export interface RequestDefect {
  readonly where: string;
  readonly expected: string;
  readonly received: string;
}

/** K4: a request that means to be valid must honour the contract before it leaves; a defect is the suite's, not the API's. */
export function checkRequest(match: OperationMatch, request: SentRequest): RequestDefect[] {
  const { operation, pathParameters } = match;
  const defects: RequestDefect[] = [];
  const judge = (where: string, pointer: string, value: unknown): void => {
    const validate = validators[pointer];
    if (validate === undefined) throw new Error(`no validator was generated for ${pointer}; run: npm run generate`);
    if (validate(value)) return;
    const error = validate.errors?.[0];
    defects.push({
      where: `${where}${error?.instancePath ?? ''}`,
      expected: error?.message ?? 'a valid value',
      received: JSON.stringify(value) ?? 'nothing',
    });
  };
  for (const { name, pointer } of operation.pathParameters) {
    judge(`path ${name}`, pointer, decoded(pathParameters[name] ?? ''));
  }
  for (const { name, pointer, required } of operation.queryParameters) {
    const value = request.url.searchParams.get(name);
    if (value !== null) judge(`query ${name}`, pointer, value);
    else if (required) defects.push({ where: `query ${name}`, expected: 'to be present', received: 'nothing' });
  }
  for (const { name, pointer, required } of operation.headerParameters) {
    const value = headerValue(request.headers, name);
    if (value !== undefined) judge(`header ${name}`, pointer, value);
    else if (required && !(name.toLowerCase() === 'content-digest' && request.body === undefined)) {
      defects.push({ where: `header ${name}`, expected: 'to be present', received: 'nothing' });
    }
  }
  if (operation.security && headerValue(request.headers, 'authorization') === undefined) {
    defects.push({ where: 'header Authorization', expected: 'a bearer token', received: 'nothing' });
  }
  const declared = operation.requestBody;
  if (declared === null) {
    if (request.body !== undefined)
      defects.push({ where: 'body', expected: 'no body', received: `${request.body.length} bytes` });
  } else if (request.body === undefined) {
    if (declared.required) defects.push({ where: 'body', expected: 'a body', received: 'nothing' });
  } else {
    const mediaType = mediaTypeOf(headerValue(request.headers, 'content-type'));
    if (mediaType === undefined || !declared.mediaTypes.includes(mediaType)) {
      defects.push({
        where: 'header Content-Type',
        expected: declared.mediaTypes.join(' or '),
        received: mediaType ?? 'nothing',
      });
    }
    const { value, problems } = readJson(request.body);
    for (const problem of problems)
      defects.push({ where: problem.where, expected: 'one JSON text', received: problem.message });
    const schema = declared.schemas[mediaType ?? ''];
    if (problems.length === 0 && schema !== undefined) judge('body#', schema, value);
  }
  return defects;
}

/** The value of a path segment; what is not percent-encoded properly stays as it was sent. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
