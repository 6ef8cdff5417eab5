import { parse } from 'dotenv';

/** One setting in a file, with its line, counted from 1. */
export interface EnvFileEntry {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** A line that would not mean what its author thinks; the reason never quotes the line, which may hold a secret. */
export interface EnvFileFault {
  readonly line: number;
  readonly reason: string;
}

/** The start of a setting as dotenv reads it: an optional `export`, a name, `=` or `: `. */
const settingStart = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)[^\S\n]*(.*)$/;

/** Number of lines that a value in quotes goes on for, or undefined when the quote is never closed. */
function linesOfQuoted(value: string, following: readonly string[]): number | undefined {
  const closing = new RegExp(`(?<!\\\\)${value.charAt(0)}`);
  if (closing.test(value.slice(1))) return 0;
  const position = following.findIndex((line) => closing.test(line));
  return position === -1 ? undefined : position + 1;
}

/** dotenv reads values; this finds their lines, and the lines that dotenv would pass over or cut in silence. */
function scan(text: string): { lines: ReadonlyMap<string, number>; faults: EnvFileFault[] } {
  const rows = text.split(/\r\n|\r|\n/);
  const lines = new Map<string, number>();
  const faults: EnvFileFault[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? '';
    const line = index + 1;
    if (/^\s*(?:#|$)/.test(row)) continue;
    const [, name, value = ''] = settingStart.exec(row) ?? [];
    if (name === undefined) {
      faults.push({ line, reason: 'is neither NAME=value, a comment nor empty' });
      continue;
    }
    const earlier = lines.get(name);
    if (earlier !== undefined) faults.push({ line, reason: `sets ${name} again, after line ${earlier}` });
    lines.set(name, line);
    if (/^['"`]/.test(value)) {
      const more = linesOfQuoted(value, rows.slice(index + 1));
      if (more === undefined) faults.push({ line, reason: `opens a quote for ${name} that is never closed` });
      index += more ?? 0;
    } else if (/\S#/.test(value.replace(/\s#.*$/, ''))) {
      faults.push({
        line,
        reason: `has a # in the value of ${name}, where it starts a comment; put the value in quotes`,
      });
    }
  }
  return { lines, faults };
}

/** Reads the text of an env file; values are dotenv's, empty ones included. */
export function parseEnvFile(text: string): { entries: EnvFileEntry[]; faults: EnvFileFault[] } {
  const { lines, faults } = scan(text);
  const entries = Object.entries(parse(text)).map(([name, value]) => ({ name, value, line: lines.get(name) ?? 1 }));
  return { entries, faults };
}
