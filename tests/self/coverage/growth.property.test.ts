import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvidenceRecord } from '../../../src/evidence/records.ts';
import { call, delivered, door, moved, shown } from './door-records.ts';
import { covered } from './small-contract.ts';

const state = fc.constantFrom('shut', 'turning', 'open', 'gone');
const input = fc
  .constantFrom('ed25519', 'ecdsa-p384-sha384')
  .map((alg) => `sig=("@method");created=1;keyid="k";alg="${alg}"`);

/** Anything that can happen with doors, later by the given milliseconds than what came before. */
const step = fc.record({
  later: fc.integer({ min: 2, max: 50 }),
  happens: fc.oneof(
    state.map((status) => (at: number) => shown(at, status)),
    state.map((status) => (at: number) => delivered(at, status)),
    fc.constantFrom('openDoor', 'closeDoor').map((operation) => (at: number) => moved(at, operation as 'openDoor')),
    fc
      .record({
        status: fc.constantFrom(200, 201, 404, 418),
        sent: fc.oneof(fc.record({ name: fc.string(), colour: fc.constantFrom('red', 'green') }), fc.jsonValue()),
        invalid: fc.boolean(),
        input,
      })
      .map(({ status, sent, invalid, ...more }) => (at: number) => {
        const answered = [door('open', at), door('shut', at, '2')];
        const headers = [['Signature-Input', more.input]] as const;
        const operation = status === 201 ? 'makeDoor' : 'listDoors';
        return call({
          operation,
          status,
          at,
          sent,
          answered: status === 201 ? answered[0] : answered,
          invalid,
          headers,
        });
      }),
  ),
});

function recordsOf(steps: readonly { later: number; happens: (at: number) => EvidenceRecord }[]): EvidenceRecord[] {
  let at = 0;
  return steps.map(({ later, happens }) => {
    at += later;
    return happens(at);
  });
}

describe('coverage', () => {
  it('is never lowered at any place by what happens next', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const records = recordsOf(steps);
        const [before, after] = [covered(records.slice(0, -1)), covered(records)];
        const lowered: string[] = [];
        for (const [index, axis] of before.axes.entries()) {
          const later = new Map(after.axes[index]?.rows.map(({ place, hits }) => [place, hits]));
          for (const { place, hits } of axis.rows)
            if ((later.get(place) ?? 0) < hits) lowered.push(`${place} ${hits} -> ${later.get(place)}`);
        }
        expect(lowered).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same however the journals of the processes are put together', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.integer({ min: 0, max: 15 }), (steps, at) => {
        const records = recordsOf(steps);
        expect(covered([...records.slice(at), ...records.slice(0, at)]).axes).toEqual(covered(records).axes);
      }),
      { numRuns: 100 },
    );
  });
});
