import { resolve } from 'node:path';

/** The folder that holds the runs: the option, the variable CONTRACT_REPORT_DIR, or `reports` in the project's folder. */
export function reportFolder(
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): string {
  const variable = env.CONTRACT_REPORT_DIR?.trim();
  return resolve(root, option ?? (variable ? variable : 'reports'));
}
