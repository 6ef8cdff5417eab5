import fc from 'fast-check';
import { kept } from './arbitrary-kept.ts';
import { type Shape, shapesOf } from './arbitrary-shape.ts';
import { schemaValues, type ValueContract } from './arbitrary-value.ts';
import { valueAt } from './case-contract.ts';
import type { Json } from './edit.ts';

const deepest = 4;
/** The longest text that is drawn to be too long, in characters. */
const longestDrawn = 20_000;

/** A body that is wrong in one place. */
export interface BrokenBody {
  /** The property that is wrong; undefined where the whole is. */
  readonly property: string | undefined;
  /** The value of the property, or the whole body; undefined where the property is left out. */
  readonly value: Json | undefined;
}

/** How a text is changed in one place. */
interface TextEdit {
  readonly kind: 'insert' | 'delete' | 'replace' | 'append' | 'prepend';
  readonly at: number;
  readonly text: string;
}

const textEdit: fc.Arbitrary<TextEdit> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'append', 'prepend'),
  at: fc.nat(200),
  text: fc.oneof(
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\u0000', 'é', '😀'),
  ),
});

/** A text with one edit. */
export function editedText(text: string, { kind, at, text: part }: TextEdit): string {
  const characters = [...text];
  const place = characters.length === 0 ? 0 : at % characters.length;
  switch (kind) {
    case 'append':
      return text + part;
    case 'prepend':
      return part + text;
    case 'insert':
      return [...characters.slice(0, place), part, ...characters.slice(place)].join('');
    case 'delete':
      return [...characters.slice(0, place), ...characters.slice(place + 1)].join('');
    case 'replace':
      return [...characters.slice(0, place), part, ...characters.slice(place + 1)].join('');
  }
}

/**
 * Random bodies that break the schema at a pointer of the document in one place. What was meant to be wrong and is not is
 * passed over: the judge decides.
 * @param base the body that a wrong property is put into
 */
export function brokenBodies(
  { document, judge }: ValueContract,
  pointer: string,
  base: Json,
): fc.Arbitrary<BrokenBody> {
  const schema = valueAt(document, pointer);
  const shapes = shapesOf(document, schema);
  const names = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties)))];
  const whole = shapes
    .flatMap((shape) => wrongTypes(shape))
    .map((value) => value.map((json) => ({ property: undefined, value: json })));
  const inside = names.flatMap((name) =>
    shapes.flatMap(({ properties }) =>
      brokenValues(document, properties[name], 1).map((value) =>
        value.map((json) => ({ property: name, value: json })),
      ),
    ),
  );
  const missing = shapes
    .flatMap(({ required }) => required)
    .map((name) => fc.constant({ property: name, value: undefined }));
  const drawn: fc.Arbitrary<BrokenBody> = fc.oneof(
    { arbitrary: fc.oneof(...inside), weight: 12 },
    ...(missing.length === 0 ? [] : [{ arbitrary: fc.oneof(...missing), weight: 1 }]),
    { arbitrary: fc.oneof(...whole), weight: 1 },
  );
  return kept(drawn, (broken) => judge(pointer, bodyOf(broken, base)).length > 0, `a body that breaks ${pointer}`);
}

/** The body that a broken one stands for. */
export function bodyOf({ property, value }: BrokenBody, base: Json): Json {
  if (property === undefined) return value ?? null;
  const { [property]: _replaced, ...others } = base as Readonly<Record<string, Json>>;
  return value === undefined ? others : { ...others, [property]: value };
}

/** Values that are meant to break a schema, one kind of wrong each. */
export function brokenValues(document: Json, schema: Json | undefined, depth = 0): fc.Arbitrary<Json>[] {
  return shapesOf(document, schema).flatMap((shape) => [
    ...wrongTypes(shape),
    ...(shape.choices === undefined ? [] : [noMember(shape.choices)]),
    ...(shape.types.has('string') && shape.choices === undefined ? brokenTexts(document, shape, schema) : []),
    ...(shape.types.has('integer') || shape.types.has('number') ? brokenNumbers(shape) : []),
    ...(shape.types.has('array') && depth < deepest ? brokenArrays(document, shape, schema, depth) : []),
    ...(shape.types.has('object') && depth < deepest ? brokenObjects(document, shape, schema, depth) : []),
  ]);
}

function wrongTypes({ types }: Shape): fc.Arbitrary<Json>[] {
  const samples: readonly (readonly [boolean, fc.Arbitrary<Json>])[] = [
    [types.has('null'), fc.constant(null)],
    [types.has('boolean'), fc.boolean()],
    [types.has('integer') || types.has('number'), fc.integer()],
    [types.has('number'), fc.constantFrom(0.5, -1.25, 1e300)],
    [types.has('string'), fc.string({ unit: 'grapheme-ascii', maxLength: 8 })],
    [types.has('array'), fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 4 }), { maxLength: 2 })],
    [
      types.has('object'),
      fc.dictionary(fc.constantFrom('a', 'b'), fc.integer(), { maxKeys: 2, noNullPrototype: true }),
    ],
  ];
  const wrong = samples.flatMap(([allowed, arbitrary]) => (allowed ? [] : [arbitrary]));
  return wrong.length === 0 ? [] : [fc.oneof(...wrong)];
}

function noMember(choices: readonly Json[]): fc.Arbitrary<Json> {
  const texts = choices.filter((choice): choice is string => typeof choice === 'string');
  const near = texts.flatMap((text) => [text.toUpperCase(), text.toLowerCase(), `${text} `, ` ${text}`, text.slice(1)]);
  return fc.oneof(fc.constantFrom('', ...near), fc.string({ unit: 'grapheme-ascii', maxLength: 12 }));
}

function brokenTexts(
  document: Json,
  { bounds, patterns, formats }: Shape,
  schema: Json | undefined,
): fc.Arbitrary<Json>[] {
  const { minLength = 0, maxLength } = bounds;
  const text = (min: number, max: number) => fc.string({ unit: 'grapheme-ascii', minLength: min, maxLength: max });
  const right = schemaValues(document, schema)?.arbitrary;
  const edited =
    right === undefined
      ? []
      : [
          fc
            .tuple(right, textEdit)
            .map(([value, edit]) => (typeof value === 'string' ? editedText(value, edit) : value)),
        ];
  return [
    ...(minLength > 0 ? [text(0, minLength - 1)] : []),
    ...(maxLength !== undefined && maxLength < longestDrawn ? [text(maxLength + 1, maxLength + 20)] : []),
    ...(patterns.length + formats.length > 0 ? [...edited, ...edited, text(0, 40)] : []),
  ];
}

function brokenNumbers({ bounds, multiples, types }: Shape): fc.Arbitrary<Json>[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  const beyond = fc.integer({ min: 1, max: 1000 });
  return [
    ...(minimum === undefined ? [] : [beyond.map((distance) => minimum - distance)]),
    ...(maximum === undefined ? [] : [beyond.map((distance) => maximum + distance)]),
    ...(exclusiveMinimum === undefined ? [] : [beyond.map((distance) => exclusiveMinimum - distance + 1)]),
    ...(exclusiveMaximum === undefined ? [] : [beyond.map((distance) => exclusiveMaximum + distance - 1)]),
    ...multiples.map((multiple) => beyond.map((count) => (count + 0.5) * multiple)),
    ...(types.has('number') ? [] : [beyond.map((count) => count + 0.5)]),
  ];
}

function brokenArrays(document: Json, shape: Shape, schema: Json | undefined, depth: number): fc.Arbitrary<Json>[] {
  const { minItems = 0, maxItems } = shape.bounds;
  const item = schemaValues(document, shape.items, depth + 1)?.arbitrary;
  const whole = schemaValues(document, schema)?.arbitrary;
  if (item === undefined || whole === undefined) return [];
  const list = (min: number, max: number) => fc.array(item, { minLength: min, maxLength: max });
  const into = (wrong: fc.Arbitrary<Json>) =>
    fc.tuple(whole, wrong, fc.nat(5)).map(([items, value, at]): Json => {
      const right: readonly Json[] = Array.isArray(items) ? items : [];
      const place = right.length === 0 ? 0 : at % right.length;
      return [...right.slice(0, place), value, ...right.slice(place + 1)];
    });
  return [
    ...(minItems > 0 ? [list(0, minItems - 1)] : []),
    ...(maxItems === undefined || maxItems > 1000 ? [] : [list(maxItems + 1, maxItems + 2)]),
    ...(shape.uniqueItems ? [item.map((value) => [value, value])] : []),
    ...brokenValues(document, shape.items, depth + 1).map(into),
  ];
}

function brokenObjects(document: Json, shape: Shape, schema: Json | undefined, depth: number): fc.Arbitrary<Json>[] {
  const whole = schemaValues(document, schema)?.arbitrary;
  if (whole === undefined) return [];
  const members = (value: Json): Readonly<Record<string, Json>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, Json>>)
      : {};
  const without = shape.required.map((name) =>
    whole.map((value): Json => bodyOf({ property: name, value: undefined }, members(value))),
  );
  const wrong = Object.entries(shape.properties).flatMap(([name, property]) =>
    brokenValues(document, property, depth + 1).map((broken) =>
      fc.tuple(whole, broken).map(([value, part]): Json => ({ ...members(value), [name]: part })),
    ),
  );
  const extra =
    shape.additional === false ? [whole.map((value): Json => ({ ...members(value), 'x-undeclared': true }))] : [];
  return [...without, ...wrong, ...extra];
}
