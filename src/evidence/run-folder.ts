import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';

/** The folder of a run, `<reportDir>/<runId>`. */
export function runFolder({ reportDir, runId }: Pick<Settings, 'reportDir' | 'runId'>): string {
  return join(reportDir, runId);
}

/** The folder of a run's journals. */
export function journalFolder(settings: Pick<Settings, 'reportDir' | 'runId'>): string {
  return join(runFolder(settings), 'journal');
}
