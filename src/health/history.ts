import { Ajv } from 'ajv';
import type { Night } from './night.ts';
import { nightSchema } from './night-schema.ts';

const isNight = new Ajv({ allowUnionTypes: true }).compile<Night>(nightSchema);

/** A line of the history that is no night of this environment; it stays in the file. */
export interface SkippedLine {
  /** From 1. */
  readonly line: number;
  readonly why: string;
}

/** What a history holds. */
export interface History {
  /**
   * Oldest first. A run that was repeated under its id is a night for each time it began: what the first one found was told
   * already. A line that is there twice, as after files were put together, counts once.
   */
  readonly nights: readonly Night[];
  readonly skipped: readonly SkippedLine[];
}

/** Reads a history: a torn or foreign line costs itself and nothing else. */
export function readHistory(text: string, environment: string): History {
  const nights = new Map<string, Night>();
  const skipped: SkippedLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const night = parsed(line);
    const why = whyNot(night, environment);
    if (why !== undefined || !isNight(night)) {
      skipped.push({ line: index + 1, why: why ?? 'not a night' });
      continue;
    }
    const key = `${night.runId} ${night.at}`;
    if (!nights.has(key)) nights.set(key, { ...night, line: index + 1 });
  }
  const sorted = [...nights.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { nights: sorted, skipped };
}

/** The line that a night is in the history, without its line feed. */
export function historyLine(night: Night): string {
  return JSON.stringify(night);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function whyNot(value: unknown, environment: string): string | undefined {
  if (value === undefined) return 'not JSON, perhaps torn by a crash';
  if (!isNight(value)) return 'not a night of this version';
  if (Number.isNaN(Date.parse(value.at))) return 'not a night of this version';
  return value.environment === environment ? undefined : `a night of ${value.environment}`;
}
