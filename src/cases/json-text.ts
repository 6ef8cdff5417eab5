import type { Json } from './edit.ts';

/** How the text of a body is spoiled; each leaves what is not JSON, but for `name-twice` (RFC 8259, sections 2, 4 and 8.1). */
export type TextDefect =
  | 'empty'
  | 'truncated'
  | 'trailing-comma'
  | 'garbage-behind'
  | 'second-text'
  | 'name-unquoted'
  | 'single-quotes'
  | 'comment'
  | 'not-a-number'
  | 'invalid-utf8'
  | 'name-twice';

const spoil: Readonly<Record<Exclude<TextDefect, 'invalid-utf8'>, (text: string) => string>> = {
  empty: () => '',
  // Only the last byte: a cut through a value could leave half a secret, which no redaction would know.
  truncated: (text) => text.slice(0, -1),
  'trailing-comma': (text) => text.replace(/\}$/, ',}'),
  'garbage-behind': (text) => `${text} garbage`,
  'second-text': (text) => `${text}${text}`,
  'name-unquoted': (text) => text.replace(/^\{"([^"]*)":/, '{$1:'),
  'single-quotes': (text) => text.replace(/^\{"([^"]*)":/, "{'$1':"),
  comment: (text) => text.replace(/^\{/, '{/* a comment */'),
  'not-a-number': (text) => text.replace(/\}$/, ',"undeclared":NaN}'),
  // The valid value comes last, so that a reader for whom the last one wins would accept the whole.
  'name-twice': (text) => text.replace(/^\{"([^"]*)":/, '{"$1":null,"$1":'),
};

/** Each defect, in the order of the table. */
export const textDefects: readonly TextDefect[] = [...(Object.keys(spoil) as (keyof typeof spoil)[]), 'invalid-utf8'];

/** The bytes of a JSON object with one defect in its text. */
export function spoiledText(body: Json, defect: TextDefect): Uint8Array {
  const text = JSON.stringify(body);
  if (defect !== 'invalid-utf8') return new TextEncoder().encode(spoil[defect](text));
  const [head = '', tail = ''] = [text.slice(0, -1), '}'];
  // 0xC3 announces a second byte that 0x28 is not (RFC 3629, section 3).
  return Buffer.concat([Buffer.from(`${head},"undeclared":"`), Buffer.from([0xc3, 0x28]), Buffer.from(`"${tail}`)]);
}
