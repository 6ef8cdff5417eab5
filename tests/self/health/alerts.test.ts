import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alertsOf } from '../../../src/health/alerts.ts';
import { historyLine, readHistory } from '../../../src/health/history.ts';
import { incidentsOf } from '../../../src/health/incidents.ts';
import type { HealthState, Night } from '../../../src/health/night.ts';
import { atNight, nightOf, nightsOf } from './recorded-nights.ts';

const short: Readonly<Record<string, HealthState>> = { o: 'ok', g: 'degraded', d: 'down', u: 'unknown' };

function states(text: string): HealthState[] {
  return [...text].map((letter) => short[letter] ?? 'ok');
}

/** Alerts as `night kind`. */
function told(text: string): string[] {
  return alertsOf(nightsOf(states(text))).map(({ runId, kind }) => `${runId.replace('night-', '')} ${kind}`);
}

/** The rules once more, as the simplest machine that a person would write. */
function naively(all: readonly HealthState[]): string[] {
  const alerts: string[] = [];
  let degradedNights = 0;
  let toldDegraded = false;
  let toldDown = false;
  for (const [night, state] of all.entries()) {
    if (state === 'down' && !toldDown) {
      alerts.push(`${night} down`);
      toldDown = true;
    }
    if (state === 'degraded' && !toldDown) {
      degradedNights += 1;
      if (degradedNights === 3) {
        alerts.push(`${night} degraded`);
        toldDegraded = true;
      }
    }
    if (state === 'ok') {
      if (toldDegraded || toldDown) alerts.push(`${night} recovered`);
      degradedNights = 0;
      toldDegraded = false;
      toldDown = false;
    }
  }
  return alerts;
}

describe('alerts', () => {
  it.each<[states: string, alerts: string[]]>([
    ['ooooo', []],
    ['odddo', ['1 down', '4 recovered']],
    ['ood', ['2 down']],
    ['oggo', []],
    ['ogggo', ['3 degraded', '4 recovered']],
    ['oggggdo', ['3 degraded', '5 down', '6 recovered']],
    ['oggdggo', ['3 down', '6 recovered']],
    ['oduudo', ['1 down', '5 recovered']],
    ['oguguugo', ['6 degraded', '7 recovered']],
    ['uuu', []],
    ['d', ['0 down']],
    ['dodo', ['0 down', '1 recovered', '2 down', '3 recovered']],
  ])('of %s are on the transitions', (text, alerts) => {
    expect(told(text)).toEqual(alerts);
  });

  it('are those of the naive machine, exactly one per transition', () => {
    const any = fc.array(fc.constantFrom<HealthState>('ok', 'degraded', 'down', 'unknown'), { maxLength: 40 });
    fc.assert(
      fc.property(any, (all) => {
        const alerts = alertsOf(nightsOf(all));
        expect(alerts.map(({ runId, kind }) => `${runId.replace('night-', '')} ${kind}`)).toEqual(naively(all));
        expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
      }),
    );
  });

  it('told once stay as they are, whatever the later nights bring', () => {
    const any = fc.array(fc.constantFrom<HealthState>('ok', 'degraded', 'down', 'unknown'), { maxLength: 25 });
    fc.assert(
      fc.property(any, any, (before, after) => {
        const early = alertsOf(nightsOf(before));
        expect(alertsOf(nightsOf([...before, ...after])).slice(0, early.length)).toEqual(early);
      }),
    );
  });

  it('wait for three nights, not for three visits', () => {
    const visit = (at: string, state: HealthState) => nightOf(0, state, { at, runId: at });
    const hourly = [1, 2, 3, 4].map((hour) => visit(`2026-03-01T0${hour}:00:00Z`, 'degraded'));
    const next = [visit('2026-03-02T23:59:00Z', 'degraded'), visit('2026-03-03T00:01:00Z', 'degraded')];
    expect(alertsOf([...hourly, visit('2026-03-01T05:00:00Z', 'ok')])).toEqual([]);
    expect(alertsOf([...hourly, ...next]).map(({ kind, runId }) => `${kind} ${runId}`)).toEqual([
      'degraded 2026-03-03T00:01:00Z',
    ]);
  });

  it('keep their ids where a visit that began earlier is kept later', () => {
    const [early, late] = [nightOf(0, 'down'), nightOf(0, 'down', { at: '2026-03-01T02:00:01Z', runId: 'late' })];
    const told = (...kept: readonly Night[]) =>
      alertsOf(readHistory(kept.map(historyLine).join('\n'), 'sandbox').nights).map(({ id, kind }) => `${kind} ${id}`);
    const [down] = told(late);
    expect(told(late, early)).toEqual([down]);
    expect(told(late, early, nightOf(1, 'ok'))[0]).toBe(down);
  });

  it('of a recovery tell the gravest of what is over', () => {
    const [down, recovered] = alertsOf(nightsOf(states('gdo')));
    expect(down?.cause.kind).toBe('unreachable');
    expect(recovered).toMatchObject({ kind: 'recovered', cause: { kind: 'unreachable' }, since: atNight(0) });
    expect(recovered?.fingerprint).toBe(down?.fingerprint);
  });
});

describe('incidents', () => {
  it('are the stretches between ok nights; unknown ones neither begin nor end them', () => {
    const incidents = incidentsOf(nightsOf(states('uogudoouddu')));
    const rows = incidents.map(({ start, end, worst, nights, worsened }) => [
      start,
      end,
      worst,
      nights.length,
      worsened?.at,
    ]);
    expect(incidents.map(({ cause }) => cause.exchange)).toEqual(['n2#1', 'n8#1']);
    expect(rows).toEqual([
      [atNight(2), atNight(5), 'down', 2, atNight(4)],
      [atNight(8), null, 'down', 2, undefined],
    ]);
  });

  it('have a fingerprint of their own: by environment, run, and when it began', () => {
    const twice = (change: Partial<Night>) => nightOf(0, 'down', change);
    const first = [twice({}), twice({ environment: 'staging' }), twice({ at: atNight(1) }), twice({ runId: 'other' })];
    const fingerprints = first.flatMap((night) => incidentsOf([night]).map(({ fingerprint }) => fingerprint));
    expect(new Set(fingerprints).size).toBe(4);
    expect(fingerprints.every((one) => /^[0-9a-f]{12}$/.test(one))).toBe(true);
  });

  it('hold every bad night once', () => {
    const any = fc.array(fc.constantFrom<HealthState>('ok', 'degraded', 'down', 'unknown'), { maxLength: 40 });
    fc.assert(
      fc.property(any, (all) => {
        const bad = incidentsOf(nightsOf(all)).flatMap(({ nights }) => nights.map(({ runId }) => runId));
        const expected = all.flatMap((state, index) =>
          state === 'down' || state === 'degraded' ? [`night-${index}`] : [],
        );
        expect(bad).toEqual(expected);
      }),
    );
  });

  it('have the cause of the gravest part, of the first in the order of the flow', () => {
    const cause = (text: string) => ({ kind: 'refused', text });
    const night = nightOf(0, 'down', {
      parts: [
        { part: 'operation:issueToken', state: 'degraded', cause: cause('slow token') },
        { part: 'operation:createCustomer', state: 'down', cause: cause('no creation') },
        { part: 'operation:verifyCustomer', state: 'down', cause: cause('no verification') },
        { part: 'transition:screening', state: 'unknown', cause: cause('not reached') },
      ],
    });
    expect(incidentsOf([night])[0]?.cause.text).toBe('no creation');
  });
});
