import { describe, expect, it } from '@jest/globals';
import { SpecDocumentError } from '../../../../src/drift/spec/spec-document-error.ts';
import { drift } from './pairs/pair.ts';

const head = 'openapi: 3.1.0\ninfo: {title: Things, version: 1.0.0}\n';
const good = `${head}paths: {}\n`;

function refusal(text: string): SpecDocumentError {
  try {
    drift(good, text);
  } catch (error) {
    if (error instanceof SpecDocumentError) return error;
    throw error;
  }
  throw new Error('the document was taken');
}

/** Nine lists, each of nine times the one before. */
const bomb = [head.trimEnd(), 'paths: {}', 'x-0: &x0 [1]']
  .concat(
    Array.from(
      { length: 9 },
      (_, index) => `x-${index + 1}: &x${index + 1} [${Array(9).fill(`*x${index}`).join(', ')}]`,
    ),
  )
  .join('\n');

const body = (schema: string): string =>
  `${head}paths:\n  /things:\n    post:\n      requestBody: {content: {application/json: {schema: ${schema}}}}\n      responses: {}\n`;
const sound = body('{type: string}');

describe('a document that cannot be compared', () => {
  it.each([
    ['broken YAML, with the line', `${head}paths:\n  /a: [\n`, 'SPEC_UNREADABLE', 'after.yaml:5'],
    ['broken JSON', '{"openapi": "3.1.0",', 'SPEC_UNREADABLE', 'after.yaml:1'],
    ['Swagger 2.0', 'swagger: "2.0"\npaths: {}\n', 'SPEC_VERSION', 'swagger: 2.0'],
    ['no OpenAPI at all', 'name: something\n', 'SPEC_VERSION', 'no openapi'],
    ['a list', '- a\n', 'SPEC_UNREADABLE', 'a list'],
    ['paths that are no mapping', `${head}paths: []\n`, 'SPEC_PATHS', '[]'],
    ['aliases that unfold without end', bomb, 'SPEC_UNREADABLE', 'alias'],
    [
      'more levels than anybody reads',
      `{"openapi": "3.1.0", "x-a": ${'['.repeat(5000)}${']'.repeat(5000)}}`,
      'SPEC_UNREADABLE',
      'after.yaml:1',
    ],
  ])('%s', (_, text, code, told) => {
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(told);
    expect(error.message.length).toBeLessThan(1000);
    for (const row of ['expected', 'received', 'where', 'next']) expect(error.message).toContain(`\n  ${row}`);
  });

  it.each([
    ['a reference to nowhere', body('{$ref: "#/components/schemas/None"}'), 'SPEC_REFERENCE_BROKEN'],
    ['a reference out of the document', body('{$ref: "other.yaml#/Thing"}'), 'SPEC_REFERENCE_EXTERNAL'],
    ['a schema that is none', body('7'), 'SPEC_SHAPE'],
  ])('%s, with the line', (_, text, code) => {
    const attempt = (): unknown => drift(sound, text);
    expect(attempt).toThrow(expect.objectContaining({ code, message: expect.stringContaining('after.yaml:6') }));
  });

  it('says what stands there instead', () => {
    const nothing = `${head}paths: {/things: null}\n`;
    expect(() => drift(nothing, nothing)).toThrow('received  null\n');
  });

  it('but not a name with a percent sign', () => {
    const content = (type: string): string => body(`{type: object, properties: {"100%": {type: ${type}}}}`);
    expect(drift(content('string'), content('integer')).findings.map(({ place }) => place.split('/').at(-2))).toEqual([
      '100%25',
    ]);
  });

  it('but not a circle of references', () => {
    const circle = `${body('{$ref: "#/components/schemas/A"}')}components: {schemas: {A: {$ref: "#/components/schemas/B"}, B: {$ref: "#/components/schemas/A"}}}\n`;
    expect(drift(circle, circle).findings).toEqual([]);
  });
});
