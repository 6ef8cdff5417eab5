import type { RunReport } from '../../run-report.ts';
import { exchangeAnchor } from '../anchors.ts';
import { detailsOf, type Message } from '../archive.ts';
import { type Html, html } from '../markup.ts';
import { facetAttributes, type ReportIndex } from '../report-index.ts';
import { counted, duration, gravestFirst, numeral, outcomeMark } from '../wording.ts';

/** Most characters of details that stand in the page itself; what else violations cite is packed like the rest. */
const mostWritten = 1_500_000;
/** Longest body that is shown where the details stand in the page itself, in characters. */
const bodyLimit = 16 * 1024;

/** Which messages are told where: those that violations cite in the page itself, the others packed. */
export interface Division {
  /** Details by id. */
  readonly written: ReadonlyMap<string, Html>;
  readonly packed: readonly Message[];
}

/** Writes out what violations cite, as long as there is room; the first violations come first. */
export function divided(report: RunReport, index: ReportIndex): Division {
  const messages: readonly Message[] = [...report.exchanges, ...report.deliveries];
  const byId = new Map(messages.map((message) => [message.id, message]));
  const written = new Map<string, Html>();
  let room = mostWritten;
  for (const id of index.cited) {
    const message = byId.get(id);
    if (!message || room <= 0) continue;
    const details = detailsOf(message, index, bodyLimit);
    room -= details.markup.length;
    written.set(id, details);
  }
  return { written, packed: messages.filter(({ id }) => !written.has(id)) };
}

/** Each exchange and delivery, by suite; what is packed is shown by the script of the page. */
export function exchangesSection(index: ReportIndex, division: Division): Html {
  const { exchanges, deliveries } = index.report;
  const places = new Map(division.packed.map(({ id }, place) => [id, place]));
  const list = (messages: readonly Message[], thing: string, things: string): Html =>
    messages.length === 0
      ? html`<p>none</p>`
      : html`${[...bySuite(messages)].map(
          ([suite, own]) =>
            html`<details class="suite" data-group><summary><b>${suite}</b> ${counted(own.length, thing, things)}${marked(own, index)}</summary>
${own.map((message) => row(message, index, division.written.get(message.id), places.get(message.id)))}</details>`,
        )}`;
  return html`<section id="exchanges" aria-labelledby="exchanges-title"><h2 id="exchanges-title">Exchanges (${numeral(exchanges.length)})</h2>
<p>As they went over the wire, with secrets taken out. What violations rest on is written here; the other details need script, and are in <code>journal/*.ndjson</code> beside this file as well.</p>
${list(exchanges, 'exchange', 'exchanges')}</section>
<section id="deliveries" aria-labelledby="deliveries-title"><h2 id="deliveries-title">Deliveries (${numeral(deliveries.length)})</h2>
<p>What the environment sent to our webhook receiver.</p>${list(deliveries, 'delivery', 'deliveries')}</section>`;
}

function bySuite(messages: readonly Message[]): Map<string, Message[]> {
  const suites = new Map<string, Message[]>();
  for (const message of messages) {
    const own = suites.get(message.suite);
    if (own) own.push(message);
    else suites.set(message.suite, [message]);
  }
  return suites;
}

/** What a suite's exchanges are marked with, so that nobody opens them in vain. */
function marked(messages: readonly Message[], index: ReportIndex): Html[] {
  const outcomes = messages.map(({ id }) => index.outcomesOf(id));
  return gravestFirst.flatMap((outcome) => {
    const count = outcomes.filter((own) => own.includes(outcome)).length;
    return count === 0 || !isTelling(outcome)
      ? []
      : [html` <span class="count">${count} ${outcomeMark(outcome)}</span>`];
  });
}

function isTelling(outcome: string): boolean {
  return outcome !== 'proved' && outcome !== 'not-applicable';
}

function row(message: Message, index: ReportIndex, written: Html | undefined, place: number | undefined): Html {
  const { id } = message;
  const marks = gravestFirst.filter((outcome) => isTelling(outcome) && index.outcomesOf(id).includes(outcome));
  const details = written ?? html`<p>In <code>journal/*.ndjson</code> by its id; shown here with script.</p>`;
  // The id stands inside: a browser that follows a link there opens what is around it, even without script.
  return html`<details class="exchange${written ? '' : ' packed'}" ${facetAttributes('exchange', index.facetsOfMessage(id))}${place === undefined ? '' : html` data-place="${place}"`}><summary><code>${id}</code> ${line(message, index)}${marks.map((outcome) => html` ${outcomeMark(outcome)}`)}</summary><div class="details" id="${exchangeAnchor(id)}">${details}</div></details>
`;
}

function line(message: Message, index: ReportIndex): Html {
  if (message.kind === 'delivery')
    return html`${message.method} ${message.path} <b>${message.operation ?? 'unknown event'}</b> attempt ${message.attempt}`;
  const { baseUrl } = index.report.facts;
  const { method, url } = message.request;
  const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
  return html`${method} ${path} <b>${message.response?.status ?? 'no answer'}</b> <span class="muted">${duration(message.timings.totalMs)}</span>`;
}
