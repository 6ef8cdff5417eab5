import { appendFileSync } from 'node:fs';
import { renderAnnotations } from '../report/annotations.ts';
import type { RunReport } from '../report/run-report.ts';
import { renderMarkdown } from '../report/summary-md.ts';

/**
 * Tells GitHub's runner, where one runs this: annotations as workflow commands on standard output, the summary appended to
 * the page of the job.
 * @param env variables of the process; GITHUB_ACTIONS and GITHUB_STEP_SUMMARY are the runner's
 * @param print writes to standard output
 * @returns why the summary could not be appended, if so
 */
export function tellPipeline(
  report: RunReport,
  env: NodeJS.ProcessEnv,
  print: (text: string) => void,
): string | undefined {
  if (env.GITHUB_ACTIONS === 'true') print(renderAnnotations(report));
  const { GITHUB_STEP_SUMMARY: summary = '' } = env;
  if (summary === '') return undefined;
  try {
    appendFileSync(summary, renderMarkdown(report));
    return undefined;
  } catch (error) {
    return `the job's summary could not be written to ${summary}: ${(error as Error).message}`;
  }
}
