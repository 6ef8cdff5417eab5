import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentDigest, type DigestAlgorithm } from '../../../src/signing/content-digest.ts';

const hello = Buffer.from('{"hello": "world"}');
const helloLine = Buffer.from('{"hello": "world"}\n');
const customer = Buffer.from(
  '{"chainId":"eip155:300:0x43158f45b5EbD7b1179130130DF00393928C2691","externalId":"27c9aa3b-f12d-43b9-8e91-5264ccc998de"}',
);

describe('Content-Digest', () => {
  it.each([
    {
      example: 'RFC 9530 appendix D, sha-512',
      body: hello,
      algorithm: 'sha-512' as const,
      want: 'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
    },
    {
      example: 'RFC 9530 appendix D, sha-256',
      body: hello,
      algorithm: 'sha-256' as const,
      want: 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    },
    {
      example: 'RFC 9530 appendix B.1, with a line end',
      body: helloLine,
      algorithm: 'sha-256' as const,
      want: 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
    },
    {
      example: 'RFC 9530 §2, with a line end',
      body: helloLine,
      algorithm: 'sha-512' as const,
      want: 'sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:',
    },
    {
      example: 'RFC 9530 appendix B.2, no content',
      body: Buffer.alloc(0),
      algorithm: 'sha-256' as const,
      want: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    },
    {
      example: 'the creation of a customer, sha-256',
      body: customer,
      algorithm: 'sha-256' as const,
      want: 'sha-256=:Ps0onmTk7OfaYjusU31Cp3dappB9NUoQPBF+qjcb15c=:',
    },
    {
      example: 'the creation of a customer, sha-512',
      body: customer,
      algorithm: 'sha-512' as const,
      want: 'sha-512=:fONG5srga7IrJnTTrY9G/vbydBj98CKR5PfEkxZZJnk3DfqwaqF7JQE97dsIMd8D/Z8WzRbWZzT1x1sc6c6ulw==:',
    },
  ])('is as in $example', ({ body, algorithm, want }) => {
    expect(contentDigest(body, [algorithm])).toBe(want);
  });

  it('carries several algorithms in the order asked for', () => {
    expect(contentDigest(hello, ['sha-512', 'sha-256'])).toBe(
      'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:, sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    );
  });

  it('is taken over the view that is given, not over the buffer behind it', () => {
    const view = new Uint8Array(Buffer.concat([Buffer.from('xx'), hello, Buffer.from('yy')])).subarray(
      2,
      2 + hello.length,
    );
    expect(contentDigest(view, ['sha-256'])).toBe(contentDigest(hello, ['sha-256']));
  });

  it('differs as soon as one byte of the body differs', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom<DigestAlgorithm>('sha-256', 'sha-512'),
        (body, at, flip, algorithm) => {
          const changed = Uint8Array.from(body);
          const index = at % body.length;
          changed[index] = (changed[index] ?? 0) ^ flip;
          expect(contentDigest(changed, [algorithm])).not.toBe(contentDigest(body, [algorithm]));
        },
      ),
    );
  });

  it('refuses an algorithm that is not active', () => {
    const other = 'md5' as string as DigestAlgorithm;
    expect(() =>
      contentDigest(hello, [other]),
    ).toThrow(`DIGEST_ALGORITHM  a content digest cannot be made with this algorithm
  expected  sha-256 or sha-512
  received  "md5"
  next      choose sha-256, unless the environment asks for sha-512`);
  });

  it('refuses an empty list of algorithms', () => {
    expect(() => contentDigest(hello, [])).toThrow('received  an empty list');
  });
});
