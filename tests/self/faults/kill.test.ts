import { describe, expect, it } from '@jest/globals';
import { differencesFromClean } from '../../../src/killmatrix/hold.ts';
import { dueExit, killOf } from '../../../src/killmatrix/kill.ts';
import type { Pin } from '../../../src/killmatrix/pin.ts';
import { groupNames, select } from '../../../src/killmatrix/selection.ts';
import type { Verdict } from '../../../src/verdict/judge.ts';
import type { JudgedCheck, Offence } from '../../../src/verdict/judged-check.ts';

const pin: Pin = {
  seenBy: ['flows/approve'],
  requirements: ['a.first', 'a.second'],
  operation: 'getCustomer',
  alsoRed: { requirements: ['b.beside'], because: 'it shows there too' },
};

function offence(operation: string | undefined, line?: number): Offence {
  const words = { code: 'X', message: 'wrong', expected: 'this', received: 'that', exchange: 'suite.step#1' };
  return { ...words, ...(operation === undefined ? {} : { operation }), ...(line === undefined ? {} : { line }) };
}

function check(requirement: string, outcome: JudgedCheck['outcome'], ...offences: Offence[]): JudgedCheck {
  return { id: `${requirement}:case`, requirement, outcome, exchanges: ['suite.step#1'], offences };
}

function verdict(
  checks: readonly JudgedCheck[],
  suiteFaults = 0,
): Pick<Verdict, 'word' | 'checks' | 'counts' | 'reasons'> {
  const none = { 'not-applicable': 0, proved: 1, warned: 0, waived: 0, 'not-reached': 0, undecided: 0, violated: 0 };
  return {
    word: checks.some(({ outcome }) => outcome === 'violated') ? 'violated' : 'holds',
    checks,
    counts: { ...none, 'suite-fault': suiteFaults },
    reasons: ['because'],
  };
}

const first = check('a.first', 'violated', offence('listCustomers', 5), offence('getCustomer', 7));
const second = check('a.second', 'violated', offence(undefined));

describe('a run under a fault', () => {
  it('kills it by the pinned requirements, with the operation and line that they accuse', () => {
    expect(killOf(verdict([first, second]), pin)).toEqual({
      killedBy: ['a.first', 'a.second'],
      attribution: { operation: 'getCustomer', line: 7 },
      alsoRed: [],
      shortfalls: [],
    });
  });

  it.each<[what: string, checks: readonly JudgedCheck[], shortfall: RegExp]>([
    ['nothing is violated', [check('a.first', 'proved')], /^survived: nothing violates a\.first$/],
    ['one pinned requirement is not violated', [first], /^survived: nothing violates a\.second$/],
    ['a pinned requirement only warns', [first, check('a.second', 'warned')], /^survived: .*a\.second$/],
    [
      'another operation is accused',
      [check('a.first', 'violated', offence('listCustomers', 5)), second],
      /^unattributed: listCustomers is accused, not getCustomer$/,
    ],
    [
      'no line is named',
      [check('a.first', 'violated', offence('getCustomer')), second],
      /^unattributed: no line .* getCustomer$/,
    ],
    ['something else is violated', [first, second, check('c.else', 'violated')], /^co-red: c\.else is violated too/],
  ])('falls short when %s', (_what, checks, shortfall) => {
    expect(killOf(verdict(checks), pin).shortfalls).toContainEqual(expect.stringMatching(shortfall));
  });

  it('may violate beside it what the pin explains', () => {
    const kill = killOf(verdict([first, second, check('b.beside', 'violated')]), pin);
    expect([kill.alsoRed, kill.shortfalls]).toEqual([['b.beside'], []]);
  });

  it('falls short when the suites were at fault themselves', () => {
    expect(killOf(verdict([first, second], 2), pin).shortfalls).toEqual([
      'suite fault: 2 planned checks were not emitted',
    ]);
  });

  it('kills what is only recommended by a warning, and leaves the run holding unless something beside it is violated', () => {
    const mild: Pin = { ...pin, warns: true, requirements: ['a.first'] };
    const warned = check('a.first', 'warned', offence('getCustomer', 7));
    const kill = killOf(verdict([warned]), mild);
    expect([kill.killedBy, kill.shortfalls, dueExit(kill, mild)]).toEqual([['a.first'], [], 0]);
    const beside = killOf(verdict([warned, check('b.beside', 'violated')]), mild);
    expect([beside.shortfalls, dueExit(beside, mild), dueExit(beside, pin)]).toEqual([[], 1, 1]);
    expect(killOf(verdict([check('a.first', 'proved')]), mild).shortfalls).toEqual([
      'survived: nothing warns of a.first',
    ]);
  });

  it('needs an exchange where no operation can be accused', () => {
    const nobody: Pin = { seenBy: ['flows/approve'], requirements: ['a.first'] };
    const nowhere = { ...offence(undefined), exchange: '' };
    const shortfalls = (...offences: Offence[]): readonly string[] =>
      killOf(verdict([check('a.first', 'violated', ...offences)]), nobody).shortfalls;
    expect(shortfalls(offence(undefined))).toEqual([]);
    expect(shortfalls(nowhere)).toEqual(['unattributed: no exchange is named']);
  });
});

describe('a run under a variation', () => {
  const clean = verdict([check('a.first', 'proved'), check('a.second', 'warned')]);

  it('differs in nothing when it holds with the same checks and warnings', () => {
    expect(differencesFromClean(clean, clean)).toEqual([]);
  });

  it.each<[what: string, checks: readonly JudgedCheck[], difference: RegExp]>([
    ['violates something', [check('a.first', 'violated'), check('a.second', 'warned')], /^red: a\.first is violated$/],
    ['warns of more', [check('a.first', 'warned'), check('a.second', 'warned')], /^red: a\.first warns/],
    ['lacks a check', [check('a.second', 'warned')], /^other checks: the run lacks a\.first:case/],
    ['has another check', [...clean.checks, check('b.new', 'proved')], /^other checks: the run has b\.new:case/],
  ])('is red when it %s', (_what, checks, difference) => {
    expect(differencesFromClean(verdict(checks), clean)).toContainEqual(expect.stringMatching(difference));
  });
});

describe('a selection', () => {
  it.each(groupNames)('of the group %s is not empty, and is not taken for the whole', (group) => {
    const selection = select(group, []);
    if ('unknown' in selection) throw new Error(`${group} is unknown`);
    expect(selection.faults.length + selection.variants.length).toBeGreaterThan(0);
    expect(selection.whole).toBe(false);
  });

  it('adds named faults to a group', () => {
    const selection = select('webhook', ['schema-null']);
    expect('unknown' in selection ? [] : selection.faults.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['schema-null', 'webhook-schema']),
    );
  });

  it.each([
    ['a group', 'nonsense', []],
    ['a fault', undefined, ['schema-nul']],
  ] as const)('names %s that does not exist, and what does', (_what, group, ids) => {
    const selection = select(group, ids);
    expect('unknown' in selection && selection.known.length > 5).toBe(true);
  });
});
