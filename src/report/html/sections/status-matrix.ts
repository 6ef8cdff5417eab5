import type { UndeclaredAnswer } from '../../../coverage/operation-statuses.ts';
import type { CoverageRow } from '../../../coverage/rows.ts';
import { type Html, html, type Inlay, joined } from '../markup.ts';
import { numeral } from '../wording.ts';

type Cells = Map<string, Map<string, Inlay>>;

/** Operations by statuses: how often each was answered, what was never, and what came without being declared. */
export function statusMatrix(rows: readonly CoverageRow[], undeclared: readonly UndeclaredAnswer[]): Html {
  const cells: Cells = new Map();
  const put = (place: string, cell: Inlay): void => {
    // The status is the last word: `createCustomer 409`, `GET of no operation 404`.
    const [, operation = place, status = ''] = /^(.*) (\S+)$/.exec(place) ?? [];
    const own = cells.get(operation) ?? new Map<string, Inlay>();
    cells.set(operation, own.set(status, cell));
  };
  for (const { place, hits, reason } of rows) put(place, hits > 0 ? html`<td>${numeral(hits)}</td>` : hole(reason));
  for (const { place, hits, tolerated } of undeclared)
    put(
      place,
      html`<td class="${tolerated ? 'tolerated' : 'violated'}">${numeral(hits)} ${tolerated ? 'provoked' : '✗ undeclared'}</td>`,
    );
  const statuses = [...new Set([...cells.values()].flatMap((own) => [...own.keys()]))].sort();
  if (cells.size === 0) return html`<p>none</p>`;
  return html`<p>A number says how often the status was answered; <b>hole</b> that it never was, <b>hole *</b> without a reason; an empty place that it is not declared.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Operations by status"><table class="matrix">
<thead><tr><th scope="col">operation</th>${statuses.map((status) => html`<th scope="col">${status}</th>`)}</tr></thead>
<tbody>${[...cells].map(([operation, own]) => html`<tr><th scope="row">${breakable(operation)}</th>${statuses.map((status) => own.get(status) ?? html`<td></td>`)}</tr>`)}</tbody>
</table></div>`;
}

/** A name in camel case that may be broken between its words, where the screen is narrow. */
function breakable(name: string): Inlay {
  return joined(name.split(/(?=[A-Z][a-z])/), html`<wbr>`);
}

function hole(reason: string | undefined): Html {
  return reason === undefined
    ? html`<td class="hole unexplained" title="no reason given">hole *</td>`
    : html`<td class="hole" title="${reason}">hole</td>`;
}
