import type { Candidate } from './candidate.ts';
import { asArray, type Schema } from './case-contract.ts';
import type { Edit, Json } from './edit.ts';
import { formatCandidates } from './format-candidates.ts';
import { patternCandidates } from './pattern-candidates.ts';

const value = (json: Json): Edit => ({ kind: 'value', value: json });
const good = (name: string, keyword: string, edit: Edit): Candidate => ({ name, meant: 'valid', keyword, edit });
const bad = (name: string, keyword: string, edit: Edit): Candidate => ({ name, meant: 'invalid', keyword, edit });

/** One value of each JSON type, to stand where another type belongs. */
const ofType: Readonly<Record<string, Edit>> = {
  null: value(null),
  boolean: value(true),
  number: value(300),
  string: value('text'),
  array: { kind: 'in-array' },
  object: value({ value: 'text' }),
};

/** The differences that the keywords of one schema suggest for a value; what lies below it in an object or array is not looked at. */
export function valueCandidates(schema: Schema): Candidate[] {
  return [
    ...typeCandidates(schema),
    ...enumCandidates(schema),
    ...lengthCandidates(schema),
    ...numberCandidates(schema),
    ...(typeof schema.pattern === 'string' ? patternCandidates(schema.pattern) : []),
    ...(typeof schema.format === 'string' ? formatCandidates(schema.format) : []),
  ];
}

function typeCandidates(schema: Schema): Candidate[] {
  if (schema.type === undefined) return [];
  return Object.entries(ofType).map(([name, edit]) => bad(name === 'null' ? 'null' : `type-${name}`, 'type', edit));
}

function enumCandidates(schema: Schema): Candidate[] {
  const members = schema.const === undefined ? asArray(schema.enum) : [schema.const];
  const keyword = schema.const === undefined ? 'enum' : 'const';
  const texts = members.filter((member): member is string => typeof member === 'string');
  const [first] = texts;
  if (members.length === 0) return [];
  const kept = members.map((member) => good(`member-${String(member)}`, keyword, value(member)));
  if (first === undefined) return [...kept, bad('no-member', keyword, value('no member'))];
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [
    ...kept,
    bad('no-member', keyword, value('no-member')),
    bad('other-case', keyword, value(otherCase)),
    bad('capital', keyword, value(`${first.charAt(0).toUpperCase()}${first.slice(1)}`)),
    bad('space-behind', keyword, value(`${first} `)),
    bad('empty', keyword, value('')),
    bad('all-in-one', keyword, value(texts.join(','))),
  ];
}

function lengthCandidates(schema: Schema): Candidate[] {
  const { minLength, maxLength } = schema;
  const length = (characters: number, filler = 'x'): Edit => ({ kind: 'length', characters, filler });
  const candidates: Candidate[] = [];
  if (typeof minLength === 'number') {
    candidates.push(good('shortest', 'minLength', length(minLength)));
    if (minLength > 0) candidates.push(bad('too-short', 'minLength', length(minLength - 1)));
  }
  if (typeof maxLength === 'number') {
    candidates.push(good('longest', 'maxLength', length(maxLength)));
    // Length is counted in characters and neither in UTF-16 units nor in bytes (JSON Schema validation, section 6.3.1).
    candidates.push(good('longest-beyond-ascii', 'maxLength', length(maxLength, 'é')));
    candidates.push(good('longest-beyond-bmp', 'maxLength', length(maxLength, '😀')));
    candidates.push(bad('too-long', 'maxLength', length(maxLength + 1)));
    candidates.push(bad('far-too-long', 'maxLength', length(maxLength * 20)));
  }
  return candidates;
}

function numberCandidates(schema: Schema): Candidate[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const candidates: Candidate[] = [];
  if (schema.type === 'integer') candidates.push(bad('fraction', 'type', value(1.5)));
  if (typeof minimum === 'number')
    candidates.push(good('smallest', 'minimum', value(minimum)), bad('too-small', 'minimum', value(minimum - 1)));
  if (typeof maximum === 'number')
    candidates.push(good('greatest', 'maximum', value(maximum)), bad('too-great', 'maximum', value(maximum + 1)));
  if (typeof exclusiveMinimum === 'number')
    candidates.push(bad('on-the-limit', 'exclusiveMinimum', value(exclusiveMinimum)));
  if (typeof exclusiveMaximum === 'number')
    candidates.push(bad('on-the-upper-limit', 'exclusiveMaximum', value(exclusiveMaximum)));
  if (typeof multipleOf === 'number') candidates.push(bad('no-multiple', 'multipleOf', value(multipleOf / 2)));
  return candidates;
}
