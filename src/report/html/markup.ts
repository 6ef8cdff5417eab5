/** Finished markup; only `html` makes it, so that no text gets in without being escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: texts and numbers are escaped, nothing is left out where there is nothing. */
export type Inlay = string | number | Html | undefined | readonly Inlay[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What would be invisible, move other text about or end a line where none ends; tabs and line feeds stay. */
const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/** The text with every character that can't be seen written as its code: `\u202e`, `\u{e0001}`. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => {
    if (character === '\n' || character === '\t') return character;
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The text as it may stand in an element or a quoted attribute, whoever wrote it. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Markup from a template; whatever is inlaid is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...inlays: readonly Inlay[]): Html {
  return new Html(strings.map((text, index) => text + (index < inlays.length ? inlaid(inlays[index]) : '')).join(''));
}

/** Texts or markup one after the other with something in between. */
export function joined(inlays: readonly Inlay[], between: string | Html): Inlay {
  return inlays.flatMap((inlay, index) => (index === 0 ? [inlay] : [between, inlay]));
}

function inlaid(inlay: Inlay): string {
  if (inlay === undefined) return '';
  if (inlay instanceof Html) return inlay.markup;
  if (typeof inlay === 'object') return inlay.map(inlaid).join('');
  return escaped(String(inlay));
}
