import { type BodyExample, bodyExample } from './body-example.ts';
import {
  asObject,
  type CaseContract,
  type CaseOperation,
  flattened,
  isObject,
  jsonSchemaOf,
  type Violation,
  valueAt,
} from './case-contract.ts';
import { applyEdit, type Edit, editAt, type Json } from './edit.ts';
import { inferredRule } from './inferred-rule.ts';
import { textDefects } from './json-text.ts';
import { type PlacedCandidate, placedCandidates } from './placed-candidates.ts';
import type { RequestCase } from './request-case.ts';
import { sampleOf } from './sample.ts';
import { sampleTexts } from './sample-texts.ts';

const unusedId = '00000000-0000-4000-8000-000000000000';

/** JSON texts that are no object (RFC 8259, section 2). */
const wholeBodies: Readonly<Record<string, Edit>> = {
  null: { kind: 'value', value: null },
  boolean: { kind: 'value', value: true },
  number: { kind: 'value', value: 300 },
  string: { kind: 'value', value: 'text' },
  array: { kind: 'in-array' },
  'empty-array': { kind: 'value', value: [] },
};

/** Every case that differs from a valid request in its JSON body. */
export function bodyCases(contract: CaseContract, operation: CaseOperation): RequestCase[] {
  const example = bodyExample(contract, operation);
  if (example === undefined) return [];
  const { document } = contract;
  const schema = valueAt(document, example.pointer);
  const whole = Object.entries(wholeBodies).map(
    ([name, edit]): PlacedCandidate => ({ name, meant: 'invalid', keyword: 'type', at: '', edit }),
  );
  const emptied: PlacedCandidate = {
    name: 'empty-object',
    meant: 'invalid',
    keyword: 'required',
    at: '',
    edit: { kind: 'value', value: {} },
  };
  const below = placedCandidates(document, schema, example.value, '').filter(({ at }) => at !== '');
  const cases = [...whole, emptied, ...below].flatMap((candidate) => {
    const bases = [example.value, ...otherBases(contract, example, candidate, below)];
    return judged(contract, operation, { pointer: example.pointer, bases }, candidate);
  });
  return [
    ...unique(cases),
    ...textCases(contract, operation, example),
    ...extraCases(contract, operation, schema),
    ...jsonCases(operation),
  ];
}

/** The example with each other form that the edited value may have: a case must be right for any valid request. */
function otherBases(
  { judge }: CaseContract,
  { pointer, value }: BodyExample,
  { at }: PlacedCandidate,
  candidates: readonly PlacedCandidate[],
): Json[] {
  return candidates
    .filter((other) => other.at === at && other.meant === 'valid' && other.keyword === 'pattern')
    .map(({ edit }) => editAt(value, at, edit, unusedId))
    .filter((body): body is Json => body !== undefined && judge(pointer, body).length === 0);
}

/** A candidate becomes a case if the judge agrees, for every base, with what it is meant to be. */
function judged(
  { document, judge }: CaseContract,
  { operationId }: CaseOperation,
  { pointer, bases }: { pointer: string; bases: readonly Json[] },
  { name, meant, keyword, edit, at }: PlacedCandidate,
): RequestCase[] {
  const judgements = bases.map((base) => judge(pointer, editAt(base, at, edit, unusedId)));
  if (judgements.some((found) => (found.length === 0) !== (meant === 'valid'))) return [];
  const violations = judgements[0] ?? [];
  const place = at === '' ? '' : `.${at.slice(1).replaceAll('/', '.')}`;
  const inferred = meant === 'valid' ? inferredRule(document, pointer, at, keyword) : broken(violations).inferred;
  return [
    {
      id: `${operationId}.body${place}.${name}`,
      operationId,
      family: 'body',
      kind: meant,
      rule: meant === 'valid' ? keyword : broken(violations).keyword,
      change: { part: 'body', at, edit },
      refusals: meant === 'valid' ? [] : [400],
      ...(inferred === undefined ? {} : { inferred }),
    },
  ];
}

/** The violation that a refusal can be demanded for most firmly: one that is stated, else the first. */
function broken(violations: readonly Violation[]): Violation {
  return violations.find(({ inferred }) => inferred === undefined) ?? violations[0] ?? { keyword: 'none' };
}

function unique(cases: readonly RequestCase[]): RequestCase[] {
  const seen = new Set<string>();
  return cases.filter(({ id, change, kind }) => {
    const what = `${kind} ${JSON.stringify(change)}`;
    if (seen.has(what) || seen.has(id)) return false;
    seen.add(what).add(id);
    return true;
  });
}

/** C12: texts that a careless reader changes, in every text that may be anything. */
function textCases(
  contract: CaseContract,
  { operationId }: CaseOperation,
  { pointer, value }: BodyExample,
): RequestCase[] {
  const { document, judge } = contract;
  const { properties } = flattened(document, valueAt(document, pointer));
  return Object.entries(asObject(properties)).flatMap(([name, property]) => {
    const { type, format, pattern, enum: members } = flattened(document, property);
    if (type !== 'string' || format !== undefined || pattern !== undefined || members !== undefined) return [];
    const given = isObject(value) && Object.hasOwn(value, name);
    return Object.entries(sampleTexts).flatMap(([text, written]): RequestCase[] => {
      const edit: Edit = given ? written : { kind: 'value', value: applyEdit('sample', written, unusedId) ?? '' };
      if (judge(pointer, editAt(value, `/${name}`, edit, unusedId)).length > 0) return [];
      const change = { part: 'body', at: `/${name}`, edit } as const;
      const id = `${operationId}.body.${name}.text-${text}`;
      return [{ id, operationId, family: 'text', kind: 'valid', rule: 'text', change, refusals: [400, 422] }];
    });
  });
}

/** C5: properties of the answer, sent with the request: whoever stores them lets the caller decide what is the API's to decide. */
function extraCases(contract: CaseContract, operation: CaseOperation, requestSchema: Json | undefined): RequestCase[] {
  const { document } = contract;
  const { operationId } = operation;
  const success = Object.entries(operation.responses).find(([status]) => /^2/.test(status))?.[1];
  const answer = flattened(document, valueAt(document, jsonSchemaOf(success?.schemas ?? {}) ?? '#/none'));
  const own = asObject(flattened(document, requestSchema).properties);
  const foreign = Object.entries(asObject(answer.properties)).filter(([name]) => !Object.hasOwn(own, name));
  const values = foreign.flatMap(([name, property]): [string, string, Json][] => {
    const schema = flattened(document, property);
    if (Array.isArray(schema.enum)) return schema.enum.map((member: Json) => [name, `extra-${String(member)}`, member]);
    const sample = sampleOf(document, schema);
    return sample === undefined ? [] : [[name, 'extra', sample]];
  });
  return [...values, ['undeclared', 'extra', 'sent by the contract suite'] as const].map(([name, what, value]) => ({
    id: `${operationId}.body.${name}.${what}`,
    operationId,
    family: 'extra',
    kind: 'valid',
    rule: 'additionalProperties',
    change: { part: 'body', at: `/${name}`, edit: { kind: 'value', value } },
    refusals: [400, 422],
  }));
}

/** C7, C8, C10: bodies that are no JSON, and bodies that are not called JSON. */
function jsonCases({ operationId }: CaseOperation): RequestCase[] {
  const texts = textDefects.map(
    (defect): RequestCase => ({
      id: `${operationId}.body.json.${defect}`,
      operationId,
      family: 'json',
      kind: 'invalid',
      rule: defect === 'name-twice' ? 'unique-names' : 'json',
      change: { part: 'text', defect },
      refusals: [400],
    }),
  );
  const types: readonly (readonly [string, string | null])[] = [
    ['text-plain', 'text/plain'],
    ['xml', 'application/xml'],
    ['form', 'application/x-www-form-urlencoded'],
    ['none', null],
  ];
  const mediaTypes = types.map(
    ([name, value]): RequestCase => ({
      id: `${operationId}.media-type.${name}`,
      operationId,
      family: 'media-type',
      kind: 'invalid',
      rule: 'media-type',
      change: { part: 'media-type', value },
      refusals: [415, 400],
    }),
  );
  return [...texts, ...mediaTypes];
}
