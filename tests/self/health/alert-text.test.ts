import { describe, expect, it } from '@jest/globals';
import { alertsOf } from '../../../src/health/alerts.ts';
import { alertBody, alertIssue, alertText } from '../../../src/report/health/alert-text.ts';
import { issuesOf } from '../../../src/run/health-issues.ts';
import { atNight, firstNightMs, nightOf, nightsOf } from './recorded-nights.ts';

const dayMs = 86_400_000;
const nights = [
  nightOf(0, 'ok'),
  nightOf(1, 'down', {
    parts: [
      {
        part: 'operation:createCustomer',
        state: 'down',
        cause: { kind: 'refused', text: 'it said <!channel> & *bold*\n\n# heading <b>', exchange: 'approve.create#1' },
      },
    ],
  }),
  nightOf(2, 'ok'),
];
const [down, recovered] = alertsOf(nights);
if (down === undefined || recovered === undefined) throw new Error('two alerts were due');

describe('the text of an alert', () => {
  it('is three lines that say what, why and since when', () => {
    expect(alertText(down).split('\n')).toEqual([
      '*Onboarding is down: sandbox*',
      'refused, it said &lt;!channel&gt; &amp; *bold* # heading &lt;b&gt;',
      `since 2026-03-02 02:00 UTC; run night-1; alert ${down.id}`,
    ]);
    expect(alertText(recovered).split('\n')).toEqual([
      '*Onboarding is ok again: sandbox*',
      'It was: refused, it said &lt;!channel&gt; &amp; *bold* # heading &lt;b&gt;',
      `from 2026-03-02 02:00 UTC to 2026-03-03 02:00 UTC; run night-2; alert ${recovered.id}`,
    ]);
  });

  it('is short, however much an answer said', () => {
    const long = { ...down, cause: { kind: 'contract', text: 'x'.repeat(100_000) } };
    expect(alertText(long).length).toBeLessThan(600);
    expect(alertIssue(long).body.length).toBeLessThan(2000);
  });

  it('is in the body for programs, with everything by its name', () => {
    expect(alertBody(down)).toMatchObject({
      version: 1,
      id: down.id,
      kind: 'down',
      environment: 'sandbox',
      at: atNight(1),
      text: alertText(down),
    });
  });
});

describe('the issue of an incident', () => {
  it('quotes what an answer said as text and carries its mark', () => {
    const { title, body, marker } = alertIssue(down);
    expect(title).toBe(`Onboarding is down: sandbox (${down.fingerprint})`);
    expect(body).toContain('\n    it said <!channel> & *bold* # heading <b>\n');
    expect(body.endsWith(marker)).toBe(true);
    expect(marker).toContain(down.fingerprint);
  });

  it('is open while the incident lasts, closed with a farewell after it, and left to people a week later', () => {
    const at = (night: number): Date => new Date(firstNightMs + night * dayMs);
    expect(issuesOf(nights.slice(0, 2), at(1))).toMatchObject([
      { fingerprint: down.fingerprint, open: true, farewell: null },
    ]);
    expect(issuesOf(nights, at(2))).toMatchObject([
      {
        fingerprint: down.fingerprint,
        open: false,
        title: expect.stringContaining('is down'),
        farewell: alertText(recovered),
      },
    ]);
    expect(issuesOf(nights, at(9)).length).toBe(1);
    expect(issuesOf(nights, new Date(at(9).getTime() + 1))).toEqual([]);
  });

  it('is not opened for what nobody is told of', () => {
    expect(issuesOf(nightsOf(['ok', 'degraded', 'degraded', 'ok']), new Date(firstNightMs))).toEqual([]);
  });
});
