import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from '../formats.ts';
import { isObject } from '../json.ts';
import { childPointer } from '../pointer.ts';
import type { Problem } from '../problem.ts';
import type { Visit } from '../walk-document.ts';

/** Keywords that assert nothing and that OpenAPI 3.1 adds to JSON Schema 2020-12. */
const annotations = ['discriminator', 'xml', 'externalDocs', 'example'];

/** Keywords that would change what a pointer means, or that belong to other versions, with what to write instead. */
const refused: Readonly<Record<string, string>> = {
  nullable: 'OpenAPI 3.1 writes type: [string, "null"]',
  $id: 'schemas are named by their pointers here: refer to "#/components/schemas/Name"',
  $schema: 'the dialect of OpenAPI 3.1 is JSON Schema 2020-12',
  $anchor: 'refer by pointer: "#/components/schemas/Name"',
  $dynamicAnchor: 'refer by pointer: "#/components/schemas/Name"',
  $dynamicRef: 'refer by pointer: "#/components/schemas/Name"',
  $vocabulary: 'the dialect of OpenAPI 3.1 is JSON Schema 2020-12',
  id: 'schemas are named by their pointers here: refer to "#/components/schemas/Name"',
  definitions: 'JSON Schema 2020-12 writes $defs, OpenAPI #/components/schemas',
  dependencies: 'JSON Schema 2020-12 writes dependentRequired or dependentSchemas',
  additionalItems: 'JSON Schema 2020-12 writes items beside prefixItems',
};

/** Problems of keywords and formats, at the exact place, so that a misspelt one is never a rule that silently holds. */
export function checkKeywords(visits: readonly Visit[]): Problem[] {
  const ajv = new Ajv2020({ strict: true, logger: false });
  return visits.flatMap(({ kind, pointer, value }) => {
    if (kind !== 'schema' || !isObject(value)) return [];
    const unknown = Object.keys(value).flatMap((keyword): Problem[] => {
      const advice = refused[keyword];
      const known = annotations.includes(keyword) || keyword.startsWith('x-') || ajv.RULES.keywords[keyword] === true;
      if (known && advice === undefined) return [];
      return [
        {
          code: 'CONTRACT_KEYWORD_UNKNOWN',
          what: `JSON Schema 2020-12 in OpenAPI 3.1 has no place for the keyword ${keyword} here`,
          expected: 'a keyword of JSON Schema 2020-12 or OpenAPI 3.1, or an extension x-…',
          received: keyword,
          pointer: childPointer(pointer, keyword),
          fix: advice ?? 'correct the spelling; as it stands it would check nothing',
        },
      ];
    });
    const { format } = value;
    if (typeof format !== 'string' || Object.hasOwn(formats, format)) return unknown;
    return [
      ...unknown,
      {
        code: 'CONTRACT_FORMAT_UNKNOWN',
        what: `there is no checker for the format ${format}`,
        expected: `one of ${Object.keys(formats).sort().join(', ')}`,
        received: format,
        pointer: childPointer(pointer, 'format'),
        fix: 'correct the spelling, use a pattern, or add the format with its standard to src/generate/formats.ts',
      },
    ];
  });
}
