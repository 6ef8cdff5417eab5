import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { Verdict } from '../verdict/judge.ts';
import type { JudgedRun } from '../verdict/judged-run.ts';
import { nearIds } from '../verdict/near-ids.ts';
import { runFiles, visitorMark } from './run-files.ts';
import type { RunProblem } from './run-problem.ts';

/** A judged run with the folder that it lies in. */
export interface RecordedRun extends JudgedRun {
  readonly folder: string;
}

/** The folders of runs that were judged, the youngest first. */
export function judgedFolders(reportDir: string): string[] {
  return foldersWith(reportDir, runFiles.verdict);
}

/** The folders of all runs of the suites that began, judged or not, the youngest first. */
export function begunFolders(reportDir: string): string[] {
  return foldersWith(reportDir, runFiles.facts).filter((folder) => !basename(folder).startsWith(visitorMark));
}

function foldersWith(reportDir: string, file: string): string[] {
  if (!existsSync(reportDir)) return [];
  return readdirSync(reportDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(reportDir, entry.name, file)))
    .map((entry) => join(reportDir, entry.name))
    .map((folder) => ({ folder, at: statSync(join(folder, file)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .map(({ folder }) => folder);
}

/**
 * The folder of a run by its id or its path, or the youngest run that was judged.
 * @param reportDir folder that holds the runs
 * @param wanted id or folder, absolute or from `cwd`
 * @param known folders of the runs to choose from, the youngest first
 */
export function findRunFolder(
  reportDir: string,
  wanted: string | undefined,
  cwd: string,
  known: readonly string[] = judgedFolders(reportDir),
): { readonly folder: string } | { readonly problem: RunProblem } {
  if (wanted === undefined) {
    const [youngest] = known;
    if (youngest !== undefined) return { folder: youngest };
    const what = 'there is no run to look at';
    return { problem: absent(what, 'a run that was judged', 'none', reportDir, 'npm run contract -- --env NAME') };
  }
  const places = isAbsolute(wanted) ? [wanted] : [join(reportDir, wanted), join(cwd, wanted)];
  const folder = places.find((place) => existsSync(place) && statSync(place).isDirectory());
  if (wanted.trim() !== '' && folder !== undefined) return { folder };
  const ids = known.map((place) => basename(place));
  const near = nearIds(wanted, ids);
  const candidates = (near.length > 0 ? near : ids.slice(0, 3)).join(', ') || 'no run yet';
  const what = `there is no run ${JSON.stringify(wanted)}`;
  return { problem: absent(what, 'the id of a run, or its folder', wanted, reportDir, `give one of ${candidates}`) };
}

function absent(what: string, expected: string, received: string, where: string, next: string): RunProblem {
  return { code: 'RUN_NOT_FOUND', what, expected, received, where, next };
}

/** Reads the verdict that a run left in its folder. */
export function readRun(folder: string): { readonly run: RecordedRun } | { readonly problem: RunProblem } {
  const where = join(folder, runFiles.verdict);
  const problem = (received: string, next: string): { problem: RunProblem } => ({
    problem: {
      code: 'RUN_NOT_JUDGED',
      what: `the run in ${folder} has no verdict that can be read`,
      expected: `the ${runFiles.verdict} of a run`,
      received,
      where,
      next,
    },
  });
  if (!existsSync(where)) return problem('none: the run was killed before it was judged', 'run again');
  try {
    const value = JSON.parse(readFileSync(where, 'utf8')) as Partial<Verdict & Omit<JudgedRun, 'verdict'>> | null;
    if (!value || !Array.isArray(value.checks) || typeof value.counts !== 'object' || !Array.isArray(value.reasons))
      return problem('another document', 'run again');
    const { runId = basename(folder), build = null, profile = '', full = false, judgedAt } = value;
    const time = judgedAt ?? statSync(where).mtime.toISOString();
    return { run: { folder, runId, build, profile, full, judgedAt: time, verdict: value as Verdict } };
  } catch (error) {
    return problem((error as Error).message, 'run again');
  }
}
