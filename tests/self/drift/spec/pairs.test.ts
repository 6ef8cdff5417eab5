import { describe, expect, it } from '@jest/globals';
import { documentPairs } from './pairs/document-pairs.ts';
import { operationPairs } from './pairs/operation-pairs.ts';
import { rows, said } from './pairs/pair.ts';
import { schemaPairs } from './pairs/schema-pairs.ts';
import { signedPairs } from './pairs/signed-pairs.ts';

describe.each([
  ['a schema', schemaPairs],
  ['an operation', operationPairs],
  ['a document', documentPairs],
  ['a signed API', signedPairs],
])('a change of %s', (_, pairs) => {
  it.each(rows(pairs))('$title', ({ before, after, want }) => {
    expect(said(before, after)).toEqual(want);
  });
});
