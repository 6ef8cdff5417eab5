import type { Candidate } from './candidate.ts';
import { asArray, asObject, flattened, isObject, type Schema } from './case-contract.ts';
import { applyEdit, type Edit, type Json } from './edit.ts';
import { sampleOf } from './sample.ts';
import { valueCandidates } from './value-candidates.ts';

/** A candidate with the place in the body that it edits, as a JSON pointer. */
export interface PlacedCandidate extends Candidate {
  readonly at: string;
}

const unused = 'no-id-here';

/**
 * Every difference that a schema suggests for a value and all that lies in it.
 * @param base an example of the value; undefined for a property that the example leaves out
 * @param at where the value stands in the body
 */
export function placedCandidates(
  document: Json,
  written: Json | undefined,
  base: Json | undefined,
  at: string,
): PlacedCandidate[] {
  const schema = flattened(document, written);
  const sample = base ?? sampleOf(document, schema);
  const own = valueCandidates(schema).flatMap((candidate) => {
    // Where the example leaves the value out there is nothing to edit but a sample.
    const edit = base === undefined ? settled(sample, candidate.edit) : candidate.edit;
    return edit === undefined ? [] : [{ ...candidate, edit, at }];
  });
  return [...own, ...ofProperties(document, schema, base, at), ...ofItems(document, schema, sample, at)];
}

function settled(sample: Json | undefined, edit: Edit): Edit | undefined {
  if (edit.kind === 'value' || edit.kind === 'unknown') return edit;
  if (sample === undefined || (edit.kind !== 'in-array' && typeof sample !== 'string')) return undefined;
  const value = applyEdit(sample, edit, unused);
  return value === undefined ? undefined : { kind: 'value', value };
}

function ofProperties(document: Json, schema: Schema, base: Json | undefined, at: string): PlacedCandidate[] {
  const members = asObject(base);
  return Object.entries(asObject(schema.properties)).flatMap(([name, property]) => {
    const place = `${at}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const required = asArray(schema.required).includes(name);
    const sample = sampleOf(document, flattened(document, property));
    const absence: PlacedCandidate[] = required
      ? [{ name: 'missing', meant: 'invalid', keyword: 'required', edit: { kind: 'remove' }, at: place }]
      : Object.hasOwn(members, name)
        ? [{ name: 'absent', meant: 'valid', keyword: 'required', edit: { kind: 'remove' }, at: place }]
        : sample === undefined
          ? []
          : [
              {
                name: 'present',
                meant: 'valid',
                keyword: 'required',
                edit: { kind: 'value', value: sample },
                at: place,
              },
            ];
    return [...absence, ...placedCandidates(document, property, members[name], place)];
  });
}

/** Arrays are replaced as a whole: a list of one edited item, the shortest and the longest list, repeated items. */
function ofItems(document: Json, schema: Schema, sample: Json | undefined, at: string): PlacedCandidate[] {
  if (!Array.isArray(sample) || schema.items === undefined) return [];
  const list: readonly Json[] = sample;
  const itemSchema = flattened(document, schema.items);
  const item = list[0] ?? sampleOf(document, itemSchema) ?? null;
  const place = (name: string, meant: Candidate['meant'], keyword: string, value: Json): PlacedCandidate => ({
    name,
    meant,
    keyword,
    edit: { kind: 'value', value },
    at,
  });
  const items = valueCandidates(itemSchema).flatMap((candidate) => {
    const edit = settled(item, candidate.edit);
    if (edit?.kind !== 'value') return [];
    return [place(`item-${candidate.name}`, candidate.meant, candidate.keyword, [edit.value])];
  });
  const members = asArray(itemSchema.enum);
  const { minItems, maxItems } = schema;
  return [
    ...items,
    ...(members.length > 1 ? [place('every-member', 'valid', 'enum', members)] : []),
    place('empty', typeof minItems === 'number' && minItems > 0 ? 'invalid' : 'valid', 'minItems', []),
    ...(schema.uniqueItems === true ? [place('item-twice', 'invalid', 'uniqueItems', [item, item])] : []),
    ...(typeof maxItems === 'number'
      ? [
          place(
            'too-many',
            'invalid',
            'maxItems',
            Array.from({ length: maxItems + 1 }, () => item),
          ),
        ]
      : []),
    ...(isObject(item) ? [place('item-empty-object', 'invalid', 'required', [{}])] : []),
  ];
}
