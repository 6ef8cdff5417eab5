import { describe, expect, it } from '@jest/globals';
import { applyEdit, editAt } from '../../../src/cases/edit.ts';
import { spoiledText, textDefects } from '../../../src/cases/json-text.ts';
import { patternParts } from '../../../src/cases/pattern-terms.ts';
import { readJson } from '../../../src/contract/json-form.ts';

describe('an edit', () => {
  it('removes, replaces and wraps what a pointer names, and leaves the rest as it was', () => {
    const body = { a: { 'b/c': 'text' }, list: ['x', 'y'] };
    expect(editAt(body, '/a/b~1c', { kind: 'remove' }, '')).toEqual({ a: {}, list: ['x', 'y'] });
    expect(editAt(body, '/list/1', { kind: 'value', value: 'z' }, '')).toEqual({
      a: { 'b/c': 'text' },
      list: ['x', 'z'],
    });
    expect(editAt(body, '', { kind: 'in-array' }, '')).toEqual([body]);
    expect(body).toEqual({ a: { 'b/c': 'text' }, list: ['x', 'y'] });
  });

  it('counts the length of a text in characters, not in UTF-16 units', () => {
    const edited = String(applyEdit('ab', { kind: 'length', characters: 4, filler: '😀' }, ''));
    expect([edited, [...edited].length]).toEqual(['ab😀😀', 4]);
    expect(applyEdit('a😀c', { kind: 'length', characters: 2, filler: 'x' }, '')).toBe('a😀');
  });

  it('refuses to edit the text of what is none', () => {
    expect(() => applyEdit(3, { kind: 'upper-case' }, '')).toThrow('this edit needs a text, not 3');
    expect(() => editAt(3, '/a', { kind: 'remove' }, '')).toThrow('/a leads through a value that has no members: 3');
  });
});

describe('a spoiled text', () => {
  it.each(textDefects)('%s is no JSON that RFC 8259 and I-JSON allow', (defect) => {
    const { problems } = readJson(spoiledText({ name: 'text', other: 1 }, defect));
    expect(problems).not.toEqual([]);
  });

  it('keeps every value whole, so that no half of a secret leaves', () => {
    for (const defect of textDefects.filter((name) => name !== 'empty'))
      expect(Buffer.from(spoiledText({ name: 'SECRET' }, defect)).toString('latin1')).toContain('SECRET');
  });
});

describe('a pattern', () => {
  it('is cut into literals, classes and groups with their bounds', () => {
    const parts = patternParts('^eip155:[1-9][0-9]{0,31}(?:a|b)*\\.x?$');
    expect(parts).toMatchObject({ anchoredStart: true, anchoredEnd: true });
    expect(parts?.terms.map(({ kind, source, min, max }) => [kind, source, min, max])).toEqual([
      ['literal', 'eip155:', 1, 1],
      ['class', '[1-9]', 1, 1],
      ['class', '[0-9]', 0, 31],
      ['group', '(?:a|b)', 0, undefined],
      ['literal', '\\.', 1, 1],
      ['class', 'x', 0, 1],
    ]);
  });

  it('with a choice at its top level is left alone', () => {
    expect(patternParts('^a$|^b$')).toBeUndefined();
  });
});
