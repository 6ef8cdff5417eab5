import type { Evaluation } from '../../contract/finding.ts';
import type { HeaderLines } from '../../contract/message.ts';
import type { RecordedBody } from '../../evidence/records.ts';
import { descriptionList } from './description-list.ts';
import { laidOut } from './json-layout.ts';
import { bounded } from './long-text.ts';
import { type Html, html, joined } from './markup.ts';
import type { ReportIndex } from './report-index.ts';
import { counted } from './wording.ts';

/** Header lines as they went over the wire. */
export function headerLines(headers: HeaderLines): Html {
  return html`<pre>${headers.length === 0 ? 'no headers' : headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>`;
}

/** A body, laid out where it is JSON, with its length on the wire; cut at `limit` characters. */
export function bodyBlock(body: RecordedBody | undefined, limit: number): Html {
  if (body === undefined || body.bytes === 0) return html`<p>no body</p>`;
  const { encoding, content, bytes } = body;
  const form = encoding === 'base64' ? ', not UTF-8, shown as base64' : '';
  const size = html`<p class="muted">${counted(bytes, 'byte')}${form}</p>`;
  if (limit === 0) return html`${size}<p>Left out here for its length; it is in the journal.</p>`;
  return html`${size}<pre>${bounded(content.length > limit ? content : laidOut(content), limit)}</pre>`;
}

/** Every judgement that a message allowed: what was found first, then what holds. */
export function evaluationList(evaluations: readonly Evaluation[], index: ReportIndex): Html {
  const findings = evaluations.filter(({ finding }) => finding !== undefined);
  const held = evaluations.filter(({ finding }) => finding === undefined);
  const names = held.map((evaluation) => html`<code>${evaluation.requirement}</code>`);
  return html`<h4>Findings (${findings.length})</h4>
${findings.length === 0 ? html`<p>none</p>` : html`<ul>${findings.map((evaluation) => found(evaluation, index))}</ul>`}
<h4>Evaluated and found right (${held.length})</h4><p>${held.length === 0 ? 'none' : joined(names, ', ')}</p>`;
}

function found({ requirement, case: caseId, finding }: Evaluation, index: ReportIndex): Html | undefined {
  if (!finding) return undefined;
  const { code, message, expected, received, where, line, hint, inferred } = finding;
  const told = descriptionList([
    ['expected', html`<pre>${bounded(expected)}</pre>`],
    ['received', html`<pre>${bounded(received)}</pre>`],
    ['place', html`<code>${where}</code>${line === undefined ? '' : html`, <code>openapi.yaml:${line}</code>`}`],
    ['hint', hint],
    ['inferred', inferred],
    ['check', index.linkToCheck(`${requirement}:${caseId}`)],
  ]);
  return html`<li><code>${code}</code> ${bounded(message)}${told}</li>`;
}
