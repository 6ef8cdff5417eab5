import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { machine } from '../../states/customer-machine.ts';
import { chooseWalks, proofsOfWalk, walkArbitrary } from '../../states/walk-choice.ts';
import {
  type Act,
  allProofs,
  cast,
  cellOf,
  duesOf,
  kindOf,
  type Move,
  transitionsOf,
  type Walk,
} from '../../states/walk-model.ts';
import { shortestWalks, shrinkWalk } from '../../states/walk-shrink.ts';

const seed = 20_261_123;
const effort = { count: 6, length: 9, wanted: allProofs(), avoided: new Set<string>() };
const by = (who: Move['who'], ...acts: Act[]): Walk => acts.map((act) => ({ who, act }));
const last = (walk: Walk) => {
  const due = duesOf(walk).at(-1);
  if (due === undefined) throw new Error('an empty walk');
  return { cell: cellOf(due.before, due.due), kind: kindOf(due.due), ...due };
};

describe('the model of a walk', () => {
  it('follows the declared machine, each customer by itself', () => {
    const walk: Walk = [
      ...by('Ann', 'signCustomerChallenge', 'verifyCustomer'),
      ...by('Ben', 'verifyCustomer', 'signCustomerChallenge', 'rejectCustomer', 'activateCustomer'),
      ...by('Ann', 'deactivateCustomer', 'replay', 'activateCustomer'),
    ];
    expect(duesOf(walk).map(({ due }) => [due.kind, 'proof' in due ? due.proof : ''])).toEqual([
      ['effect', 'customer.reaches-verifying'],
      ['effect', 'customer.becomes-active'],
      ['refusal', 'customer.illegal-refused#verifyCustomer'],
      ['effect', 'customer.reaches-verifying'],
      ['effect', 'customer.becomes-rejected'],
      ['refusal', 'customer.rejected-is-final#activateCustomer'],
      ['effect', 'customer.deactivates'],
      ['replay', ''],
      ['effect', 'customer.activates'],
    ]);
  });

  it('never repeats a refused call, because whether its key is used up is left open', () => {
    const [, , replayed] = duesOf(by('Ann', 'verifyCustomer', 'getCustomerChallenge', 'replay'));
    expect(replayed?.due).toEqual({ kind: 'replay', of: 'createCustomer' });
  });

  it('knows the transitions that a call set off, also through a state that nobody saw', () => {
    const through = ['initiating -> screening by signCustomerChallenge', 'screening -> verifying by environment'];
    expect(transitionsOf('initiating', ['screening', 'verifying'], 'signCustomerChallenge')).toEqual(through);
    expect(transitionsOf('initiating', ['screening'], 'signCustomerChallenge')).toEqual(through.slice(0, 1));
    expect(transitionsOf('verifying', ['verifying', 'active'], 'verifyCustomer')).toEqual([
      'verifying -> active by verifyCustomer',
    ]);
    expect(transitionsOf('verifying', ['verifying'], 'verifyCustomer')).toEqual([]);
  });
});

describe('the walks of a run', () => {
  it('touch everything that walks can prove, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (any) => {
        const walks = chooseWalks(any, effort);
        expect(walks.map(({ length }) => length)).toEqual([9, 9, 9, 9, 9, 9]);
        const proved = new Set(walks.flatMap(proofsOfWalk));
        expect(allProofs().filter((proof) => !proved.has(proof))).toEqual([]);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('are the same for the same seed and others for another', () => {
    expect(chooseWalks(7, effort)).toEqual(chooseWalks(7, effort));
    expect(chooseWalks(8, effort)).not.toEqual(chooseWalks(7, effort));
  });

  it('keep out of what was found', () => {
    const avoided = new Set(['rejectCustomer in verifying', 'replay of createCustomer']);
    for (const walk of chooseWalks(7, { ...effort, avoided })) {
      expect(duesOf(walk).filter(({ before, due }) => avoided.has(cellOf(before, due)))).toEqual([]);
    }
  });

  it('interleave both customers', () => {
    const both = chooseWalks(7, effort).filter((walk) => cast.every((who) => walk.some((move) => move.who === who)));
    expect(both.length).toBeGreaterThan(3);
  });
});

describe('the shortest ways to a finding', () => {
  it('are shorter walks that end in a move of the same kind, shortest first', () => {
    fc.assert(
      fc.property(walkArbitrary(10), (walk) => {
        const ways = shortestWalks(walk, 5);
        for (const way of ways) {
          expect(way.length).toBeLessThan(walk.length);
          expect(last(way).kind).toBe(last(walk).kind);
        }
        const lengths = ways.map(({ length }) => length);
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
      }),
      { seed, numRuns: 100 },
    );
  });

  it.each<[what: string, fault: (walk: Walk) => boolean, story: Act[]]>([
    ['verified too early', (walk) => last(walk).cell === 'verifyCustomer in initiating', ['verifyCustomer']],
    [
      'revived',
      (walk) => last(walk).cell === 'verifyCustomer in rejected',
      ['signCustomerChallenge', 'rejectCustomer', 'verifyCustomer'],
    ],
    [
      'active a second time, and only then deactivated in vain',
      (walk) =>
        last(walk).cell === 'deactivateCustomer in active' &&
        duesOf(walk).some(
          ({ move, before, due }) =>
            move.who === walk.at(-1)?.who && cellOf(before, due) === 'activateCustomer in inactive',
        ),
      ['signCustomerChallenge', 'verifyCustomer', 'deactivateCustomer', 'activateCustomer', 'deactivateCustomer'],
    ],
  ])('tell a customer that was %s in the fewest calls', async (_what, fault, story) => {
    const found = fc
      .sample(walkArbitrary(16), { seed, numRuns: 3000 })
      .flatMap((walk) => {
        const end = walk.findIndex((_move, index) => fault(walk.slice(0, index + 1)));
        return end < 0 ? [] : [walk.slice(0, end + 1)];
      })
      .filter(({ length }) => length > story.length);
    expect(found.length).toBeGreaterThan(2);
    for (const walk of found.slice(0, 20)) {
      const shrunk = await shrinkWalk(
        walk,
        'as found',
        async (one) => (fault(one) ? 'again' : undefined),
        () => true,
      );
      expect(shrunk.walk.map(({ act }) => act)).toEqual(story);
      expect(shrunk).toMatchObject({ outcome: 'again', reproduced: true });
    }
  });

  it('stay as they were found when nothing shows again, and cost no more than may be tried', async () => {
    const walk = by('Ann', 'signCustomerChallenge', 'replay', 'getCustomerChallenge', 'verifyCustomer');
    let left = 3;
    const shrunk = await shrinkWalk(
      walk,
      'once',
      async () => undefined,
      () => left-- > 0,
    );
    expect(shrunk).toEqual({ walk, outcome: 'once', tried: 3, reproduced: false });
  });
});

describe('the declared machine', () => {
  it('has each transition by an operation on some walk', () => {
    const possible = machine.transitions.filter(({ by: who }) => who !== 'environment').map(({ by: who }) => who);
    const walked = chooseWalks(7, effort).flatMap((walk) =>
      duesOf(walk).flatMap(({ due }) => (due.kind === 'effect' ? [due.operation] : [])),
    );
    expect([...new Set(possible)].filter((operation) => !walked.some((own) => own === operation))).toEqual([]);
  });
});
