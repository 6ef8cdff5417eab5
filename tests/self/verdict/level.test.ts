import { describe, expect, it } from '@jest/globals';
import { gravity, reddens } from '../../../src/verdict/level.ts';
import { requirement, requirements } from './evidence.ts';

const confirmed = [{ environment: 'staging', by: 'Ada', when: '2026-01-01' }];
const must = requirement('a.b');
const should = requirement('a.b', { level: 'SHOULD' });
const inferred = requirement('a.b', { inferred: 'why' });
const inferredAndConfirmed = requirement('a.b', { inferred: 'why', confirmed });

describe('an offence', () => {
  it.each([
    ['a MUST that a source states', must, 'anywhere', undefined, 'violates'],
    ['a MUST that a source states', must, 'local', undefined, 'violates'],
    ['a SHOULD', should, 'local', undefined, 'warns'],
    [
      'a SHOULD that is inferred and confirmed',
      { ...inferredAndConfirmed, level: 'SHOULD' as const },
      'staging',
      undefined,
      'warns',
    ],
    ['an inferred MUST', inferred, 'anywhere', undefined, 'warns'],
    ['an inferred MUST that nobody confirmed even there', inferred, 'local', undefined, 'warns'],
    ['an inferred MUST, confirmed elsewhere', inferredAndConfirmed, 'production', undefined, 'warns'],
    ['an inferred MUST, confirmed there', inferredAndConfirmed, 'staging', undefined, 'violates'],
    ['a MUST by what the contract infers', must, 'staging', 'why', 'warns'],
    ['a MUST by what the contract infers', must, 'local', 'why', 'violates'],
    ['a confirmed MUST by what the contract infers', inferredAndConfirmed, 'staging', 'why', 'warns'],
  ] as const)(
    'against %s in another place (%#) means what the table says',
    (_name, one, environment, why, expected) => {
      expect(gravity(one, environment, why)).toBe(expected);
      expect(reddens(new Map([[one.id, one]]), one.id, environment, why)).toBe(expected === 'violates');
    },
  );

  it('against nothing that is known turns its test red, because nothing may slip by unnamed', () => {
    expect(reddens(requirements(), 'z.unknown', 'anywhere', 'why')).toBe(true);
    expect(reddens(requirements(), 'constructor', 'anywhere')).toBe(true);
  });
});
