import { describe, expect, it } from '@jest/globals';
import { formatAccountId, parseAccountId } from '../../../src/wallet/caip10.ts';

describe('CAIP-10 account ids', () => {
  it.each([
    {
      text: 'eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb',
      parts: ['eip155:1', 'eip155', '1', '0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb'],
    },
    {
      text: 'tron:27Lqcw:TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL',
      parts: ['tron:27Lqcw', 'tron', '27Lqcw', 'TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL'],
    },
    { text: 'starknet:SN_MAIN:0x02dd', parts: ['starknet:SN_MAIN', 'starknet', 'SN_MAIN', '0x02dd'] },
    {
      text: 'hedera:mainnet:0.0.1234567890-zbhlt',
      parts: ['hedera:mainnet', 'hedera', 'mainnet', '0.0.1234567890-zbhlt'],
    },
  ])('$text is split and joined again', ({ text, parts: [chainId = '', namespace, reference, address = ''] }) => {
    expect(parseAccountId(text)).toEqual({ chainId, namespace, reference, address });
    expect(formatAccountId(chainId, address)).toBe(text);
  });

  it.each([
    '',
    'eip155:1',
    'ei:1:0xab',
    'eip155::0xab',
    'EIP155:1:0xab',
    'eip155:1:0xab:cd',
    'eip155:1:0xab trailing',
    ' eip155:1:0xab',
    'eip155:1:0xab\n',
    `eip155:${'1'.repeat(33)}:0xab`,
  ])('%j is refused', (text) => {
    expect(() => parseAccountId(text)).toThrow(`ACCOUNT_ID_MALFORMED  a text is not a CAIP-10 account id
  expected  namespace:reference:address, e.g. eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb
  received  ${JSON.stringify(text)}
  next      correct the account id`);
  });

  it.each(['', '300', 'eip155', 'eip155:', 'eip155:300:'])('the chain id %j is refused', (chainId) => {
    expect(() => formatAccountId(chainId, '0xab')).toThrow(`CHAIN_ID_MALFORMED  a text is not a CAIP-2 chain id
  expected  namespace:reference, e.g. eip155:300
  received  ${JSON.stringify(chainId)}
  next      correct the chain id`);
  });

  it('an address that CAIP-10 does not allow is refused', () => {
    expect(() => formatAccountId('eip155:300', 'a:b')).toThrow('ACCOUNT_ID_MALFORMED');
  });
});
