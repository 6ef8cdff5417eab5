import { describe, expect, it } from '@jest/globals';
import { contentDigest } from '../../../src/signing/content-digest.ts';
import { generateSigningKeyPem, type SignatureAlgorithm, signingKeyFromPem } from '../../../src/signing/keys.ts';
import { mutations } from '../../../src/signing/mutations/catalogue.ts';
import type { MutationMaterial, RequestShape, SignedRequest } from '../../../src/signing/mutations/mutation.ts';
import { headerOf } from '../../../src/signing/mutations/request-edits.ts';
import { readSignature } from '../../../src/signing/mutations/resign.ts';
import { signRequest } from '../../../src/signing/sign-request.ts';
import { verifyWithOracle } from './oracle.ts';

const created = 1_705_515_713;
const components = ['@method', '@target-uri', 'content-digest', 'idempotency-key'];
const body = new TextEncoder().encode('{"chainId":"eip155:300:0x43","externalId":"27c9"}');

function material(algorithm: SignatureAlgorithm): MutationMaterial {
  const newKey = (keyId: string, of: SignatureAlgorithm) => signingKeyFromPem(generateSigningKeyPem(of), keyId);
  return {
    key: newKey('known', algorithm),
    unregistered: newKey('known', algorithm),
    foreign: newKey('foreign', algorithm === 'ed25519' ? 'ecdsa-p384-sha384' : 'ed25519'),
    unknownKeyId: 'unknown',
    otherUrl: new URL('https://api.example/v1/webhooks'),
  };
}

function goodRequest({ key }: MutationMaterial): SignedRequest {
  const request = {
    method: 'POST',
    url: new URL('https://api.example/v1/customers'),
    headers: [
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
      ['Idempotency-Key', '123e4567-e89b-12d3-a456-426614174000'],
      ['Content-Digest', contentDigest(body, ['sha-256'])],
    ] as const,
  };
  const { signature, 'signature-input': input } = signRequest(request, key, {
    label: 'sig',
    components,
    createdSeconds: created,
  });
  return { ...request, headers: [...request.headers, ['Signature-Input', input], ['Signature', signature]], body };
}

function shape(algorithm: SignatureAlgorithm): RequestShape {
  return { hasBody: true, hasIdempotencyKey: true, covered: new Set(components), algorithm, hasForeignKey: true };
}

/** Whether an independent library finds the signature good; false too where it cannot even read it. */
async function verifies(request: SignedRequest, { key }: MutationMaterial): Promise<boolean> {
  const fields = {
    'signature-input': headerOf(request, 'signature-input') ?? '',
    signature: headerOf(request, 'signature') ?? '',
  };
  const bare = { ...request, headers: request.headers.filter(([name]) => !/^signature/i.test(name)) };
  try {
    return (await verifyWithOracle(bare, fields, key)) === true;
  } catch {
    return false;
  }
}

/** Mutations whose signature is good in itself: what is wrong is the digest, the coverage or the time, for the API to judge. */
const goodSignatures = new Set([
  'digest-missing',
  'digest-malformed',
  'digest-of-other-bytes',
  'digest-of-nothing',
  'digest-of-re-serialised-json',
  'digest-md5-only',
  'digest-second-wrong',
  'digest-first-wrong',
  'method-uncovered',
  'target-uncovered',
  'digest-uncovered',
  'idempotency-key-uncovered',
  'nothing-covered',
  'created-ten-days-ago',
  'created-an-hour-ago',
  'created-in-an-hour',
  'created-missing',
  'created-in-ten-days',
  // The library is lenient here, where the standard is not (RFC 9421 §2, §2.3, §4.1).
  'component-twice',
  'created-a-string',
  'second-input-without-signature',
]);

describe.each(['ecdsa-p384-sha384', 'ed25519'] as const)('mutations of a request signed with %s', (algorithm) => {
  const given = material(algorithm);
  const good = goodRequest(given);
  const fitting = mutations.filter(({ applies }) => applies(shape(algorithm)));

  it('start from a request that an independent library finds good', async () => {
    await expect(verifies(good, given)).resolves.toBe(true);
  });

  it.each(fitting.map((mutation) => [mutation.id, mutation] as const))(
    '%s changes the request and leaves the good one as it was',
    (_id, { mutate }) => {
      const before = JSON.stringify(good);
      expect(JSON.stringify(mutate(good, given))).not.toBe(before);
      expect(JSON.stringify(good)).toBe(before);
    },
  );

  const accepted = fitting.filter(({ due }) => due === 'accepted');
  it.each(
    accepted.filter(({ id }) => id !== 'optional-whitespace').map((mutation) => [mutation.id, mutation] as const),
  )('%s is due to be accepted, and an independent library finds it good', async (_id, { mutate, id }) => {
    const mutated = mutate(good, given);
    // The library looks at no parameter expires that lies in its past; the vectors here are years old.
    if (id === 'expires-ahead') expect(readSignature(mutated).params.get('expires')).toBe(created + 60);
    else await expect(verifies(mutated, given)).resolves.toBe(true);
  });

  const refused = fitting.filter(({ due }) => due === 'refused');
  it.each(refused.filter(({ id }) => !goodSignatures.has(id)).map((mutation) => [mutation.id, mutation] as const))(
    '%s is due to be refused, and an independent library finds it bad',
    async (_id, { mutate }) => {
      await expect(verifies(mutate(good, given), given)).resolves.toBe(false);
    },
  );
});

describe('the catalogue of mutations', () => {
  it('names each one once', () => {
    const ids = mutations.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('asks for DER only of ECDSA, and for what a body has only where there is one', () => {
    const bare = { ...shape('ed25519'), hasBody: false, hasIdempotencyKey: false, hasForeignKey: false };
    const ids = mutations.filter(({ applies }) => applies(bare)).map(({ id }) => id);
    expect(ids.filter((id) => /^(der|digest|body|idempotency|content-digest|foreign)/.test(id))).toEqual([]);
  });

  it('refuses to mutate a request that carries no single signature', () => {
    const unsigned: SignedRequest = { method: 'GET', url: new URL('https://api.example/'), headers: [] };
    expect(() => readSignature(unsigned)).toThrow(/expected\s+one label[\s\S]*received\s+no Signature-Input/);
  });
});

describe('digests among the mutations', () => {
  const given = material('ed25519');
  const good = goodRequest(given);
  const mutated = (id: string): SignedRequest => {
    const mutation = mutations.find((candidate) => candidate.id === id);
    if (mutation === undefined) throw new TypeError(`no mutation ${id}`);
    return mutation.mutate(good, given);
  };

  it.each(['digest-of-the-exact-bytes', 'digest-of-re-serialised-json'])(
    '%s sends the same JSON in other bytes',
    (id) => {
      const text = new TextDecoder().decode(mutated(id).body);
      expect(JSON.parse(text)).toEqual(JSON.parse(new TextDecoder().decode(body)));
      expect(text).not.toBe(new TextDecoder().decode(body));
    },
  );

  it('digests the exact bytes in one of them and the re-serialised ones in the other', () => {
    const [exact, minified] = ['digest-of-the-exact-bytes', 'digest-of-re-serialised-json'].map(mutated);
    expect(headerOf(exact ?? good, 'content-digest')).toBe(contentDigest(exact?.body ?? body, ['sha-256']));
    expect(headerOf(minified ?? good, 'content-digest')).toBe(contentDigest(body, ['sha-256']));
  });
});
