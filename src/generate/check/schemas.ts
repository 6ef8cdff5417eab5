import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../json.ts';
import { childPointer, pointerSegments, valueAt } from '../pointer.ts';
import type { Problem } from '../problem.ts';
import { schemaUri } from '../strict-ajv.ts';
import type { Visit } from '../walk-document.ts';

/** Problems of the schemas themselves: against the meta-schema of JSON Schema 2020-12, and of ajv's strict mode. */
export function checkSchemas(ajv: Ajv2020, document: JsonObject, visits: readonly Visit[]): Problem[] {
  const schemas = visits.filter(({ kind }) => kind === 'schema');
  const outermost = schemas.filter((visit) => visit.outermost);
  const invalid = outermost.flatMap((visit) => checkAgainstMetaSchema(ajv, document, visit));
  return invalid.length > 0 ? invalid : outermost.flatMap((visit) => checkCompiles(ajv, visit, schemas));
}

function checkAgainstMetaSchema(ajv: Ajv2020, document: JsonObject, { pointer, value }: Visit): Problem[] {
  if (ajv.validateSchema(value, false) === true) return [];
  const seen = new Set<string>();
  return (ajv.errors ?? []).flatMap(({ instancePath, message, params, keyword }): Problem[] => {
    const at = pointerSegments(instancePath).reduce<string>(childPointer, pointer);
    // One offence is reported once, although anyOf and its branches each say it.
    if (seen.has(at)) return [];
    seen.add(at);
    const allowed =
      keyword === 'enum' ? `: ${JSON.stringify((params as { allowedValues: unknown }).allowedValues)}` : '';
    return [
      {
        code: 'CONTRACT_SCHEMA_INVALID',
        what: 'the schema breaks JSON Schema 2020-12',
        expected: `a value that ${message ?? 'is valid'}${allowed}`,
        received: JSON.stringify(valueAt(document, at) ?? null).slice(0, 120),
        pointer: at,
        fix: 'correct the value of the keyword',
      },
    ];
  });
}

/** Blames the innermost schema that does not compile, once, although all that contain it or refer to it fail too. */
function checkCompiles(ajv: Ajv2020, visit: Visit, schemas: readonly Visit[]): Problem[] {
  const reason = compileError(ajv, visit.pointer);
  if (reason === undefined) return [];
  const inner = schemas.filter(({ pointer }) => pointer.startsWith(`${visit.pointer}/`)).reverse();
  const guilty = inner.find(({ pointer }) => compileError(ajv, pointer) !== undefined) ?? visit;
  return [
    {
      code: 'CONTRACT_SCHEMA_INVALID',
      what: `the schema can't be used: ${compileError(ajv, guilty.pointer) ?? reason}`,
      expected: "a schema that ajv's strict mode accepts, because what it would ignore is never checked",
      received: JSON.stringify(guilty.value).slice(0, 120),
      pointer: guilty.pointer,
      fix: 'correct the schema',
    },
  ];
}

function compileError(ajv: Ajv2020, pointer: string): string | undefined {
  try {
    ajv.getSchema(schemaUri(pointer));
    return undefined;
  } catch (error) {
    const { message, name, missingRef } = error as Error & { missingRef?: string };
    // A reference to nowhere or in a circle has been reported where it stands.
    return missingRef === undefined && name !== 'RangeError'
      ? `${name === 'Error' ? '' : `${name}: `}${message}`
      : undefined;
  }
}
