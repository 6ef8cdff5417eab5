import type { RequestCase } from '../../../src/cases/request-case.ts';
import type { Coverage, CoverageAxis } from '../../../src/coverage/coverage.ts';
import { coverageOf } from '../../../src/coverage/coverage.ts';
import type { CoverageContract, CoverageOperation } from '../../../src/coverage/coverage-contract.ts';
import type { Circumstances } from '../../../src/coverage/explain-holes.ts';
import type { HoleReason } from '../../../src/coverage/hole-reasons.ts';
import type { CoverageRow } from '../../../src/coverage/rows.ts';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { schemaUri, strictAjv } from '../../../src/generate/strict-ajv.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const document = {
  openapi: '3.1.0',
  paths: {},
  components: {
    schemas: {
      NewDoor: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1 },
          colour: { type: 'string', enum: ['red', 'blue'] },
          secret: { type: 'string', minLength: 3 },
        },
      },
      DoorState: {
        type: 'string',
        enum: ['shut', 'turning', 'open', 'gone'],
        'x-states': {
          initial: 'shut',
          final: ['gone'],
          transitions: [
            { from: 'shut', to: 'turning', by: 'openDoor' },
            { from: 'turning', to: 'open', by: 'environment' },
            { from: 'turning', to: 'shut', by: 'environment' },
            { from: 'open', to: 'shut', by: 'closeDoor' },
            { from: 'open', to: 'shut', by: 'environment' },
            { from: 'open', to: 'gone', by: 'environment' },
          ],
        },
      },
      Door: {
        allOf: [
          { type: 'object', required: ['id'] },
          { type: 'object', properties: { secret: { type: 'string' } } },
        ],
        properties: { id: { type: 'string' }, state: ref('DoorState'), updatedAt: { type: 'string' } },
      },
      Doors: { type: 'array', items: ref('Door') },
      Key: { type: 'string', pattern: '^[0-9]+$' },
    },
  },
};

const schemas = (name: string) => ({ 'application/json': `#/components/schemas/${name}` });
const answer = (name: string) => ({ schemas: schemas(name), headers: [] });
const empty = { schemas: {}, headers: [] };
const id = [{ name: 'doorId', required: true, pointer: '#/components/schemas/Key' }];
const bare = { pathParameters: [], queryParameters: [], headerParameters: [], requestBody: null };

const operations: readonly CoverageOperation[] = [
  {
    ...bare,
    operationId: 'makeDoor',
    method: 'POST',
    path: '/doors',
    headerParameters: [{ name: 'Door-Key', required: true, pointer: '#/components/schemas/Key' }],
    requestBody: { required: true, schemas: schemas('NewDoor') },
    responses: { '201': answer('Door'), '4XX': empty },
  },
  { ...bare, operationId: 'listDoors', method: 'GET', path: '/doors', responses: { '200': answer('Doors') } },
  {
    ...bare,
    operationId: 'getDoor',
    method: 'GET',
    path: '/doors/{doorId}',
    pathParameters: id,
    responses: { '200': answer('Door'), '404': empty },
  },
  ...['openDoor', 'closeDoor'].map((operationId) => ({
    ...bare,
    operationId,
    method: 'POST',
    path: `/doors/{doorId}/${operationId}`,
    pathParameters: id,
    responses: { '202': empty },
  })),
];

const short: RequestCase = {
  id: 'makeDoor.body.secret.too-short',
  operationId: 'makeDoor',
  family: 'body',
  kind: 'invalid',
  rule: 'minLength',
  change: { part: 'body', at: '/secret', edit: { kind: 'value', value: 'x' } },
  refusals: [400],
};

const ajv = strictAjv(document, []);

/** A contract of doors, small enough to count its places by hand. */
export const doors: CoverageContract = {
  document,
  operations,
  webhooks: [{ name: 'doorMoved', pointer: '#/components/schemas/Door' }],
  judge(pointer, value) {
    const validate = ajv.getSchema(schemaUri(pointer));
    if (!validate) throw new Error(`no schema at ${pointer}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ keyword, instancePath, params }) => {
      const { missingProperty } = params as { missingProperty?: string };
      return { keyword, instancePath, ...(missingProperty === undefined ? {} : { missing: missingProperty }) };
    });
  },
  casesOf: (operationId) => (operationId === 'makeDoor' ? [short] : []),
};

/** Circumstances that explain nothing. */
export const plain: Circumstances = {
  isLocal: true,
  capabilities: ['simulator'],
  components: ['@method', 'content-digest', '@query'],
  algorithms: ['ecdsa-p384-sha384', 'ed25519'],
};

/** The coverage of doors. */
export function covered(
  records: readonly EvidenceRecord[],
  { reasons = [], circumstances = plain }: { reasons?: readonly HoleReason[]; circumstances?: Circumstances } = {},
): Coverage {
  return coverageOf({ records, contract: doors, reasons, circumstances });
}

/** The rows of one axis. */
export function rowsOf({ axes }: Coverage, name: CoverageAxis['name']): readonly CoverageRow[] {
  return axes.find((axis) => axis.name === name)?.rows ?? [];
}

/** The places of an axis that were reached, with their hits. */
export function reached(coverage: Coverage, name: CoverageAxis['name']): Record<string, number> {
  const rows = rowsOf(coverage, name).filter(({ hits }) => hits > 0);
  return Object.fromEntries(rows.map(({ place, hits }) => [place, hits]));
}
