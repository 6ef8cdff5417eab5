import { counted } from './counted.ts';

/** A titled list; an entry is never cut, only left out as a whole. */
export interface Section {
  readonly title: string;
  readonly entries: readonly string[];
  /** What the entries are in number, where it is not one each: `2 checks, 3 discrepancies`. */
  readonly count?: string;
  /** What stands where there is no entry. */
  readonly none?: string;
  /** How many entries it may have, so that it leaves room for later ones; as many as there is room for unless given. */
  readonly most?: number;
}

/** A document of a beginning, lists and an end; each block stands apart. */
export interface Sectioned {
  readonly head: readonly string[];
  readonly sections: readonly Section[];
  readonly tail: readonly string[];
}

/** Room for the line that counts what was left out, in bytes. */
const remark = 80;

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * The document as Markdown within a number of bytes. Earlier sections go before later ones; each keeps its title, its number
 * of entries, and at least the count of what was left out.
 */
export function fitSections({ head, sections, tail }: Sectioned, limit: number): string {
  const frame = [...head, ...sections.map(titleLine), ...tail];
  let room = limit - frame.reduce((sum, block) => sum + bytes(block) + 2, 1) - sections.length * (remark + 2);
  const blocks = sections.map((section) => {
    const { entries, most = entries.length } = section;
    const kept: string[] = [];
    for (const entry of entries.slice(0, most)) {
      if (bytes(entry) + 1 > room) break;
      room -= bytes(entry) + 1;
      kept.push(entry);
    }
    const left = entries.length - kept.length;
    const rest = left > 0 ? [`- … and ${counted(left, 'more', 'more')}: run.json`] : [];
    return [titleLine(section), ...(entries.length > 0 ? [[...kept, ...rest].join('\n')] : [])].join('\n\n');
  });
  return `${[...head, ...blocks, ...tail].join('\n\n')}\n`;
}

function titleLine({ title, entries, count = String(entries.length), none = 'none' }: Section): string {
  return entries.length === 0 ? `**${title}:** ${none}` : `## ${title} (${count})`;
}
