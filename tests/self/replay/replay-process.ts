import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEvidence } from '../../../src/evidence/read-evidence.ts';
import type { ExchangeRecord } from '../../../src/evidence/records.ts';
import type { EndedProcess } from '../run/ended-process.ts';
import { runTool } from '../run/tool-process.ts';

/** What `npm run replay` came to, as a person sees it. */
export interface ReplayOutcome extends EndedProcess {
  /** The exchange that was sent again, as it was recorded; undefined where nothing was recorded. */
  readonly sent: ExchangeRecord | undefined;
}

/** Replays as a process of its own, in the report folder of the run that is replayed. */
export async function runReplay(
  reportDir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ReplayOutcome> {
  const before = replays(reportDir);
  const ended = await runTool('replay', { args: [...args, '--report-dir', reportDir], env });
  const [folder] = replays(reportDir).filter((name) => !before.includes(name));
  const records = folder === undefined ? [] : readEvidence(join(reportDir, folder, 'journal')).records;
  const sent = records.flatMap((record) =>
    record.kind === 'exchange' && record.id.startsWith('replay.') && !/\.register-key#/.test(record.id) ? [record] : [],
  );
  return { ...ended, sent: sent.at(-1) };
}

function replays(reportDir: string): string[] {
  return readdirSync(reportDir).filter((name) => name.startsWith('replay-'));
}
