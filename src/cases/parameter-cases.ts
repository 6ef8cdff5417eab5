import { behind, inFront, replaced } from './candidate.ts';
import { type CaseContract, type CaseOperation, type CaseParameter, flattened, valueAt } from './case-contract.ts';
import { applyEdit, type Edit } from './edit.ts';
import { inferredRule } from './inferred-rule.ts';
import type { RequestCase } from './request-case.ts';
import { sampleOf } from './sample.ts';
import { valueCandidates } from './value-candidates.ts';

const unusedId = '00000000-0000-4000-8000-000000000000';

/** Characters that a header line can hold (RFC 9110, section 5.5). */
const headerText = /^[\t\x20-\x7e]*$/;

/** Every case that differs from a valid request in a header or in the query. */
export function parameterCases(contract: CaseContract, operation: CaseOperation): RequestCase[] {
  return [
    ...operation.headerParameters.flatMap((parameter) => casesOf(contract, operation, parameter, 'header')),
    ...operation.queryParameters.flatMap((parameter) => casesOf(contract, operation, parameter, 'query')),
  ];
}

function casesOf(
  contract: CaseContract,
  { operationId }: CaseOperation,
  { name, required, pointer }: CaseParameter,
  part: 'header' | 'query',
): RequestCase[] {
  const prefix = `${operationId}.${part}.${name.toLowerCase()}`;
  const make = (what: string, kind: RequestCase['kind'], rule: string, edit: Edit): RequestCase => ({
    id: `${prefix}.${what}`,
    operationId,
    family: part,
    kind,
    rule,
    change: { part, name, edit },
    refusals: kind === 'valid' ? [] : [400],
  });
  const absence: Edit = { kind: 'remove' };
  const schema = flattened(contract.document, valueAt(contract.document, pointer));
  const sample = sampleOf(contract.document, schema);
  const values = valueCandidates(schema).flatMap(({ name: what, meant, keyword, edit }) => {
    // On the wire a parameter is text whatever its schema says, so that only differences of the text can be sent.
    if (typeof sample !== 'string' || keyword === 'type') return [];
    const edited = applyEdit(sample, edit, unusedId);
    if (typeof edited !== 'string' || (part === 'header' && (!headerText.test(edited) || edited.trim() !== edited)))
      return [];
    const violations = contract.judge(pointer, edited);
    if ((violations.length === 0) !== (meant === 'valid')) return [];
    const inferred =
      meant === 'valid' ? inferredRule(contract.document, pointer, '', keyword) : violations[0]?.inferred;
    return [{ ...make(what, meant, keyword, edit), ...(inferred === undefined ? {} : { inferred }) }];
  });
  return [make(required ? 'missing' : 'absent', required ? 'invalid' : 'valid', 'required', absence), ...values];
}

const idAbuse: ReadonlyArray<readonly [name: string, edit: Edit]> = [
  ['with-query', behind('%3Fstatus=active')],
  ['fragment', behind('%23')],
  ['space-behind', behind('%20')],
  ['null-byte', behind('%00')],
  ['line-break', behind('%0d%0aX-Injected:%201')],
  ['matrix-parameter', behind(';a=b')],
  ['comma', replaced('^(.*)$', '$1,$1')],
  ['traversal', inFront('..%2F')],
  ['traversal-inside', replaced('^(.*)$', '$1%2F..%2F$1')],
  ['traversal-backslash', inFront('..%5C')],
  ['slash-behind', behind('%2F')],
  ['wildcard', { kind: 'value', value: '*' }],
  ['null-word', { kind: 'value', value: 'null' }],
  ['undefined-word', { kind: 'value', value: 'undefined' }],
  ['negative-number', { kind: 'value', value: '-1' }],
  ['quote', behind("'")],
  ['far-too-long', { kind: 'value', value: '0'.repeat(1024) }],
];

/** C21, C22, A24: every case that differs from a valid request in an id of its path. */
export function pathCases(contract: CaseContract, operation: CaseOperation): RequestCase[] {
  const { operationId, method } = operation;
  return operation.pathParameters.flatMap(({ name, pointer }) => {
    const make = (what: string, rule: string, edit: Edit, encoded: boolean, refusals = [400, 404]): RequestCase => ({
      id: `${operationId}.path.${name}.${what}`,
      operationId,
      family: 'path',
      kind: 'invalid',
      rule,
      change: { part: 'path', name, edit, encoded },
      refusals,
    });
    const schema = flattened(contract.document, valueAt(contract.document, pointer));
    const values = valueCandidates(schema).flatMap(({ name: what, keyword, edit }) => {
      if (edit.kind !== 'value' || typeof edit.value !== 'string' || edit.value === '' || keyword === 'type') return [];
      return contract.judge(pointer, edit.value).length > 0 ? [make(what, keyword, edit, false)] : [];
    });
    const isUuid = schema.format === 'uuid';
    const nobody = isUuid
      ? [
          make('unknown', 'unknown-id', { kind: 'unknown' }, false, [404]),
          make('nil', 'id-abuse', { kind: 'value', value: '00000000-0000-0000-0000-000000000000' }, false, [404, 400]),
        ]
      : [];
    const abuse = idAbuse.map(([what, edit]) => make(what, 'id-abuse', edit, true));
    // What may well be the same resource is only tried where the worst that can happen is a read.
    const same: RequestCase[] =
      method === 'GET'
        ? [
            ...(isUuid ? [make('in-capitals', 'same-resource', { kind: 'upper-case' }, true)] : []),
            make('double-encoded', 'same-resource', replaced('-', '%252D'), true),
            {
              ...make('trailing-slash', 'same-resource', { kind: 'remove' }, true),
              change: { part: 'suffix' as const, text: '/' },
            },
          ].map((each) => ({ ...each, kind: 'valid' as const }))
        : [];
    return [...values, ...nobody, ...abuse, ...same];
  });
}
