import type { RequestCase } from '../../src/cases/request-case.ts';

/** What a refusal of each header's absence proves, where the suite has a requirement of its own for it. */
const ofHeader: Readonly<Record<string, readonly [requirement: string, refusals: readonly number[]]>> = {
  signature: ['signature.required', [400, 401]],
  'signature-input': ['signature.required', [400, 401]],
  'content-digest': ['digest.required', [400, 401]],
  'idempotency-key': ['idempotency.key-required', [400]],
};

/** The requirement that a case evaluates. */
export function requirementOfCase({ family, kind, rule, change, inferred }: RequestCase): string {
  switch (family) {
    case 'text':
      return 'input.text-round-trips';
    case 'extra':
      return 'input.extra-property-not-stored';
    case 'accept':
      return 'accept.honoured';
    case 'media-type':
      return 'media-type.wrong-refused';
    case 'json':
      return rule === 'unique-names' ? 'input.duplicate-names-refused' : 'input.malformed-json-refused';
    case 'method':
      return rule === 'method' ? 'method.undeclared-refused' : 'path.unknown-refused';
    case 'path':
      if (rule === 'same-resource') return 'path.same-resource-only';
      return rule === 'unknown-id' ? 'input.unknown-id-refused' : 'input.malformed-id-refused';
    case 'body':
    case 'query':
    case 'header':
      break;
  }
  if (kind === 'valid') return inferred === undefined ? 'input.valid-accepted' : 'input.inferred-value-accepted';
  if (family === 'body') return inferred === undefined ? 'input.invalid-body-refused' : 'input.inferred-rule-refused';
  const name = change.part === 'header' ? change.name.toLowerCase() : '';
  if (rule === 'required' && ofHeader[name]) return ofHeader[name][0];
  if (name === 'idempotency-key') return 'idempotency.key-is-uuid';
  return family === 'query' ? 'input.invalid-query-refused' : 'input.invalid-header-refused';
}

/** The statuses that count as the refusal of a case, the documented one first. */
export function refusalsOfCase({ change, rule, refusals }: RequestCase): readonly number[] {
  const named = change.part === 'header' && rule === 'required' ? ofHeader[change.name.toLowerCase()] : undefined;
  return refusals.length > 0 && named ? named[1] : refusals;
}
