import { describe, expect, it } from '@jest/globals';
import { documentPairs } from './pairs/document-pairs.ts';
import { misleadingPairs } from './pairs/misleading-pairs.ts';
import { operationPairs } from './pairs/operation-pairs.ts';
import { rows, said } from './pairs/pair.ts';
import { rewrittenPairs } from './pairs/rewritten-pairs.ts';
import { schemaPairs } from './pairs/schema-pairs.ts';
import { signedPairs } from './pairs/signed-pairs.ts';

describe.each([
  ['a schema', schemaPairs],
  ['an operation', operationPairs],
  ['a document', documentPairs],
  ['a signed API', signedPairs],
  ['the way to write it', rewrittenPairs],
  ['more than meets the eye', misleadingPairs],
])('a change of %s', (_, pairs) => {
  it.each(rows(pairs))('$title', ({ before, after, want }) => {
    expect(said(before, after)).toEqual(want);
  });
});
