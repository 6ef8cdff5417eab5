import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../../../src/config/secret.ts';
import { recordBody } from '../../../src/evidence/recorded-body.ts';
import { Redactor } from '../../../src/evidence/redaction.ts';
import { fillIn, redactedIn } from '../../../src/replay/fill-in.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function filled(request: Parameters<typeof fillIn>[0], secrets: readonly Secret[]) {
  const made = fillIn(request, request.headers, secrets);
  if ('missing' in made) throw new Error(`missing ${made.missing.join(', ')}`);
  return made;
}

/** A secret of letters, digits and whatever is written differently in JSON or in a URL. */
const secretText = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'abcXYZ0189'), minLength: 8, maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'"\\+/=&% $\'<>é'), maxLength: 4 }),
  )
  .map(([plain, awkward]) => `${plain}${awkward}x`);

describe('what redaction took out of a request', () => {
  it('is put back, so that the same bytes are sent: in JSON, in text, in the URL and in headers', () => {
    fc.assert(
      fc.property(secretText, secretText, (one, other) => {
        fc.pre(!one.includes(other) && !other.includes(one));
        const secrets = [new Secret('OFFBLOCKS_API_KEY', one), new Secret('OFFBLOCKS_API_SECRET', other)];
        const redactor = new Redactor(secrets);
        const body = JSON.stringify({ apiKey: one, apiSecret: other, note: 'plain' });
        const url = `https://api.test/v1/x?key=${encodeURIComponent(one)}`;
        const record = {
          method: 'POST',
          url: redactor.text(url),
          headers: [['X-Key', redactor.text(one)]] as const,
          body: recordBody(bytes(body), redactor),
        };
        expect(record.body.content).not.toContain(JSON.stringify(other).slice(1, -1));
        const made = filled(record, secrets);
        expect(Buffer.from(made.body ?? []).toString()).toBe(body);
        expect([made.url, made.headers]).toEqual([url, [['X-Key', one]]]);
      }),
    );
  });

  it('is put back into a body that is no text, byte for byte', () => {
    const secret = new Secret('OFFBLOCKS_API_SECRET', 'canary-c0ffee');
    const body = Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('canary-c0ffee'), Buffer.from([0x80])]);
    const record = {
      method: 'POST',
      url: 'https://api.test/v1',
      headers: [],
      body: recordBody(body, new Redactor([secret])),
    };
    expect(record.body.encoding).toBe('base64');
    expect(Buffer.from(filled(record, [secret]).body ?? [])).toEqual(body);
  });

  it('leaves bytes alone that nobody redacted', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        const record = {
          method: 'POST',
          url: 'https://api.test/v1',
          headers: [],
          body: recordBody(body, new Redactor()),
        };
        fc.pre(!Buffer.from(body).toString('latin1').includes('[secret '));
        expect(filled(record, []).body).toEqual(body);
      }),
    );
  });

  it('is named where the settings do not have it, each name once', () => {
    const request = {
      method: 'POST',
      url: 'https://api.test/v1?token=[secret token]',
      headers: [['X', '[secret JWT]']] as const,
    };
    const body = { encoding: 'utf-8', content: '{"a":"[secret token]","b":"[secret apiSecret]"}', bytes: 1 } as const;
    expect(fillIn({ ...request, body }, request.headers, [])).toEqual({ missing: ['token', 'JWT', 'apiSecret'] });
    expect(redactedIn(body.content)).toEqual(['token', 'apiSecret']);
  });

  it('never puts in what only looks like a pattern of replacement', () => {
    const secret = new Secret('OFFBLOCKS_API_SECRET', "$&$1$'canary");
    const body = { encoding: 'utf-8', content: '{"s":"[secret OFFBLOCKS_API_SECRET]"}', bytes: 1 } as const;
    const made = filled({ method: 'POST', url: 'https://api.test/v1', headers: [], body }, [secret]);
    expect(Buffer.from(made.body ?? []).toString()).toBe(`{"s":"$&$1$'canary"}`);
  });
});
