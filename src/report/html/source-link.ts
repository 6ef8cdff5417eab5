import { type Html, html } from './markup.ts';

/** Who says so: a link where it is an address of the web, else the text. */
export function sourceLink(source: string): Html {
  if (!/^https?:\/\/[^\s]+$/.test(source)) return html`${source}`;
  return html`<a href="${source}" rel="noopener noreferrer">${source}</a>`;
}
