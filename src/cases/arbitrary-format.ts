import fc from 'fast-check';

const digits = (characters: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });

const hexadecimal = '0123456789abcdefABCDEF';
const uuid = fc.oneof(
  { arbitrary: fc.uuid(), weight: 4 },
  { arbitrary: fc.uuid().map((text) => text.toUpperCase()), weight: 1 },
);
const moment = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const offset = fc.constantFrom('Z', '+00:00', '+01:00', '-03:30', '+05:45');
const dateTime = fc
  .tuple(moment, fc.constantFrom('', '.1', '.123456', '.123456789'), offset)
  .map(([date, fraction, zone]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`);
const chain = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((number) => `eip155:${number}`);
const bytes = fc.uint8Array({ minLength: 1, maxLength: 96 }).map((array) => Buffer.from(array).toString('base64'));
const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 8 });

const arbitraries: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid,
  'date-time': dateTime,
  date: dateTime.map((text) => text.slice(0, 10)),
  time: dateTime.map((text) => text.slice(11)),
  duration: fc.integer({ min: 1, max: 999 }).map((count) => `P${count}D`),
  email: fc.tuple(word, word).map(([name, host]) => `${name}@${host}.example`),
  hostname: word.map((host) => `${host}.example`),
  ipv4: fc.ipV4(),
  ipv6: fc.tuple(digits('0123456789abcdef', 4), digits('123456789abcdef', 1)).map(([a, b]) => `2001:db8::${a}:${b}`),
  uri: fc.webUrl({ withQueryParameters: true }),
  'uri-reference': fc.webUrl({ withQueryParameters: true }),
  'uri-template': word.map((name) => `https://example.com/{${name}}`),
  'json-pointer': fc.array(word, { maxLength: 3 }).map((parts) => parts.map((part) => `/${part}`).join('')),
  'relative-json-pointer': fc.tuple(fc.nat(9), word).map(([up, name]) => `${up}/${name}`),
  regex: fc.constantFrom('^a+$', '[0-9]{2}', 'x|y'),
  byte: bytes,
  binary: fc.string({ unit: 'grapheme-ascii' }),
  password: fc.string({ unit: 'grapheme-ascii' }),
  decimal: fc.tuple(fc.integer(), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
  caip2: chain,
  caip10: fc.tuple(chain, digits(hexadecimal, 40)).map(([id, address]) => `${id}:0x${address}`),
  'iso-4217': fc.constantFrom('EUR', 'USD', 'GBP', 'CHF', 'JPY'),
};

/** Texts of a format; undefined for a format that is not known here. */
export function formatArbitrary(format: string): fc.Arbitrary<string> | undefined {
  return Object.hasOwn(arbitraries, format) ? arbitraries[format] : undefined;
}
