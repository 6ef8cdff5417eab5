import { asArray, asObject, flattened, type Schema } from './case-contract.ts';
import type { Json } from './edit.ts';

const ofFormat: Readonly<Record<string, string>> = {
  uuid: '0f7c3a52-8b1d-4e6f-9a24-5d3c1b7e9f80',
  'date-time': '2001-02-03T04:05:06Z',
  date: '2001-02-03',
  time: '04:05:06Z',
  uri: 'https://example.com/',
  byte: 'c2FtcGxl',
  email: 'somebody@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  decimal: '1.5',
  caip2: 'eip155:1',
  caip10: 'eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb',
  'iso-4217': 'EUR',
};

/** A value that honours a flattened schema as far as it can be seen without solving patterns; undefined where that fails. */
export function sampleOf(document: Json, schema: Schema, depth = 0): Json | undefined {
  const [example] = asArray(schema.examples);
  const [member] = asArray(schema.enum);
  const given = schema.const ?? example ?? schema.default ?? member;
  if (given !== undefined) return given;
  if (depth > 8) return undefined;
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return sampleText(schema);
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 1;
    case 'boolean':
      return true;
    case 'array': {
      const item = sampleOf(document, flattened(document, schema.items), depth + 1);
      return item === undefined ? [] : [item];
    }
    case 'object':
      return sampleObject(document, schema, depth);
    default:
      return undefined;
  }
}

function sampleText(schema: Schema): string {
  const shortest = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const text = ofFormat[String(schema.format)] ?? 'sample';
  const long = typeof schema.maxLength === 'number' ? text.slice(0, schema.maxLength) : text;
  return long.padEnd(shortest, 'x');
}

function sampleObject(document: Json, schema: Schema, depth: number): Json {
  const members = Object.entries(asObject(schema.properties)).flatMap(([name, property]) => {
    if (!asArray(schema.required).includes(name)) return [];
    const value = sampleOf(document, flattened(document, property), depth + 1);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(members);
}
