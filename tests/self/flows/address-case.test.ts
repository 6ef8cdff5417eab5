import { describe, expect, it } from '@jest/globals';
import { inferredByCase } from '../../flows/address-case.ts';

const [mixed, lower] = ['eip155:300:0xAbCdEf', 'eip155:300:0xabcdef'];

describe('a difference between a customer as it was known and as it is shown', () => {
  it('is only inferred where nothing but the case of its address differs', () => {
    expect(inferredByCase([['chainId', mixed, lower]]).inferred).toMatch(/no page says/);
  });

  it.each([
    ['there is none', []],
    ['the account is another one', [['chainId', mixed, 'eip155:300:0xabcdee'] as const]],
    ['another text differs in its case', [['externalId', 'A', 'a'] as const]],
    ['something else differs too', [['chainId', mixed, lower] as const, ['status', 'initiating', 'active'] as const]],
  ])('is none of that kind where %s', (_what, differences) => {
    expect(inferredByCase(differences)).toEqual({});
  });
});
