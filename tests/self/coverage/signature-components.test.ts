import { describe, expect, it } from '@jest/globals';
import { mutations } from '../../../src/signing/mutations/catalogue.ts';
import { call, checked } from './door-records.ts';
import { covered, plain, reached, rowsOf } from './small-contract.ts';

const axis = 'signature component';
const p384 = 'ecdsa-p384-sha384';
const signed = (input: string, more: Partial<Parameters<typeof call>[0]> = {}) =>
  call({ operation: 'getDoor', status: 200, headers: [['Signature-Input', input]], ...more });
const both = '("@method" "content-digest");created=1;keyid="k1"';

describe('signature components', () => {
  it('have a place for each component, algorithm and way to change the component', () => {
    const ways = ['@method P: covered', '@method P: method changed', 'content-digest P: covered'];
    const digests = ['content-digest P: content-digest changed', 'content-digest P: body changed'];
    const query = ['@query P: covered', '@query P: changed'];
    const places = rowsOf(covered([]), axis).map(({ place }) => place);
    expect(places.filter((place) => place.includes(p384)).map((place) => place.replace(p384, 'P'))).toEqual([
      ...ways,
      ...digests,
      ...query,
    ]);
    expect(places.filter((place) => place.includes('ed25519'))).toHaveLength(places.length / 2);
  });

  it('are covered by an accepted request, with the algorithm that its signature names', () => {
    expect(reached(covered([signed(`sig=${both};alg="${p384}"`)]), axis)).toEqual({
      [`@method ${p384}: covered`]: 1,
      [`content-digest ${p384}: covered`]: 1,
    });
  });

  it('are covered with the algorithm of the key where the signature names none', () => {
    const named = signed(`sig=${both};alg="ed25519"`);
    expect(reached(covered([named, signed(`sig=${both}`)]), axis)).toMatchObject({ '@method ed25519: covered': 2 });
    expect(reached(covered([signed(`sig=${both}`)]), axis)).toEqual({});
  });

  it('are not covered by a request that was refused, or that meant to be', () => {
    const input = `sig=${both};alg="${p384}"`;
    expect(reached(covered([signed(input, { status: 401 }), signed(input, { invalid: true })]), axis)).toEqual({});
  });

  it('are changed where a mutation of them was refused as it must be', () => {
    const refused = signed(`sig=${both};alg="${p384}"`, { status: 401, invalid: true });
    const proof = checked('signature.covers', 'body', refused);
    expect(reached(covered([proof, refused]), axis)).toEqual({ [`content-digest ${p384}: body changed`]: 1 });
    expect(reached(covered([{ ...proof, outcome: 'violated' }, refused]), axis)).toEqual({});
    expect(reached(covered([checked('signature.covers', 'parameter-added', refused), refused]), axis)).toEqual({});
    expect(reached(covered([checked('signature.verified', 'body', refused), refused]), axis)).toEqual({});
  });

  it('say so where no key of the settings has an algorithm', () => {
    const rows = rowsOf(covered([], { circumstances: { ...plain, algorithms: [p384] } }), axis);
    const reasons = new Set(rows.map(({ place, reason }) => `${place.includes('ed25519')} ${reason ?? 'none'}`));
    expect([...reasons]).toEqual(['false none', 'true no key of the settings signs with ed25519']);
  });

  it('are changed by every mutation of a covered component that the catalogue has', () => {
    const components = ['@method', '@target-uri', 'content-digest', 'idempotency-key'];
    const places = rowsOf(covered([], { circumstances: { ...plain, components } }), axis).map(({ place }) => place);
    const ofSignature = mutations.filter(
      ({ id, requirement }) => requirement === 'signature.covers' && !/^parameter-/.test(id),
    );
    for (const { id } of ofSignature) expect(places.some((place) => place.endsWith(`: ${id} changed`))).toBe(true);
    expect(ofSignature.length).toBeGreaterThan(5);
  });
});
