import type { DeliveryRecord, ExchangeRecord, Timings } from '../../evidence/records.ts';
import { type Html, html, joined } from './markup.ts';
import { bodyBlock, evaluationList, headerLines } from './recorded-message.ts';
import type { ReportIndex } from './report-index.ts';
import { duration } from './wording.ts';

/** Longest text of a body that is shown, in characters, where the page's size allows it. */
export type BodyLimit = number;

/** One exchange in full: request, answer, timings, signature base, evaluations. */
export function exchangeDetails(exchange: ExchangeRecord, index: ReportIndex, limit: BodyLimit): Html {
  const { id, at, suite, step, operation, identity, intent, request, response, failure, timings, repeats } = exchange;
  const provokes = intent.provokes.length === 0 ? '' : `, provokes ${intent.provokes.join(', ')}`;
  return html`<p>Step <code>${suite}.${step}</code>, <time datetime="${at}">${at}</time>; operation ${operation ?? 'none of the contract'}; as ${identity}; meant to be ${intent.kind}${provokes}${repeats === undefined ? '' : html`; repeats ${index.linkTo(repeats)}`}</p>
<p>Again: ${index.report.facts.isLocal ? 'run the suites; the embedded environment ended with its run' : index.replayOf(id)}</p>
<div class="columns"><section><h4>Request</h4><p class="target"><code>${request.method} ${request.url}</code></p>${headerLines(request.headers)}${bodyBlock(request.body, limit)}</section>
<section><h4>Response</h4>${
    response
      ? html`<p class="target"><code>${response.status} ${response.reason}</code></p>${headerLines(response.headers)}${bodyBlock(response.body, limit)}`
      : html`<p>none${failure === undefined ? '' : html`: ${failure.kind} (<code>${failure.cause}</code>) ${failure.message}`}</p>`
  }</section></div>
<h4>Timings</h4><p>${timingsOf(timings)}</p>
<h4>Signature base</h4>${request.signatureBase === undefined ? html`<p>none: the request was not signed</p>` : html`<pre>${request.signatureBase}</pre>`}
${evaluationList(exchange.evaluations, index)}`;
}

/** One delivery to our receiver in full. */
export function deliveryDetails(delivery: DeliveryRecord, index: ReportIndex, limit: BodyLimit): Html {
  const { at, suite, step, operation, attempt, method, path, headers, body, answered, evaluations } = delivery;
  return html`<p>Step <code>${suite}.${step}</code>, <time datetime="${at}">${at}</time>; webhook ${operation ?? 'none of the contract'}; attempt ${attempt}; our receiver answered ${answered}</p>
<h4>Delivery</h4><p class="target"><code>${method} ${path}</code></p>${headerLines(headers)}${bodyBlock(body, limit)}
${evaluationList(evaluations, index)}`;
}

/** Each phase from the start of the request, in order. */
function timingsOf({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs }: Timings): Html {
  const phases: readonly (readonly [string, number | undefined])[] = [
    ['name found', dnsMs],
    ['connected', connectMs],
    ['TLS ready', tlsMs],
    ['first byte', firstByteMs],
    ['complete', totalMs],
  ];
  const happened = phases.flatMap(([name, ms]) => (ms === undefined ? [] : [html`${name} after ${duration(ms)}`]));
  return html`${joined(happened, ', ')}`;
}
