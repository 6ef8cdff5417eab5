import { type Html, html, type Inlay } from './markup.ts';

/** Names with what they stand for, as a list; a row whose value is absent is left out. */
export function descriptionList(rows: readonly (readonly [name: Inlay, value: Inlay])[]): Html {
  return html`<dl>${rows.map(([name, value]) => (value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}

/** A list of texts or markup; an empty one says what stands for nothing. */
export function textList(items: readonly Inlay[], otherwise = 'none'): Html {
  return items.length === 0 ? html`<p>${otherwise}</p>` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
