import { describe, expect, it } from '@jest/globals';
import { formats } from '../../../src/generate/formats.ts';

function accepts(name: string, value: string | number): boolean {
  const format = formats[name];
  if (format?.type === 'string' && typeof value === 'string') return format.validate(value);
  if (format?.type === 'number' && typeof value === 'number') return format.validate(value);
  throw new Error(`${name} is no format for a ${typeof value}`);
}

const address = '0xAb5801a7D398351b8bE11C439e05C5B3259aeC9B';
const table: Record<string, { valid: (string | number)[]; invalid: (string | number)[] }> = {
  'date-time': {
    valid: [
      '2026-02-28T23:59:59Z',
      '2024-02-29T00:00:00Z',
      '2026-01-01T00:00:00+00:00',
      '2026-01-01T00:00:00-23:59',
      '2026-01-01t00:00:00z',
      ...Array.from({ length: 9 }, (_, digits) => `2026-01-01T00:00:00.${'123456789'.slice(0, digits + 1)}Z`),
      '1998-12-31T23:59:60Z',
      '1998-12-31T15:59:60.123-08:00',
      '1999-01-01T08:59:60+09:00',
    ],
    invalid: [
      '2026-01-01 00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '2100-02-29T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-00-01T00:00:00Z',
      '2026-01-00T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T00:60:00Z',
      '2026-01-01T00:00:61Z',
      '1998-12-31T22:59:60Z',
      '1998-12-30T23:59:60Z',
      '1998-12-31T23:59:60-08:00',
      '2026-01-01T00:00:00',
      '2026-01-01T00:00:00.Z',
      '2026-01-01T00:00:00,5Z',
      '2026-01-01T00:00:00+0000',
      '2026-01-01T00:00:00+24:00',
      '2026-01-01T00:00:00+00:60',
      '2026-01-01T00:00Z',
      '2026-01-01',
      '26-01-01T00:00:00Z',
      ' 2026-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z\n',
      '2026-01-01T00:00:00ZT',
      '',
    ],
  },
  date: { valid: ['2024-02-29', '0001-01-01'], invalid: ['2023-02-29', '2024-2-9', '2024-02-29T', '2024-02-29\n'] },
  time: { valid: ['00:00:00Z', '23:59:60Z', '12:00:00.5+05:30'], invalid: ['12:00:00', '23:59:61Z', '12:59:60Z'] },
  uuid: {
    valid: ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    invalid: [
      'urn:uuid:123e4567-e89b-12d3-a456-426614174000',
      '{123e4567-e89b-12d3-a456-426614174000}',
      '123e4567e89b12d3a456426614174000',
      '123e4567-e89b-12d3-a456-42661417400g',
      '123e4567-e89b-12d3-a456-4266141740000',
      '123e4567-e89b-12d3-a456-426614174000\n',
    ],
  },
  uri: {
    valid: ['https://a.example/x?y=1#z', 'urn:isbn:1', 'mailto:a@b.example'],
    invalid: ['/relative', 'a.example', 'https://a b.example', '', 'https://a.example/\n'],
  },
  byte: {
    valid: ['', 'AA==', 'AAA=', 'AAAA', '+/+/', 'SGVsbG8='],
    invalid: [
      'A',
      'AA',
      'AAA',
      '-_-_',
      'AAA=AAAA',
      'AAAA=',
      'AA=',
      'AB==',
      'AAB=',
      'AA AA',
      'AAAA\n',
      '====',
      'AA==\n',
    ],
  },
  int32: { valid: [0, -2147483648, 2147483647], invalid: [1.5, 2147483648, -2147483649, Number.NaN] },
  int64: { valid: [0, 9007199254740991, -(2 ** 63)], invalid: [0.1, 2 ** 63, Number.POSITIVE_INFINITY] },
  float: { valid: [0.1, -3.4e38], invalid: [1e39, Number.NaN] },
  double: { valid: [0.1, 1e308], invalid: [Number.NaN, Number.POSITIVE_INFINITY] },
  decimal: {
    valid: ['0', '10.0', '20.00', '-0.5', '123456789012345678901234567890.1'],
    invalid: ['', '.5', '5.', '+1', '01', '1e3', '1,5', '1 000', 'NaN', '--1', '1.0\n'],
  },
  caip2: {
    valid: ['eip155:300', 'cosmos:cosmoshub-3'],
    invalid: ['eip155', 'e:1', 'EIP155:1', 'eip155:', 'eip155:1:2'],
  },
  caip10: {
    valid: [`eip155:300:${address}`, 'cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0'],
    invalid: [
      address,
      `eip155:${address}`,
      `eip155:300:${address}zz`,
      `eip155:300:${address}00`,
      `eip155:300:${address} `,
      `eip155:300:${address}\n`,
      `eip155:300:${address}:1`,
      `eip155:300:${address.slice(2)}`,
      `eip155:0x12c:${address}`,
      `EIP155:300:${address}`,
      `eip155:300:0X${address.slice(2)}`,
      `eip155:300:${address.slice(0, -1)}`,
      'cosmos:cosmoshub-3:',
      `cosmos:cosmoshub-3:${'a'.repeat(129)}`,
    ],
  },
  'iso-4217': { valid: ['EUR', 'USD', 'AED', 'CHF'], invalid: ['eur', 'EURO', 'EU', 'ZZZ', '978', '€', 'EUR\n'] },
  'json-pointer': { valid: ['', '/a~1b/0'], invalid: ['a', '/a~2'] },
  regex: { valid: ['^a+$'], invalid: ['('] },
  ipv4: { valid: ['127.0.0.1'], invalid: ['127.0.0.256', '127.1'] },
  ipv6: { valid: ['::1'], invalid: ['1::2::3'] },
  hostname: { valid: ['a.example'], invalid: ['-a.example', 'a b'] },
  email: { valid: ['a@b.example'], invalid: ['a', '@b.example'] },
  duration: { valid: ['PT1H', 'P1D'], invalid: ['1h', 'P'] },
  'uri-reference': { valid: ['/a?b', '#c'], invalid: ['\\a', 'a b'] },
  'uri-template': { valid: ['/a/{b}'], invalid: ['/a/{b'] },
  'relative-json-pointer': { valid: ['0', '1/a'], invalid: ['/a', '-1'] },
  binary: { valid: ['anything', ''], invalid: [] },
  password: { valid: ['anything', ''], invalid: [] },
};

describe('the registry of formats', () => {
  it('has a row in this table for each format, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(formats).sort());
  });

  describe.each(Object.entries(table))('%s', (name, { valid, invalid }) => {
    it('takes what its standard allows', () => {
      expect(valid.filter((value) => !accepts(name, value))).toEqual([]);
    });

    it('refuses what its standard does not allow', () => {
      expect(invalid.filter((value) => accepts(name, value))).toEqual([]);
    });
  });

  it('knows the currencies that the runtime knows to be current', () => {
    const listed = ['EUR', 'USD', 'GBP', 'JPY', 'AED', 'CHF', 'INR', 'BRL', 'ZAR', 'SGD'];
    const known = Intl.supportedValuesOf('currency');
    expect(listed.filter((code) => !known.includes(code) || !accepts('iso-4217', code))).toEqual([]);
  });
});
