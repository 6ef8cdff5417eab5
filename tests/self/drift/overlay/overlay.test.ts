import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { behaviourDrift } from '../../../../src/drift/behaviour/behaviour-drift.ts';
import { jsonPath, jsonPathOfItem } from '../../../../src/drift/overlay-action.ts';
import { renderOverlay } from '../../../../src/drift/render/overlay.ts';
import type { EvidenceRecord } from '../../../../src/evidence/records.ts';
import { check, contractIn, exchange, smallContract } from '../behaviour/records.ts';
import { applyOverlay } from './apply-overlay.ts';

const bad = { kind: 'invalid', provokes: [400] } as const;

function undeclaredIn(text: string, records: readonly EvidenceRecord[]) {
  const { told } = behaviourDrift(contractIn(text), { records, baseUrl: 'http://127.0.0.1:1/v1' });
  return told.filter(({ finding }) => finding.class === 'undeclared');
}

function overlayFor(text: string, records: readonly EvidenceRecord[]): string {
  const run = { id: 'r', environment: 'e', verdict: 'holds', violated: 0 };
  const actions = undeclaredIn(text, records).flatMap((one) => one.actions);
  return renderOverlay({ run, contract: 'things.yaml', actions });
}

const error = (body: unknown) => exchange({ operation: 'listThings', path: '/things', status: 400, body, intent: bad });
const create = (sent: unknown, status: number, intent: typeof bad | { kind: 'valid'; provokes: number[] } = bad) =>
  exchange({ operation: 'createThing', method: 'POST', path: '/things', sent, status, intent });
const refusedEdge = create({ name: 'a' }, 400, { kind: 'valid', provokes: [] });
const html = exchange({ body: { id: '1' } });

const cases: readonly [string, readonly EvidenceRecord[]][] = [
  [
    'PROPERTY_UNDECLARED',
    [
      exchange({ body: { id: '1', tier: { level: 1, names: ['a', null] } } }),
      exchange({ body: { id: '1', tier: null } }),
    ],
  ],
  [
    'PROPERTY_UNDECLARED',
    [exchange({ operation: 'createThing', path: '/things', status: 201, body: { id: '1', 'odd-name': 1.5 } })],
  ],
  ['ENUM_VALUE_UNDECLARED', [exchange({ body: { id: '1', colour: 'blue' } })]],
  [
    'HEADER_UNDECLARED',
    [
      exchange({ body: { id: '1' }, headers: [['X-Cost', '1']] }),
      {
        ...error({}),
        response: {
          ...(error({}).response as NonNullable<ReturnType<typeof error>['response']>),
          headers: [['x-cost', '2']],
        },
      },
    ],
  ],
  ['STATUS_UNDECLARED', [exchange({ status: 418 })]],
  [
    'MEDIA_TYPE_UNDECLARED',
    [
      {
        ...html,
        response: { ...(html.response as NonNullable<typeof html.response>), headers: [['Content-Type', 'text/html']] },
      },
    ],
  ],
  ['ERROR_BODY_UNDECLARED', [error({ code: 'A', message: 'a' }), error({ error: { code: 1 } }), error({ code: 7 })]],
  ['METHOD_UNDECLARED', [exchange({ operation: null, method: 'DELETE', path: '/things/7', status: 204 })]],
  ['RULE_NOT_ENFORCED', [create({ name: 'too long' }, 201), create({ size: 'big' }, 201)]],
  [
    'RULE_STRICTER',
    [refusedEdge, check('input.valid-accepted', 'v.createThing.body.name.shortest', refusedEdge, 'violated')],
  ],
];

describe('the overlay', () => {
  it.each(cases)('of %s, applied, leaves nothing to reconcile', (code, records) => {
    const before = undeclaredIn(smallContract, records);
    expect(before.map(({ finding }) => finding.code)).toContain(code);
    const overlaid = applyOverlay(smallContract, overlayFor(smallContract, records));
    const after = undeclaredIn(overlaid, records).map(({ finding }) => finding.message);
    expect(after).toEqual([]);
  });

  it('of everything at once, applied, leaves nothing to reconcile', () => {
    const records = cases.flatMap(([, own]) => own);
    const overlaid = applyOverlay(smallContract, overlayFor(smallContract, records));
    expect(undeclaredIn(overlaid, records).map(({ finding }) => finding.message)).toEqual([]);
  });

  it('is an OpenAPI Overlay 1.0.0 whose every action has a target, a description, and one thing to do', () => {
    const records = cases.flatMap(([, own]) => own);
    const overlay = parse(overlayFor(smallContract, records)) as {
      overlay: string;
      extends: string;
      info: object;
      actions: object[];
    };
    expect(overlay).toMatchObject({ overlay: '1.0.0', extends: 'things.yaml', info: { version: '1.0.0' } });
    for (const action of overlay.actions) {
      expect(Object.keys(action).filter((name) => name === 'update' || name === 'remove')).toHaveLength(1);
      expect(action).toMatchObject({
        target: expect.stringMatching(/^\$\./),
        description: expect.stringMatching(/\.$/),
      });
    }
  });

  it('takes back nothing that was merely not seen', () => {
    expect(parse(overlayFor(smallContract, [exchange({ body: { id: '1' } })]))).toMatchObject({ actions: [] });
  });
});

describe('the JSONPath of a pointer', () => {
  it.each([
    ['#/components/schemas/Thing', '$.components.schemas.Thing'],
    ['#/paths/~1things~1{thingId}/get/responses/404', "$.paths['/things/{thingId}'].get.responses['404']"],
    ['#/components/schemas/A/allOf/1', '$.components.schemas.A.allOf[1]'],
    ["#/components/schemas/it's", "$.components.schemas['it\\'s']"],
  ])('%s is %s', (pointer, path) => {
    expect(jsonPath(pointer)).toBe(path);
  });

  it('selects an item of a list by its text', () => {
    expect(jsonPathOfItem('#/a/required', 'name')).toBe("$.a.required[?@ == 'name']");
  });
});
