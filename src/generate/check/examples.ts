import type { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type JsonObject } from '../json.ts';
import { childPointer, valueAt } from '../pointer.ts';
import type { Problem } from '../problem.ts';
import { resolveReference } from '../resolve-reference.ts';
import { schemaUri } from '../strict-ajv.ts';
import type { Visit } from '../walk-document.ts';

/** Problems of every example and default that breaks the schema it illustrates. Broken schemas are passed over. */
export function checkExamples(ajv: Ajv2020, document: JsonObject, visits: readonly Visit[]): Problem[] {
  return visits.flatMap(({ kind, pointer, value }) => {
    if (!isObject(value)) return [];
    if (kind === 'schema') {
      const examples = Array.isArray(value.examples) ? value.examples.keys() : [];
      return [
        ...('example' in value ? [childPointer(pointer, 'example')] : []),
        ...('default' in value ? [childPointer(pointer, 'default')] : []),
        ...[...examples].map((index) => childPointer(childPointer(pointer, 'examples'), index)),
      ].flatMap((at) => checkValue(ajv, document, pointer, at));
    }
    if (value.schema === undefined || !['mediaType', 'parameter', 'header'].includes(kind)) return [];
    const named = isObject(value.examples) ? Object.keys(value.examples) : [];
    const places = named.flatMap((name) => {
      const example = resolveReference(document, childPointer(childPointer(pointer, 'examples'), name));
      return example && 'value' in example.value ? [childPointer(example.pointer, 'value')] : [];
    });
    if ('example' in value) places.push(childPointer(pointer, 'example'));
    return places.flatMap((at) => checkValue(ajv, document, childPointer(pointer, 'schema'), at));
  });
}

function checkValue(ajv: Ajv2020, document: JsonObject, schemaPointer: string, at: string): Problem[] {
  const validate = usableValidator(ajv, schemaPointer);
  const value = valueAt(document, at);
  if (!validate || validate(value)) return [];
  const reasons = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = Object.values(params).filter(
      (parameter) => ['string', 'number'].includes(typeof parameter) && !message?.includes(String(parameter)),
    );
    return `${instancePath || 'it'} ${message}${detail.length > 0 ? ` (${detail.join(', ')})` : ''}`;
  });
  return [
    {
      code: 'CONTRACT_EXAMPLE_INVALID',
      what: `the example breaks its schema: ${[...new Set(reasons)].join('; ')}`,
      expected: `a value that satisfies ${schemaPointer}`,
      received: (JSON.stringify(value) ?? 'nothing').slice(0, 200),
      pointer: at,
      fix: 'correct the example or its schema: one of the two misleads readers',
    },
  ];
}

function usableValidator(ajv: Ajv2020, pointer: string) {
  try {
    return ajv.getSchema(schemaUri(pointer));
  } catch {
    // Why it can't be compiled is reported with the schema.
    return undefined;
  }
}
