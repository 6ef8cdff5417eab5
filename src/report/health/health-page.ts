import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HealthReport, TimedPart } from '../../health/health-report.ts';
import { causeOf } from '../../health/incidents.ts';
import type { Night } from '../../health/night.ts';
import { timesOf } from '../../health/timed-parts.ts';
import { counted } from '../counted.ts';
import { Html, html } from '../html/markup.ts';
import { incidentSection, minute } from './incident-list.ts';
import { latencyLine } from './latency-line.ts';
import { barKey, nightBars } from './night-bars.ts';
import { cleanUpText, heldOn, partName, whyOf, workedOn } from './part-text.ts';

const asset = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const style = asset('../html/page.css') + asset('./health.css');
const styleHash = createHash('sha256').update(style).digest('base64');
const contentPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/**
 * The status page as one HTML document that needs nothing else: what is now, the last 90 nights with availability and
 * verdict in rows of their own, times, incidents. It has no script, and can be read without colour or a wide screen.
 */
export function renderHealthPage(report: HealthReport): string {
  const { environment, now } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${environment}: onboarding ${now?.state ?? 'not visited yet'}</title>
${new Html(`<style>${style}</style>`)}
</head>
<body>
${pageHeader(report)}
<main>
${notices(report)}
${nightRows(report)}
${now === null ? undefined : nowSection(now, report)}
${timesSection(report)}
${incidentSection(report.incidents)}
<footer>Made ${minute(report.madeAt)} from ${counted(report.nights, 'visit')}. Times are UTC; a night is a date.</footer>
</main>
</body>
</html>
`;
  return page.markup;
}

function pageHeader({ environment, now, since, incidents }: HealthReport): Html {
  const open = incidents.find(({ end }) => end === null);
  const cause = now === null || now.state === 'ok' ? undefined : causeOf(now);
  const why = cause && html`<p>${cause.kind}: ${cause.text}</p>`;
  const began =
    open && open.start !== since
      ? html`<p>The incident began ${minute(open.start)} and is not over: ${open.cause.kind}.</p>`
      : undefined;
  const visited = now === null ? 'not visited yet' : `last visit ${minute(now.at)}, run ${now.runId}`;
  return html`<header class="${now?.state ?? 'unknown'}">
<h1>${environment}: onboarding is ${now?.state ?? 'not known'}</h1>
<p class="sentence">${since === null ? '' : `Since ${minute(since)}; `}${visited}</p>
${why}
${began}
</header>`;
}

function notices({ undelivered, skipped }: HealthReport): Html {
  const untold = undelivered.map(
    ({ kind, sink, reason }) => html`<p>Not delivered: ${kind} to ${sink}, the next run tries again. ${reason}</p>`,
  );
  const lines = skipped.slice(0, 5).map(({ line, why }) => `line ${line}: ${why}`);
  const foreign =
    skipped.length === 0
      ? undefined
      : html`<p>${counted(skipped.length, 'line')} of the history skipped (${lines.join('; ')})</p>`;
  if (untold.length === 0 && foreign === undefined) return html``;
  return html`<div class="notice" role="note">${untold}${foreign}</div>`;
}

function nightRows(report: HealthReport): Html {
  const { cells } = report;
  const span = `${cells[0]?.date ?? ''} to ${cells.at(-1)?.date ?? ''}`;
  return html`<section aria-labelledby="nights"><h2 id="nights">The last ${cells.length} nights</h2>
<div class="row"><p><strong>Availability</strong> <span>${workedOn(report)}</span></p>
${nightBars(cells, ({ state }) => state, `Availability, ${span}: ${workedOn(report)}`)}
${barKey(['ok', 'degraded', 'down', 'unknown', 'none'])}</div>
<div class="row"><p><strong>The contract</strong> <span>${heldOn(report)}</span></p>
${nightBars(cells, ({ verdict }) => verdict, `Verdict, ${span}: ${heldOn(report)}`)}
${barKey(['holds', 'undecided', 'violated', 'none'])}</div>
<p class="muted">${span}</p></section>`;
}

function nowSection(now: Night, { keyAgeDays }: HealthReport): Html {
  const { sample, parts, cleanUp, first, verdict } = now;
  const times = timesOf(sample);
  const rows = parts.map((one) => {
    const { part, state, cause } = one;
    const ms = times.get(part);
    const why = html`${whyOf(one, parts)} ${cause?.exchange && html`<code>${cause.exchange}</code>`}`;
    return html`<tr><td class="part">${partName(part)}</td><td class="state ${state}">${state}</td><td class="number">${ms === undefined ? '' : `${Math.round(ms)} ms`}</td><td class="why">${why}</td></tr>
`;
  });
  const fact = (name: string, text: string | undefined): Html | undefined =>
    text === undefined ? undefined : html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
  const days = (count: number | null): string | undefined => (count === null ? undefined : counted(count, 'day'));
  const seconds = (count: number | null): string | undefined => (count === null ? undefined : `${count} s`);
  return html`<section aria-labelledby="now"><h2 id="now">The last visit</h2>
<table class="visit"><thead><tr><th>part</th><th>state</th><th class="number">time</th><th>why</th></tr></thead><tbody>
${rows}</tbody></table>
<dl>
${fact('contract', verdict)}
${fact('second visit', first && `${first.confirmed ? 'confirmed' : 'did not confirm'} ${first.state}`)}
${fact('certificate', days(sample.certificateDays)?.concat(' left'))}
${fact('clock', sample.clockSkewSeconds === null ? undefined : `${sample.clockSkewSeconds} s off ours`)}
${fact('key', days(keyAgeDays)?.concat(' old'))}
${fact('token', seconds(sample.tokenAgeSeconds)?.concat(' old at its last use'))}
${fact('clean-up', cleanUpText(cleanUp))}
</dl></section>`;
}

function timesSection({ operations, transitions, cells }: HealthReport): Html {
  const dates = cells.map(({ date }) => date);
  const row = (timed: TimedPart): Html =>
    html`<tr><td class="part">${partName(timed.part)}</td><td class="number">${Math.round(timed.p50Ms)} ms</td><td class="number">${Math.round(timed.p95Ms)} ms</td><td class="chart">${latencyLine(timed, dates)}</td></tr>
`;
  const head = html`<thead><tr><th class="part"></th><th class="number">p50</th><th class="number">p95</th><th class="chart">over time</th></tr></thead>`;
  const table = (rows: readonly TimedPart[]): Html =>
    rows.length === 0
      ? html`<p>none was seen</p>`
      : html`<table class="times">${head}<tbody>
${rows.map(row)}</tbody></table>`;
  return html`<section aria-labelledby="operations"><h2 id="operations">Operations</h2>
${table(operations)}
<h2 id="transitions">Changes that take time</h2>
${table(transitions)}</section>`;
}
