import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../../src/config/secret.ts';

const canary = 'canary-4711';
const secret = new Secret('OFFBLOCKS_API_SECRET', canary);

describe('a secret', () => {
  it('gives its value when it is asked to reveal it', () => {
    expect(secret.reveal()).toBe(canary);
  });

  const shown: [string, string][] = [
    ['a template string', `${secret}`],
    ['concatenation', `${'a '.concat(String(secret))}`],
    ['toString', secret.toString()],
    ['JSON', JSON.stringify({ deep: [secret] })],
    ['util.inspect', inspect({ deep: secret }, { showHidden: true, depth: 9 })],
    ['util.format', format('%s %o %j', secret, secret, secret)],
  ];
  it.each(shown)('prints as [secret NAME] in %s', (_, text) => {
    expect(text).toContain('[secret OFFBLOCKS_API_SECRET]');
    expect(text).not.toContain(canary);
  });

  it('has no property that holds its value', () => {
    expect(Object.keys(secret)).toEqual(['name']);
    expect(Reflect.ownKeys(secret)).toEqual(['name']);
    expect(structuredClone(secret)).toEqual({ name: 'OFFBLOCKS_API_SECRET' });
    expect(JSON.stringify(Object.entries(secret))).not.toContain(canary);
  });

  it('cannot be empty, because nothing can redact an empty text', () => {
    expect(() => new Secret('OFFBLOCKS_API_KEY', '')).toThrow(
      'The secret OFFBLOCKS_API_KEY is empty; an empty text cannot be kept out of reports.',
    );
  });
});
