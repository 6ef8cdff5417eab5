import { describe, expect, it } from '@jest/globals';
import document from '../../../generated/contract.json' with { type: 'json' };
import { type Operation, operations } from '../../../generated/operations.ts';
import { validators } from '../../../generated/validators.mjs';
import { bodyExample } from '../../../src/cases/body-example.ts';
import { asObject, type CaseContract, flattened, jsonSchemaOf, valueAt } from '../../../src/cases/case-contract.ts';
import { contractCases } from '../../../src/cases/contract-cases.ts';
import { editAt } from '../../../src/cases/edit.ts';
import { judgeBy } from '../../../src/cases/judge.ts';

const all: readonly Operation[] = Object.values(operations);
const contract: CaseContract = { document, operations: all, judge: judgeBy(validators) };
const cases = contractCases(contract);
const unknown = '00000000-0000-4000-8000-000000000000';

describe('the cases of this contract', () => {
  it('are the same, in the same order, each time they are made', () => {
    expect(JSON.stringify(contractCases(contract))).toBe(JSON.stringify(cases));
  });

  it('have ids that say operation, place and difference', () => {
    const ids = new Set(cases.map(({ id }) => id));
    for (const id of [
      'createCustomer.body.chainId.missing',
      'createCustomer.body.chainId.garbage-behind',
      'createCustomer.body.externalId.longest',
      'createCustomer.header.idempotency-key.missing',
      'createCustomer.media-type.text-plain',
      'createCustomer.body.status.extra-active',
      'getCustomer.path.customerId.not-a-uuid',
      'getCustomer.method.DELETE',
      'deleteCredentials.query.apikey.missing',
      'putWebhook.body.types.item-twice',
    ])
      expect(ids).toContain(id);
  });

  it.each(cases.filter(({ change }) => change.part === 'body').map((each) => [each.id, each] as const))(
    '%s is what it is meant to be by the generated validators',
    (_id, { operationId, change, kind, family }) => {
      const operation = operations[operationId as keyof typeof operations];
      const example = bodyExample(contract, operation);
      if (change.part !== 'body' || example === undefined) throw new Error('no body');
      const edited = editAt(example.value, change.at, change.edit, unknown);
      expect([family, validators[example.pointer]?.(edited)]).toEqual([family, kind === 'valid']);
      if (kind === 'invalid') expect(JSON.stringify(edited)).not.toBe(JSON.stringify(example.value));
    },
  );

  it('break every keyword of every property of every request', () => {
    const missed = all.flatMap(({ operationId, requestBody }) => {
      const pointer = jsonSchemaOf(requestBody?.schemas ?? {});
      if (pointer === undefined) return [];
      const schema = flattened(document, valueAt(document, pointer));
      return Object.entries(asObject(schema.properties)).flatMap(([name, property]) => {
        const asserted = ['type', 'format', 'pattern', 'minLength', 'maxLength', 'enum', 'minItems', 'uniqueItems'];
        const keywords = asserted.filter((keyword) => Object.hasOwn(flattened(document, property), keyword));
        const broken = cases
          .filter(({ id, kind }) => kind === 'invalid' && id.startsWith(`${operationId}.body.${name}.`))
          .flatMap(({ change }) => {
            const example = bodyExample(contract, operations[operationId]);
            if (change.part !== 'body' || example === undefined) return [];
            return contract.judge(pointer, editAt(example.value, change.at, change.edit, unknown));
          })
          .map(({ keyword }) => keyword);
        return keywords
          .filter((keyword) => !broken.includes(keyword))
          .map((keyword) => `${operationId} ${name} ${keyword}`);
      });
    });
    expect(missed).toEqual([]);
  });

  it('leave out each required property, header and query parameter once', () => {
    const required = all.flatMap((operation) => {
      const { operationId, headerParameters, queryParameters, requestBody } = operation;
      const schema = flattened(document, valueAt(document, jsonSchemaOf(requestBody?.schemas ?? {}) ?? '#/none'));
      return [
        ...headerParameters.map(({ name }) => `${operationId}.header.${name.toLowerCase()}.missing`),
        ...queryParameters.map(({ name }) => `${operationId}.query.${name.toLowerCase()}.missing`),
        ...(Array.isArray(schema.required) ? schema.required : []).map(
          (name) => `${operationId}.body.${String(name)}.missing`,
        ),
      ];
    });
    const made = cases.filter(({ kind }) => kind === 'invalid').map(({ id }) => id);
    expect(required.filter((id) => !made.includes(id))).toEqual([]);
  });

  it('try every undeclared method of every path once', () => {
    const paths = new Set(all.map(({ path }) => path));
    const tried = cases.filter(({ rule }) => rule === 'method').length;
    expect(tried).toBe(paths.size * 5 - all.length);
  });

  it('never send a part of a text that could be a secret', () => {
    const cutting = cases.filter(({ id, change }) => {
      const secret = /\.(apiKey|apiSecret|apikey)\./.test(id);
      if (!secret || !('edit' in change) || change.edit.kind !== 'replace') return false;
      const { match, replace } = change.edit;
      return !'SECRET'.replace(new RegExp(match, 'us'), replace).includes('SECRET');
    });
    expect(cutting.map(({ id }) => id)).toEqual([]);
  });
});
