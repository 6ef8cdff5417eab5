import { describe, expect, it } from '@jest/globals';
import { type HealthReport, healthReport, type ReportParts } from '../../../src/health/health-report.ts';
import type { HealthState, Night } from '../../../src/health/night.ts';
import { renderHealthConsole } from '../../../src/report/health/health-console.ts';
import { renderHealthJson } from '../../../src/report/health/health-json.ts';
import { renderHealthPage } from '../../../src/report/health/health-page.ts';
import { workedOn } from '../../../src/report/health/part-text.ts';
import { atNight, firstNightMs, nightOf, nightsOf, sampleWith } from './recorded-nights.ts';

const dayMs = 86_400_000;

function report(parts: Partial<ReportParts> = {}): HealthReport {
  const { nights = [] } = parts;
  const nowMs = firstNightMs + Math.max(0, nights.length - 1) * dayMs + 1000;
  return healthReport({ environment: 'sandbox', nights, skipped: [], undelivered: [], nowMs, ...parts });
}

const hostile = '<script>alert(1)</script>"\'&';
const told = report({
  nights: [
    ...nightsOf(['ok', 'degraded', 'unknown']),
    nightOf(3, 'down', {
      runId: hostile,
      parts: [
        {
          part: 'operation:issueToken',
          state: 'down',
          cause: { kind: 'refused', text: `it said ${hostile}\u001b[2J`, exchange: hostile },
        },
        { part: 'operation:createCustomer', state: 'unknown', cause: { kind: 'not-reached', text: 'a long story' } },
      ],
    }),
  ],
  skipped: [{ line: 2, why: `a night of ${hostile}` }],
  undelivered: [{ alert: 'abc', kind: 'down', sink: 'slack', reason: hostile }],
});

describe('the report of a history', () => {
  it('shows 90 dates up to today, the gravest run of each', () => {
    const twice = nightOf(9, 'down', { at: '2026-03-10T14:00:00Z', verdict: 'violated' });
    const { cells } = report({ nights: [nightOf(8, 'ok'), nightOf(9, 'ok'), twice], nowMs: firstNightMs + 9 * dayMs });
    expect(cells.length).toBe(90);
    expect(cells.at(-1)).toEqual({ date: '2026-03-10', runs: 2, state: 'down', verdict: 'violated' });
    expect(cells.at(-2)).toEqual({ date: '2026-03-09', runs: 1, state: 'ok', verdict: 'holds' });
    expect(cells[0]).toEqual({ date: '2025-12-11', runs: 0, state: null, verdict: null });
  });

  it('counts availability by known dates and the verdict by judged ones', () => {
    const { availability, holding } = report({
      nights: [...nightsOf(['ok', 'degraded', 'unknown', 'down']), nightOf(4, 'degraded', { verdict: 'violated' })],
    });
    expect(availability).toBe(3 / 4);
    expect(holding).toBe(2 / 3);
    expect(report()).toMatchObject({ availability: null, holding: null, now: null, since: null, incidents: [] });
    expect(report({ nights: nightsOf(['unknown']) })).toMatchObject({ availability: null, holding: null });
  });

  it('tells a contract that was broken once on a date as broken, and one that was not judged once as not judged', () => {
    const onOneDate = (...verdicts: readonly Night['verdict'][]) =>
      report({
        nights: verdicts.map((verdict, hour) => nightOf(0, 'ok', { verdict, at: `2026-03-01T0${hour}:00:00Z` })),
        nowMs: firstNightMs,
      }).cells.at(-1)?.verdict;
    expect(onOneDate('holds', 'violated', 'undecided')).toBe('violated');
    expect(onOneDate('undecided', 'holds')).toBe('undecided');
  });

  it('tells the latest incident first', () => {
    const { incidents } = report({ nights: nightsOf(['down', 'ok', 'degraded']) });
    expect(incidents.map(({ start }) => start)).toEqual([atNight(2), atNight(0)]);
  });

  it('says since when, past nights on which nobody could look', () => {
    expect(report({ nights: nightsOf(['ok', 'down', 'unknown', 'down']) }).since).toBe(atNight(1));
    expect(report({ nights: nightsOf(['ok', 'ok', 'ok']) }).since).toBe(atNight(0));
    expect(report({ nights: nightsOf(['ok', 'unknown', 'unknown']) }).since).toBe(atNight(1));
  });

  it('has the percentiles of each part, and the age of the key', () => {
    const nights = Array.from({ length: 20 }, (_, index) =>
      nightOf(index, 'ok', {
        sample: sampleWith({
          steps: { 'approve.create': { latency: { totalMs: (index + 1) * 10 } } },
          keyId: index < 5 ? 'old' : 'new',
        }),
      }),
    );
    const { operations, transitions, keyAgeDays } = report({ nights });
    expect(operations.find(({ part }) => part === 'operation:createCustomer')).toMatchObject({
      p50Ms: 100,
      p95Ms: 190,
    });
    expect(transitions.map(({ part, p95Ms }) => `${part} ${p95Ms}`)).toEqual([
      'transition:screening 100',
      'transition:activation 100',
      'transition:rejection 100',
    ]);
    expect(keyAgeDays).toBe(14);
  });

  it('has times of the shown dates alone, the median of each date', () => {
    const took = (index: number, totalMs: number, at = atNight(index)) =>
      nightOf(index, 'ok', { at, sample: sampleWith({ steps: { 'approve.token': { latency: { totalMs } } } }) });
    const nights = [
      took(0, 9000),
      took(100, 10),
      took(100, 20, `${atNight(100).slice(0, 10)}T05:00:00Z`),
      took(101, 40),
    ];
    const { operations } = report({ nights, nowMs: firstNightMs + 101 * dayMs });
    expect(operations.find(({ part }) => part === 'operation:issueToken')).toEqual({
      part: 'operation:issueToken',
      p50Ms: 20,
      p95Ms: 40,
      series: [
        { date: atNight(100).slice(0, 10), ms: 15 },
        { date: atNight(101).slice(0, 10), ms: 40 },
      ],
    });
  });
});

describe('the page', () => {
  it('escapes whatever an answer said, and runs no script', () => {
    const page = renderHealthPage(told);
    expect(page).not.toContain('<script');
    expect(page).toContain('it said &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(/Content-Security-Policy" content="default-src (&#39;|')none\1; style-src/.test(page)).toBe(true);
  });

  it('needs nothing from elsewhere', () => {
    expect(renderHealthPage(told)).not.toMatch(/\b(?:src|href)\s*=|url\(|@import/);
  });

  it('says what is not known, too', () => {
    const page = renderHealthPage(report());
    expect(page).toContain('onboarding is not known');
    expect(page).toContain('not visited yet');
    expect(page).toContain('<p>none</p>');
    expect(page).toContain('none of the last 90 nights is known');
    expect(page).toContain('none of the last 90 nights is judged');
  });

  it('says on how many nights it rests, and rounds nothing to all or to none', () => {
    const states = (bad: HealthState, good: HealthState, many: number) =>
      report({ nights: nightsOf([bad, ...Array.from({ length: many }, () => good)]) });
    expect(renderHealthPage(states('unknown', 'ok', 1))).toContain('worked on 100 % of 1 known night');
    expect(workedOn({ ...states('down', 'ok', 2), availability: 0.9999 })).toBe('worked on 99.9 % of 3 known nights');
    expect(workedOn({ ...states('ok', 'down', 2), availability: 0.0001 })).toBe('worked on 0.1 % of 3 known nights');
    expect(renderHealthConsole(states('down', 'ok', 2))).toContain('worked on 66.7 % of 3 known nights; 3 visits');
  });

  it('tells at its top why tonight is what it is, and what began before', () => {
    const top = (states: readonly HealthState[]): string =>
      renderHealthPage(report({ nights: nightsOf(states) })).split('</header>')[0] ?? '';
    expect(top(['down', 'degraded'])).toContain('<p>slow: it was degraded</p>');
    expect(top(['down', 'degraded'])).toContain(
      'The incident began 2026-03-01 02:00 UTC and is not over: unreachable.',
    );
    expect(top(['ok', 'unknown'])).toContain('it was unknown');
    expect(top(['down', 'down'])).not.toContain('began');
    expect(top(['down', 'ok'])).not.toMatch(/began|it was/);
  });

  it('draws no line over dates that were not measured', () => {
    const page = renderHealthPage(
      report({ nights: [0, 1, 3, 5, 6].map((index) => nightOf(index, 'ok')), nowMs: firstNightMs + 6 * dayMs }),
    );
    const [line = '', dot = ''] = [...page.matchAll(/class="(?:line|dot)" d="([^"]*)"/g)].map(([, d]) => d);
    expect([line.match(/M/g)?.length, line.match(/L/g)?.length, dot.match(/^M[\d.,]+h0$/) !== null]).toEqual([
      2,
      2,
      true,
    ]);
  });

  it('tells what tidying up came to, and that nobody could look', () => {
    const cleaned = (cleanUp: Night['cleanUp']) =>
      renderHealthPage(report({ nights: [nightOf(0, 'ok', { cleanUp })] }));
    expect(cleaned({ deactivated: 2, left: 1, remaining: 9 })).toContain(
      '2 customers deactivated, 1 failed, 9 of all nights there',
    );
    expect(cleaned({ deactivated: 1, left: 0 })).toContain('1 customer deactivated, 0 failed<');
    expect(cleaned(null)).toContain('nobody could look');
  });

  it('tells once why the rest was not reached', () => {
    expect(renderHealthPage(told)).not.toContain('a long story');
    expect(renderHealthPage(told)).toContain('not reached');
    const alone = report({
      nights: [
        nightOf(0, 'unknown', {
          parts: [{ part: 'clock', state: 'unknown', cause: { kind: 'not-reached', text: 'a long story' } }],
        }),
      ],
    });
    expect(renderHealthPage(alone)).toContain('a long story');
  });
});

describe('the terminal', () => {
  const lines = renderHealthConsole(told).split('\n');

  it('begins with the worst and ends with the state', () => {
    expect(lines[1]).toMatch(/^ {2}down {5}issueToken/);
    expect(lines.at(-2)).toBe(`sandbox is down since ${atNight(1)}`.replace(atNight(1), atNight(3)));
    expect(lines.join('\n')).toContain('not delivered  down to slack');
  });

  it('is not steered by what an answer said', () => {
    expect(renderHealthConsole(told)).not.toContain('\u001b');
  });

  it('says that there is nothing to say', () => {
    expect(renderHealthConsole(report())).toBe('no night is in the history\n');
  });
});

describe('the status for programs', () => {
  it('is the report with its version, the nights of incidents by run id', () => {
    const parsed = JSON.parse(renderHealthJson(told)) as {
      version: number;
      environment: string;
      incidents: { nights: string[] }[];
    };
    expect(parsed).toMatchObject({ version: 1, environment: 'sandbox' });
    expect(parsed.incidents.map(({ nights }) => nights)).toEqual([['night-1', hostile]]);
  });
});
