import { cut, harmless } from './shown-text.ts';

/** Entities for what would be markup of HTML; Markdown reads them as plain text (CommonMark 0.31, §2.5). */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&quot;',
};

/** What begins markup, a link, a mention, a table cell or a formula, wherever in a line it stands. */
const markup = /[!#$&<>@[\\\]^_`*{|}~"']|:(?=\/\/)/g;

/** What makes a block of a line that begins with it: a list, a heading, a rule. */
const blockStart = /^(\s*\d*)([-+=.)])/;

/** A text as one line of Markdown that is nothing but text: no markup, link, mention, table cell or formula begins in it. */
export function markdownText(text: string, limit = 400): string {
  const line = harmless(text)
    .replace(/\s*\n\s*/g, ' ⏎ ')
    .trim();
  return cut(line, limit)
    .replace(markup, (character) => entities[character] ?? `\\${character}`)
    .replace(blockStart, '$1\\$2')
    .replace(/\bwww\./gi, (begun) => begun.replace('.', '\\.'));
}

/** A text of an answer in Markdown, set apart as code: it can't notify anybody and renders as it came. */
export function markdownCode(text: string, limit = 400): string {
  return text === '' ? '(nothing)' : `<code>${markdownText(text, limit)}</code>`;
}
