import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClock } from '../../../sandbox/clock.ts';
import type { RunningSandbox } from '../../../sandbox/start.ts';
import type { HealthState, Night } from '../../../src/health/night.ts';
import type { HealthResult } from '../../../src/run/health-keeping.ts';
import { type LittleServer, startHttpServer } from '../run/little-server.ts';
import { scratchFolder } from '../run/scratch.ts';
import { type Front, openFront, type Weather } from './front.ts';
import { playNight, quickSandbox } from './visited-environment.ts';

// 120 real visits, some of which wait for what never comes.
jest.setTimeout(480_000);

const nights = 120;
const firstNight = Date.parse('2026-03-01T02:00:00Z');
const dayMs = 86_400_000;

/** How long what is slow takes, in milliseconds: twice what the settings of these nights call noise. */
const slowMs = 800;

/** What a night is played as; everything that is not named here is fair. */
type Play =
  | 'fair'
  | 'outage'
  | 'unavailable'
  | 'flapping'
  | 'slow creation'
  | 'slow screening'
  | 'stuck screening'
  | 'broken contract'
  | 'skewed clock'
  | 'own network down';

const stretches: ReadonlyArray<readonly [play: Play, first: number, last: number]> = [
  ['outage', 12, 14],
  ['flapping', 20, 20],
  ['slow creation', 25, 28],
  ['slow creation', 34, 35],
  ['own network down', 40, 41],
  ['stuck screening', 47, 47],
  ['own network down', 48, 48],
  ['stuck screening', 49, 49],
  ['slow screening', 56, 57],
  ['unavailable', 58, 59],
  ['broken contract', 66, 70],
  ['skewed clock', 76, 76],
  ['flapping', 82, 83],
  ['outage', 90, 90],
  ['skewed clock', 91, 92],
  ['outage', 100, 101],
  ['unavailable', 118, 119],
];

const stateOf: Readonly<Record<Play, HealthState>> = {
  fair: 'ok',
  flapping: 'ok',
  outage: 'down',
  unavailable: 'down',
  'stuck screening': 'down',
  'slow creation': 'degraded',
  'slow screening': 'degraded',
  'broken contract': 'degraded',
  'skewed clock': 'degraded',
  'own network down': 'unknown',
};

/** By hand from the stretches: exactly one alert for each transition, and none for what lasts less than three nights. */
const expectedAlerts = [
  '12 down unreachable',
  '15 recovered unreachable',
  '27 degraded slow',
  '29 recovered slow',
  '47 down late',
  '50 recovered late',
  '58 down server-error',
  '60 recovered server-error',
  '68 degraded contract',
  '71 recovered contract',
  '90 down unreachable',
  '93 recovered unreachable',
  '100 down unreachable',
  '102 recovered unreachable',
  '118 down server-error',
];

/** First night, last night, gravest state and kind of cause of each incident, by hand. */
const expectedIncidents = [
  '12-14 down unreachable',
  '25-28 degraded slow',
  '34-35 degraded slow',
  '47-49 down late',
  '56-59 down slow',
  '66-70 degraded contract',
  '76-76 degraded clock',
  '90-92 down unreachable',
  '100-101 down unreachable',
  '118-119 down server-error',
];

/** Nights on which the sink of alerts answers 500: what it missed comes with the next night. */
const deafNights = new Set([12, 71, 100]);

function playOf(night: number): Play {
  return stretches.find(([, first, last]) => night >= first && night <= last)?.[0] ?? 'fair';
}

function dateOf(night: number): Date {
  return new Date(firstNight + night * dayMs);
}

function nightAt(at: string): number {
  return Math.round((Date.parse(at) - firstNight) / dayMs);
}

/** The nights that the page shows on the last one. */
const shownNights = Array.from({ length: 90 }, (_, index) => index + nights - 90);

/** What can be said of the contract; a flap is seen, and an answer that an intermediary gave says nothing about it. */
function verdictOf(play: Play): Night['verdict'] {
  if (play === 'broken contract') return 'violated';
  const unjudged: readonly Play[] = ['outage', 'unavailable', 'stuck screening', 'own network down', 'flapping'];
  return unjudged.includes(play) ? 'undecided' : 'holds';
}

const scratch = scratchFolder();
const healthDir = mkdtempSync(join(scratch, 'nights-'));
const folder = join(healthDir, 'local');
const played: HealthResult[] = [];
const told: { night: number; id: string; kind: string; at: string; cause: { kind: string } }[] = [];
let tonight = 0;
let control: LittleServer;
let hook: LittleServer;
let front: Front;
const sandboxes = new Map<Play, RunningSandbox>();

function weatherOf(play: Play): Weather {
  const target = (sandboxes.get(play) ?? sandboxes.get('fair'))?.baseUrl ?? '';
  const gate = { outage: 'closed', 'own network down': 'closed', unavailable: 'unavailable' } as const;
  return {
    target,
    gate: play in gate ? gate[play as keyof typeof gate] : 'open',
    ...(play === 'slow creation' ? { createDelayMs: slowMs } : {}),
    ...(play === 'flapping' ? { refusedCreations: 2 } : {}),
  };
}

beforeAll(async () => {
  const skewed = createClock(() => Date.now() + 120_000);
  sandboxes.set('fair', await quickSandbox());
  sandboxes.set('slow screening', await quickSandbox({ screeningMs: slowMs }));
  sandboxes.set('stuck screening', await quickSandbox({ fault: 'state-stuck-screening' }));
  sandboxes.set('broken contract', await quickSandbox({ fault: 'schema-drop-required' }));
  sandboxes.set('skewed clock', await quickSandbox({ clock: skewed }));
  front = await openFront();
  control = await startHttpServer((_request, _body, response) => response.end());
  hook = await startHttpServer((_request, body, response) => {
    response.statusCode = deafNights.has(tonight) ? 500 : 204;
    if (response.statusCode === 204) told.push({ night: tonight, ...JSON.parse(body.toString()) });
    response.end();
  });
  const sandbox = sandboxes.get('fair');
  if (sandbox === undefined) throw new Error('no sandbox');
  // Nothing listens on the discard port: the control host of the nights on which our own network is down.
  const nowhere = 'http://127.0.0.1:9';
  for (tonight = 0; tonight < nights; tonight += 1) {
    const play = playOf(tonight);
    await front.change(weatherOf(play));
    played.push(
      await playNight({
        sandbox,
        baseUrl: front.baseUrl,
        healthDir,
        reportDir: join(scratch, 'reports'),
        runId: `night-${tonight}`,
        at: dateOf(tonight),
        variables: {
          OFFBLOCKS_POLL_BOUND_MS: '1200',
          // A machine that plays others' nights at the same time stalls for longer than 100 ms.
          CONTRACT_HEALTH_NOISE_MS: '400',
          OFFBLOCKS_CONTROL_HOST: play === 'own network down' ? nowhere : new URL(control.baseUrl).origin,
          CONTRACT_HEALTH_WEBHOOK_URL: `${hook.baseUrl}/hook`,
        },
      }),
    );
  }
});

afterAll(async () => {
  await Promise.all([
    front.close(),
    control.close(),
    hook.close(),
    ...[...sandboxes.values()].map((one) => one.close()),
  ]);
});

describe('120 nights played against the embedded environment', () => {
  it('have the state that was played, night by night', () => {
    const seen = played.map(({ night }, index) => `${index} ${playOf(index)}: ${night.state}`);
    expect(seen).toEqual(
      Array.from({ length: nights }, (_, index) => `${index} ${playOf(index)}: ${stateOf[playOf(index)]}`),
    );
  });

  it('tell each transition exactly once, those that a deaf sink missed included', () => {
    const rows = told.map(({ at, kind, cause }) => `${nightAt(at)} ${kind} ${cause.kind}`);
    expect(rows).toEqual(expectedAlerts);
    expect(new Set(told.map(({ id }) => id)).size).toBe(expectedAlerts.length);
    const late = told
      .filter(({ night, at }) => night !== nightAt(at))
      .map(({ night, at }) => `${nightAt(at)}>${night}`);
    expect(late).toEqual(['12>13', '71>72', '100>101']);
    expect(played[12]?.report.undelivered.map(({ sink, kind }) => `${sink} ${kind}`)).toEqual(['webhook down']);
  });

  it('have the incidents that were played, with cause class and first failing exchange', () => {
    const incidents = [...(played.at(-1)?.report.incidents ?? [])].reverse();
    const rows = incidents.map(({ nights: bad, worst, cause }) => {
      const [first, last] = [nightAt(bad[0]?.at ?? ''), nightAt(bad.at(-1)?.at ?? '')];
      return `${first}-${last} ${worst} ${cause.kind}`;
    });
    expect(rows).toEqual(expectedIncidents);
    expect(incidents.map(({ end }) => end === null)).toEqual(expectedIncidents.map((_, index) => index === 9));
    for (const { cause } of incidents.filter((one) => !['slow', 'clock'].includes(one.cause.kind)))
      expect(cause.exchange).toMatch(/^health-night-\d+(-again)?\/(approve|reject)\.\w+#\d+$/);
  });

  it('confirm what is bad on fresh customers before the state changes, and only then', () => {
    const repeated = played.flatMap(({ night }, index) =>
      night.first ? [[index, night.first.confirmed] as const] : [],
    );
    // A busy machine may be slow for once in a fair night: that is what the second visit is for.
    const twice = repeated.filter(([index, stands]) => stands || playOf(index) !== 'fair').map((row) => row.join(' '));
    expect(twice).toEqual([
      '12 true',
      '20 false',
      ...['25 true', '34 true', '47 true', '56 true', '58 true', '66 true', '76 true', '82 false', '83 false'],
      ...['90 true', '91 true', '100 true', '118 true'],
    ]);
  });

  it('give availability and verdict rows of their own', () => {
    const cells = played.at(-1)?.report.cells ?? [];
    const rows = cells.map(({ date, state, verdict }) => `${nightAt(`${date}T02:00:00Z`)} ${state} ${verdict}`);
    expect(rows).toEqual(shownNights.map((night) => `${night} ${stateOf[playOf(night)]} ${verdictOf(playOf(night))}`));
  });

  it('are on the page as they were played: both rows bar by bar, availability, and each incident', () => {
    const page = readFileSync(join(folder, 'health.html'), 'utf8');
    const bars = [...page.matchAll(/<rect class="(\w+)"[^>]*><title>(\d{4}-\d{2}-\d{2}): (\w+)<\/title>/g)];
    const dateAndWord = (night: number, word: string) => `${dateOf(night).toISOString().slice(0, 10)} ${word} ${word}`;
    expect(bars.map(([, drawn, date, said]) => `${date} ${drawn} ${said}`)).toEqual([
      ...shownNights.map((night) => dateAndWord(night, stateOf[playOf(night)])),
      ...shownNights.map((night) => dateAndWord(night, verdictOf(playOf(night)))),
    ]);
    // Of 90 nights three are unknown; ten of the others were down.
    expect(page).toContain('worked on 89.7 % of 87 known nights');
    const headings = [...page.matchAll(/<h3><span class="state (\w+)">\w+<\/span> (\S+) 02:00 UTC – ([\w-]+)/g)];
    const dayOf = (night: number): string => dateOf(night).toISOString().slice(0, 10);
    expect(headings.map(([, worst, from, to]) => `${worst} ${from} ${to}`).reverse()).toEqual(
      expectedIncidents.map((row) => {
        const [first = 0, last = 0] = (row.split(' ')[0] ?? '').split('-').map(Number);
        const end = last === nights - 1 ? 'now' : dayOf(last + 1);
        return `${row.split(' ')[1]} ${dayOf(first)} ${end}`;
      }),
    );
  });

  it('are all in the history, and leave no customer active', () => {
    const history = readFileSync(join(folder, 'history.jsonl'), 'utf8').trim().split('\n');
    expect(history.map((line) => (JSON.parse(line) as Night).runId)).toEqual(
      Array.from({ length: nights }, (_, index) => `health-night-${index}`),
    );
    const fair = played.filter((_, index) => playOf(index) === 'fair');
    expect(fair.every(({ night }) => night.cleanUp?.left === 0 && night.cleanUp.deactivated >= 1)).toBe(true);
  });
});
