import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../../src/verdict/judge.ts';
import type { JudgedRun } from '../../../src/verdict/judged-run.ts';

/** A full run of the gate with this verdict, judged on 2026-11-23, but for what is given. */
export function runOf(verdict: Verdict, more: Partial<JudgedRun> = {}): JudgedRun {
  return {
    runId: '20261123T100000Z-abcdef',
    build: '2026.11.3',
    profile: 'gate',
    full: true,
    judgedAt: '2026-11-23T10:00:00.000Z',
    verdict,
    ...more,
  };
}

/** Writes the verdict of a run where a command looks for it; gives the folder of the run. */
export function writeRun(reportDir: string, { verdict, ...about }: JudgedRun): string {
  const folder = join(reportDir, about.runId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'verdict.json'), JSON.stringify({ ...about, ...verdict }));
  return folder;
}
