import { offenceRows } from '../../offence-text.ts';
import type { ReportedCheck, ReportedOffence } from '../../run-report.ts';
import { checkAnchor } from '../anchors.ts';
import { descriptionList } from '../description-list.ts';
import { bounded } from '../long-text.ts';
import { type Html, html, type Inlay, joined } from '../markup.ts';
import { facetAttributes, type ReportIndex } from '../report-index.ts';
import { sourceLink } from '../source-link.ts';
import { outcomeMark } from '../wording.ts';

/** Most exchanges that are named as showing the same thing. */
const mostNamed = 12;

/** A check that found something wrong, in full: for violations, what is waived and what only warns. */
export function discrepancy(check: ReportedCheck, index: ReportIndex): Html {
  const [first, ...others] = byFingerprint(check.offences);
  const facets = facetAttributes('card', index.facetsOf(check));
  return html`<article class="card ${check.outcome}" id="${checkAnchor(check.id)}" ${facets}>
<p class="tags">${outcomeMark(check.outcome)}${[check.level, check.novelty, check.confirmation].map(tag)}</p>
<h3>${first?.[0] ? headline(first[0]) : check.id}</h3>
${first ? told(first, check, index) : html`<p>No discrepancy was recorded.</p>`}
${others.map((own) => html`<section class="another"><h4>${own[0] ? headline(own[0]) : ''}</h4>${told(own, check, index)}</section>`)}
<p class="id">check <code>${check.id}</code></p>
</article>`;
}

function tag(word: string | undefined): Html | undefined {
  return word === undefined ? undefined : html` <span class="tag">${word}</span>`;
}

function headline({ code, operation, message }: ReportedOffence): Html {
  return html`<code>${code}</code> ${operation === undefined ? '' : `${operation}: `}${bounded(message, 600)}`;
}

/** The same discrepancy in several exchanges is told once. */
function byFingerprint(offences: readonly ReportedOffence[]): readonly (readonly ReportedOffence[])[] {
  const groups = new Map<string, ReportedOffence[]>();
  for (const offence of offences) {
    const group = groups.get(offence.fingerprint);
    if (group) group.push(offence);
    else groups.set(offence.fingerprint, [offence]);
  }
  return [...groups.values()];
}

/** The rows that every report shows, with links, and the place within the message. */
function told([offence, ...same]: readonly ReportedOffence[], check: ReportedCheck, index: ReportIndex): Html {
  if (!offence) return html``;
  const rows = offenceRows(offence, check).flatMap(([name, text]): (readonly [string, Inlay])[] => {
    if (name === 'expected' || name === 'received') return [[name, html`<pre>${bounded(text)}</pre>`]];
    if (name === 'source') return [[name, sourceLink(text)]];
    // The card says it once, below all that it found.
    if (name === 'check') return [];
    if (name === 'exchange')
      return [[name, html`${index.linkTo(text)} ${index.replayOf(text)}`], alsoIn(offence, same, index)];
    return [[name, text]];
  });
  return descriptionList([...rows, ['place', offence.where]]);
}

function alsoIn(
  { exchange }: ReportedOffence,
  same: readonly ReportedOffence[],
  index: ReportIndex,
): readonly [string, Inlay] {
  const ids = [...new Set(same.map((other) => other.exchange))].filter((id) => id !== exchange && id !== '');
  if (ids.length === 0) return ['also in', 'none'];
  const links = ids.slice(0, mostNamed).map((id) => index.linkTo(id));
  return ['also in', [joined(links, ', '), ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '']];
}
