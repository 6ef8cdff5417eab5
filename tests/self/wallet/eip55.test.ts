import { describe, expect, it } from '@jest/globals';
import { checksumAddress, isChecksumAddress } from '../../../src/wallet/eip55.ts';

/** The test cases published with EIP-55. */
const PUBLISHED = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
  '0xde709f2102306220921060314715629080e2fb77',
  '0x27b1fdb04752bbc536007a920d24acb045561c26',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
];

describe('EIP-55 addresses', () => {
  it.each(PUBLISHED)('%s is its own checksum, from any case', (address) => {
    expect(checksumAddress(address)).toBe(address);
    expect(checksumAddress(address.toLowerCase())).toBe(address);
    expect(checksumAddress(`0x${address.slice(2).toUpperCase()}`)).toBe(address);
    expect(isChecksumAddress(address)).toBe(true);
  });

  it('an address in another case is no checksum address', () => {
    expect(isChecksumAddress('0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe(false);
  });

  it.each([
    '',
    '0x',
    '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe',
    `${PUBLISHED[4]}0`,
  ])('%j is no address', (text) => {
    expect(isChecksumAddress(text)).toBe(false);
    expect(() => checksumAddress(text)).toThrow(`ADDRESS_MALFORMED  a text is not an Ethereum address
  expected  0x and 40 hexadecimal digits
  received  ${JSON.stringify(text)}
  next      correct the address`);
  });
});
