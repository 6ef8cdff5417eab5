import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../../../src/config/secret.ts';
import { recordBody } from '../../../src/evidence/recorded-body.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';

const label = '[secret API]';
const redactorOf = (...values: string[]): Redactor => new Redactor(values.map((value) => new Secret('API', value)));

/** Spellings written independently of the code under test. */
const spellings: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  'JSON-escaped': (value) => JSON.stringify(value).slice(1, -1),
  'JSON within JSON': (value) => JSON.stringify(JSON.stringify(value)).slice(3, -3),
  'JSON with every character as \\u': (value) =>
    [...Array(value.length).keys()].map((at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  'JSON with escaped slashes': (value) => JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
  'URL-encoded': encodeURIComponent,
  'URL-encoded in lower case': (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  'URL-encoded twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  'as a form writes it': (value) => new URLSearchParams({ v: value }).toString().slice(2),
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(value).toString('base64url'),
  'base64 in JSON with escaped slashes': (value) => Buffer.from(value).toString('base64').replaceAll('/', '\\/'),
  'base64 in a URL': (value) => encodeURIComponent(Buffer.from(value).toString('base64')),
  hex: (value) => Buffer.from(value).toString('hex'),
  'upper-case hex': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  'UTF-8 read as Latin-1': (value) => Buffer.from(value).toString('latin1'),
};

/** Long enough to be no word of a record, and no part of a label. */
const secretText = fc
  .string({ minLength: 12, maxLength: 30, unit: 'binary' })
  .filter((value) => !/\p{Surrogate}/u.test(value) && !/^[\s[\]a-zA-Z ]*$/.test(value));

describe('a secret', () => {
  it.each(Object.keys(spellings))('does not survive in any text when it is spelled %s', (name) => {
    const spell = spellings[name] ?? String;
    fc.assert(
      fc.property(secretText, fc.string(), fc.string(), (secret, before, after) => {
        const spelled = spell(secret);
        const clean = redactorOf(secret).value({ a: [`${before}${spelled}${after}`], [spelled]: 1 });
        expect(JSON.stringify(clean)).not.toContain(JSON.stringify(spelled).slice(1, -1));
      }),
      { numRuns: 40 },
    );
  });

  it.each([0, 1, 2])('does not survive in base64 of a text around it, %i bytes in', (shift) => {
    fc.assert(
      fc.property(secretText, fc.string(), (secret, after) => {
        const text = Buffer.from(`${'x'.repeat(shift)}${secret}${after}`).toString('base64');
        const clean = redactorOf(secret).text(text);
        expect(Buffer.from(clean.replace(/\[secret API\]/g, ''), 'base64').toString()).not.toContain(secret);
        expect(clean).toContain(label);
      }),
      { numRuns: 40 },
    );
  });

  it('does not leave its rest behind when another secret is a part of it', () => {
    const clean = redactorOf('abcdef', 'abcdef-and-more').text('x abcdef-and-more y');
    expect(clean).toBe(`x ${label} y`);
  });

  it('does not survive in a text that was harmless before the secret was learned', () => {
    const redactor = redactorOf();
    expect(redactor.text('the-secret')).toBe('the-secret');
    redactor.add(new Secret('API', 'the-secret'));
    expect(redactor.text('the-secret')).toBe(label);
  });

  it('does not survive a cut at 64 KiB, in text and in other bytes', () => {
    const secret = 'sk_live_0123456789';
    for (const prefix of ['', '\u00ff']) {
      const bytes = Buffer.from(`${prefix}${'x'.repeat(64 * 1024 - 8)}${secret}`, prefix === '' ? 'utf8' : 'latin1');
      const { content, encoding } = recordBody(bytes, redactorOf(secret));
      expect(encoding).toBe(prefix === '' ? 'utf-8' : 'base64');
      const text = encoding === 'utf-8' ? content : Buffer.from(content, 'base64').toString('latin1');
      expect(text).not.toContain(secret.slice(0, 6));
    }
  });

  it('with characters that mean something in a pattern is only found where it stands', () => {
    const redactor = redactorOf('a.c*[x]$1^|()');
    expect(redactor.text('abcc[x]$1^|()')).toBe('abcc[x]$1^|()');
    expect(redactor.text('a.c*[x]$1^|()')).toBe(label);
  });

  it('that is too short to be told from harmless text is left alone', () => {
    expect(redactorOf('abc').text('abc')).toBe('abc');
  });
});

describe('what is a secret by its structure', () => {
  const redactor = redactorOf();

  it.each([
    ['a member of JSON', '{"apiSecret": "s3cr3t", "a": 1}', '{"apiSecret": "[secret apiSecret]", "a": 1}'],
    ['a member with an escaped quote', '{"token":"a\\"b"}', '{"token":"[secret token]"}'],
    ['a member that is cut off', '{"token":"eyJhbGci', '{"token":"[secret token]"'],
    ['a number', '{"password": 12345678}', '{"password": "[secret password]"}'],
    [
      'another way to write the name',
      '{"api_secret":"x1","API-KEY":"x2"}',
      '{"api_secret":"[secret api_secret]","API-KEY":"[secret API-KEY]"}',
    ],
    ['JSON within JSON', '{"m":"{\\"token\\":\\"abc\\"}"}', '{"m":"{\\"token\\":\\"[secret token]\\"}"}'],
    ['a query parameter', 'GET /x?apiKey=abc&b=1', 'GET /x?apiKey=[secret apiKey]&b=1'],
    ['a JSON Web Token', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_ ok', 'got [secret JWT] ok'],
    ['a private key', 'a -----BEGIN PRIVATE KEY-----\nMIG\n-----END PRIVATE KEY----- b', 'a [secret PRIVATE KEY] b'],
    ['a private key that is cut off', '-----BEGIN EC PRIVATE KEY-----\nMIG', '[secret PRIVATE KEY]'],
  ])('is taken out: %s', (_name, text, clean) => {
    expect(redactor.text(text)).toBe(clean);
    expect(redactor.text(clean)).toBe(clean);
  });

  it.each([
    '{"expiresAt":1700000000,"tokenType":"Bearer"}',
    '{"challenge":"YWJj","id":"04c5851c-4386-5bd9-9f89-08312f8aee3a"}',
    'no token was given',
    '{"token":""}',
    'https://example.com/a?page=2',
  ])('and the rest stays as it is: %s', (text) => {
    expect(redactor.text(text)).toBe(text);
  });

  it.each([
    ['Authorization', 'Bearer abc.def', 'Bearer [secret credential]'],
    ['authorization', 'abcdef', '[secret credential]'],
    ['Set-Cookie', 'session=abc; Path=/', '[secret credential]'],
    ['Authorization', 'Bearer [secret API] and-another', 'Bearer [secret credential]'],
    ['X-Other', 'Bearer abc', 'Bearer abc'],
  ])('is taken out of the header %s: %s', (name, value, clean) => {
    expect(redactor.header(name, value)).toBe(clean);
  });

  it('comes to an end over text made to keep it busy', () => {
    const hostile = ['"token":"'.repeat(20_000), '\\'.repeat(50_000), `eyJ${'a'.repeat(100_000)}`, '"'.repeat(50_000)];
    for (const text of hostile) expect(redactor.text(text)).toBeDefined();
  });
});
