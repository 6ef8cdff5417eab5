import { describe, expect, it } from '@jest/globals';
import type { CaseContract, CaseOperation } from '../../../src/cases/case-contract.ts';
import { contractCases } from '../../../src/cases/contract-cases.ts';
import type { Json } from '../../../src/generate/json.ts';
import { schemaUri, strictAjv } from '../../../src/generate/strict-ajv.ts';

const parcel = {
  type: 'object',
  required: ['weight', 'size'],
  additionalProperties: false,
  properties: {
    weight: { type: 'integer', minimum: 1, maximum: 31 },
    size: { type: 'string', enum: ['small', 'large'] },
    label: { type: 'string', maxLength: 10 },
    codes: {
      type: 'array',
      maxItems: 2,
      items: { type: 'string', pattern: '^[A-Z]{2}-\\d{1,3}$', examples: ['AB-12'] },
    },
    sender: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } },
  },
};
const schemaPointer = '#/paths/~1parcels/post/requestBody/content/application~1json/schema';

function contractOf(example: Json, schema: Json = parcel): CaseContract {
  const document = {
    openapi: '3.1.0',
    paths: { '/parcels': { post: { requestBody: { content: { 'application/json': { schema, example } } } } } },
  };
  const ajv = strictAjv(document, []);
  const operation: CaseOperation = {
    operationId: 'sendParcel',
    method: 'POST',
    path: '/parcels',
    pathParameters: [],
    queryParameters: [],
    headerParameters: [],
    requestBody: { required: true, schemas: { 'application/json': schemaPointer } },
    responses: { '204': { schemas: {} } },
  };
  return {
    document,
    operations: [operation],
    judge: (pointer, value) => {
      const validate = ajv.getSchema(schemaUri(pointer));
      return validate?.(value) ? [] : (validate?.errors ?? []).map(({ keyword }) => ({ keyword }));
    },
  };
}

const full = { weight: 3, size: 'small', label: 'fragile', codes: ['AB-12'], sender: { name: 'Ann' } };

describe('a contract that has nothing to do with this project', () => {
  const cases = contractCases(contractOf(full));
  const of = (id: string) => cases.find((each) => each.id === `sendParcel.body.${id}`);

  it('gives valid cases for each boundary, member and absence', () => {
    for (const id of [
      'weight.smallest',
      'weight.greatest',
      'size.member-large',
      'label.absent',
      'label.longest',
      'codes.empty',
    ])
      expect([id, of(id)?.kind]).toEqual([id, 'valid']);
  });

  it('gives invalid cases for each keyword, at any depth', () => {
    for (const [id, rule] of [
      ['weight.too-great', 'maximum'],
      ['weight.fraction', 'type'],
      ['weight.missing', 'required'],
      ['size.no-member', 'enum'],
      ['label.too-long', 'maxLength'],
      ['codes.too-many', 'maxItems'],
      ['codes.item-part-1-too-long', 'pattern'],
      ['codes.item-part-3-too-long', 'pattern'],
      ['sender.name.missing', 'required'],
      ['sender.name.too-short', 'minLength'],
    ] as const)
      expect([id, of(id)?.kind, of(id)?.rule]).toEqual([id, 'invalid', rule]);
  });

  it('takes a sample for a property that the example leaves out', () => {
    const small = contractCases(contractOf({ weight: 3, size: 'small' }));
    const present = small.find(({ id }) => id === 'sendParcel.body.label.present');
    expect(present).toMatchObject({ kind: 'valid', change: { at: '/label' } });
  });

  it('says what is missing when no example is valid and none can be made', () => {
    const unsolvable = { type: 'string', pattern: '^only this$' };
    expect(() => contractCases(contractOf('something else', unsolvable))).toThrow(/CASE_BASE_MISSING {2}sendParcel/);
  });
});
