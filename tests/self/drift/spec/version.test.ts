import { describe, expect, it } from '@jest/globals';
import { nextVersion } from '../../../../src/drift/spec/next-version.ts';
import { documentText, drift, withOperation } from './pairs/pair.ts';

const query = { parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }] };
const at = (version: string, operation = {}) =>
  documentText('3.1', { info: { title: 'Things', version }, ...withOperation(operation) });

describe('the next version', () => {
  it.each([
    ['1.2.3', '2.0.0', query, {}, 'major', '2.0.0', true],
    ['1.2.3', '1.3.0', query, {}, 'major', '2.0.0', false],
    ['1.2.3', '1.2.3', {}, query, 'minor', '1.3.0', false],
    ['1.2.3', '1.2.4', {}, { summary: 'A' }, 'patch', '1.2.4', true],
    ['0.2.3', '0.3.0', query, {}, 'major', '0.3.0', true],
    ['0.2.3', '0.2.4', {}, query, 'minor', '0.2.4', true],
    ['1.2.3', '1.2.4', {}, {}, 'none', '1.2.3', true],
    ['1.2.3', 'next', query, {}, 'major', '2.0.0', false],
  ])('after %s, where the document says %s', (before, after, old, now, step, suggested, enough) => {
    expect(drift(at(before, old), at(after, now)).version).toEqual({ before, after, step, suggested, enough });
  });

  it('is not guessed after a version that is none of semver', () => {
    expect(nextVersion('2026-01-01', '1.0.0', [])).toEqual({
      before: '2026-01-01',
      after: '1.0.0',
      step: 'none',
      enough: true,
    });
  });
});
