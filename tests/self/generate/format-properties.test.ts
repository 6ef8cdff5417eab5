import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { isByte } from '../../../src/generate/formats/byte.ts';
import { isCaip10 } from '../../../src/generate/formats/caip.ts';
import { isDateTime } from '../../../src/generate/formats/date-time.ts';
import { formats } from '../../../src/generate/formats.ts';

const reach = { numRuns: 300, seed: 4217 };
const instant = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 40, maxLength: 40 });
const accountId = fc.tuple(fc.nat(), hex).map(([chain, digits]) => `eip155:${chain}:0x${digits}`);

describe('date-time', () => {
  it('takes every instant that JavaScript prints, with any number of fractional digits and any offset', () => {
    const offset = fc.oneof(
      fc.constantFrom('Z', 'z', '+00:00', '-00:00'),
      fc
        .tuple(fc.constantFrom('+', '-'), fc.nat(23), fc.nat(59))
        .map(([sign, hour, minute]) => `${sign}${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
    );
    const fraction = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 });
    fc.assert(
      fc.property(instant, fraction, offset, (date, digits, zone) =>
        isDateTime(`${date.toISOString().slice(0, 19)}${digits === '' ? '' : `.${digits}`}${zone}`),
      ),
      reach,
    );
  });

  it('agrees with the calendar on every day of every month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const date = new Date(0);
          date.setUTCFullYear(year, month - 1, day);
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          return isDateTime(`${text}T00:00:00Z`) === (date.getUTCMonth() === month - 1);
        },
      ),
      reach,
    );
  });

  it('refuses an instant of which one character is removed, doubled or replaced by a space', () => {
    fc.assert(
      fc.property(instant, fc.nat(19), fc.constantFrom('', ' ', 'x2'), (date, at, change) => {
        const text = date.toISOString().replace(/\.\d+/, '');
        const character = text[at] ?? '';
        const replacement = change === 'x2' ? character + character : change;
        return !isDateTime(text.slice(0, at) + replacement + text.slice(at + 1));
      }),
      reach,
    );
  });
});

describe('byte', () => {
  it('takes the base64 of any bytes and refuses it without its padding or in the alphabet for URLs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const standard = Buffer.from(bytes).toString('base64');
        const url = Buffer.from(bytes).toString('base64url');
        return isByte(standard) && (url === standard || !isByte(url));
      }),
      reach,
    );
  });

  it('takes exactly the texts that decode and encode to themselves', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ABQgwx089+/=-_ \n'), maxLength: 12 });
    fc.assert(
      fc.property(text, (value) => isByte(value) === (Buffer.from(value, 'base64').toString('base64') === value)),
      { ...reach, numRuns: 2000 },
    );
  });
});

describe('caip10', () => {
  it('takes every account of the namespace eip155', () => {
    fc.assert(fc.property(accountId, isCaip10), reach);
  });

  it('refuses an account with anything before or behind it, or with a digit missing', () => {
    const garbage = fc.string({ minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(accountId, garbage, (id, more) => !isCaip10(id + more) && !isCaip10(id.slice(0, -1))),
      reach,
    );
    fc.assert(
      fc.property(accountId, (id) => !isCaip10(` ${id}`) && !isCaip10(`:${id}`)),
      reach,
    );
  });
});

describe('uuid and decimal', () => {
  it('take what generators give and refuse it when a character is added', () => {
    const { uuid, decimal } = formats;
    if (uuid?.type !== 'string' || decimal?.type !== 'string') throw new Error('both are formats for strings');
    fc.assert(
      fc.property(fc.uuid(), (id) => uuid.validate(id) && !uuid.validate(`${id}0`)),
      reach,
    );
    const amount = fc
      .tuple(fc.bigInt(), fc.option(fc.nat()))
      .map(([whole, part]) => `${whole}${part === null ? '' : `.${part}`}`);
    fc.assert(
      fc.property(amount, (text) => decimal.validate(text) && !decimal.validate(`${text}e`)),
      reach,
    );
  });
});
